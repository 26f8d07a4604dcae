import { groupHits } from './hits.ts';
import { loadPagefind, type Pagefind, type SearchAnswer } from './pagefind.ts';
import { showHits, showKinds } from './search-view.ts';

interface Question {
  readonly words: string;
  readonly kind: string | null;
}

const MOST_RESULTS = 40;
const PAUSE_MS = 160;
/** Typing on within this time is the same question in the browser's history. */
const SAME_QUESTION_MS = 2000;

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the search page has no ${selector}`);
  return found;
}

const field = document.querySelector<HTMLInputElement>('.search-field') ?? document.createElement('input');
const status = part('.search-status');
const hits = part('.hits');
const facets = part('.facets');

let pagefind: Promise<Pagefind> | null = null;
let kind: string | null = null;
let turn = 0;
let lastWritten = 0;
let pending = 0;

function readAddress(): Question {
  const params = new URLSearchParams(location.search);
  return { words: params.get('q') ?? '', kind: params.get('kind') };
}

/** A new entry of the history for a new question; the same entry while it is being typed. */
function writeAddress(question: Question): void {
  const params = new URLSearchParams();
  if (question.words !== '') params.set('q', question.words);
  if (question.kind !== null) params.set('kind', question.kind);
  const query = params.toString();
  const address = query === '' ? location.pathname : `${location.pathname}?${query}`;
  if (address === location.pathname + location.search) return;
  if (Date.now() - lastWritten < SAME_QUESTION_MS) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  lastWritten = Date.now();
}

async function ask(question: Question): Promise<void> {
  turn += 1;
  const mine = turn;
  const words = question.words.trim();
  if (words === '') {
    showHits(hits, []);
    showKinds(facets, {}, null, choose);
    status.textContent = '';
    return;
  }
  try {
    pagefind ??= loadPagefind(import.meta.env.BASE_URL);
    const filters: Record<string, string> = question.kind === null ? {} : { kind: question.kind };
    const answer = await (await pagefind).search(words, { filters });
    const results = await Promise.all(answer.results.slice(0, MOST_RESULTS).map((result) => result.data()));
    if (mine !== turn) return;
    const found = groupHits(results);
    showKinds(facets, answer.totalFilters['kind'] ?? {}, question.kind, choose);
    showHits(hits, found);
    status.textContent = countText(answer, found.length, words);
  } catch (error) {
    pagefind = null;
    status.textContent =
      'The search index could not be loaded. It is written when the site is built; a page served during writing has none.';
    console.error(error);
  }
}

function countText(answer: SearchAnswer, pages: number, words: string): string {
  const total = answer.results.length;
  if (total === 0) return `Nothing found for “${words}”. Fewer or other words may help.`;
  const shown = total > MOST_RESULTS ? `, the best ${String(MOST_RESULTS)} shown` : '';
  return `${String(total)} ${total === 1 ? 'result' : 'results'} on ${String(pages)} ${pages === 1 ? 'page' : 'pages'}${shown}`;
}

function submit(): Promise<void> {
  clearTimeout(pending);
  const question = { words: field.value, kind };
  writeAddress(question);
  return ask(question);
}

function choose(next: string | null): void {
  kind = next;
  void submit();
}

function restore(): void {
  const question = readAddress();
  field.value = question.words;
  kind = question.kind;
  void ask(question);
}

/** Down and Up go from the field through the results and back. */
function move(step: 1 | -1): void {
  const stops: HTMLElement[] = [field, ...hits.querySelectorAll('a')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
}

function onKey(event: KeyboardEvent): void {
  const inFacets = event.target instanceof Element && event.target.closest('.facets') !== null;
  if (event.key === 'Escape') {
    field.value = '';
    kind = null;
    field.focus();
    void submit();
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !inFacets) {
    move(event.key === 'ArrowDown' ? 1 : -1);
  } else return;
  event.preventDefault();
}

const search = part('.search');
search.hidden = false;
facets.toggleAttribute('open', matchMedia('(width >= 44rem)').matches);
search.addEventListener('keydown', onKey);
field.addEventListener('input', () => {
  clearTimeout(pending);
  pending = window.setTimeout(() => void submit(), PAUSE_MS);
});
// Enter in the field leads to the first result; Enter there opens it.
part('.search form').addEventListener('submit', (event) => {
  event.preventDefault();
  void submit().then(() => hits.querySelector('a')?.focus());
});
window.addEventListener('popstate', restore);
restore();
if (field.value === '') field.focus();
