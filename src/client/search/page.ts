import type { FacetName } from '../../core/derive/page-data.ts';
import { button, part } from './dom.ts';
import { countedFacets, makeFacets, showChosen, showFacets } from './facets-view.ts';
import { countLines, find, type Found, type Library } from './find.ts';
import { rememberFollowed } from './found-words.ts';
import { bundleOf, indexesOf } from './indexes.ts';
import { loadNames } from './names.ts';
import { adviceOn, notesOf, showAdvice, statusOf } from './advice-view.ts';
import { loadProgram } from './pagefind.ts';
import { isEmpty } from './plan.ts';
import { addressOf, NOTHING, questionOf, SORTS, toggled, type Question } from './question.ts';
import { showHits, showPages } from './results-view.ts';
import { otherSites } from './sites.ts';
import { suggestionsFor } from './suggest.ts';

const PAUSE_MS = 250;
/** Typing on within this time is the same question in the browser's history. */
const SAME_QUESTION_MS = 2000;
const FAILED =
  'The search index could not be loaded. It is written when the site is built; a page that was served meanwhile has none. Loading the page again may help.';

const search = part('.search');
const field = document.querySelector<HTMLInputElement>('.search-field') ?? document.createElement('input');
const sort = document.querySelector<HTMLSelectElement>('.search-sort') ?? document.createElement('select');
const status = part('.search-status');
const panel = part('.facets');
const bundle = bundleOf(import.meta.env.BASE_URL);

let library: Promise<Library> | null = null;
let question: Question = NOTHING;
let asked = 0;
let answering: Promise<void> | null = null;
let lastWritten = 0;

async function openLibrary(): Promise<Library> {
  const names = await loadNames(bundle);
  const facets = panel.querySelector('.facet-groups');
  if (facets !== null && facets.childElementCount === 0) makeFacets(facets, names, () => void answer());
  return {
    names,
    indexes: indexesOf(() => loadProgram(bundle), bundle),
    sites: names.sites.length === 0 ? null : otherSites(bundle, names.sites),
  };
}

/** A new entry of the history for a new question; the same entry while it is being typed. */
function writeAddress(): void {
  const address = `${location.pathname}${addressOf(question)}`;
  if (address === location.pathname + location.search) return;
  if (Date.now() - lastWritten < SAME_QUESTION_MS) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  lastWritten = Date.now();
}

function put(next: Question): void {
  question = next;
  writeAddress();
  void answer();
}

const toggle = (facet: FacetName, value: string, on: boolean): void => {
  put(toggled(question, facet, value, on));
};

/** Answers the question that stands; while it is being answered, of the questions that follow only the last one is. */
function answer(): Promise<void> {
  asked += 1;
  answering ??= answerAll().finally(() => {
    answering = null;
  });
  return answering;
}

async function answerAll(): Promise<void> {
  for (let answered = 0; answered !== asked;) {
    answered = asked;
    await answerOnce(answered);
  }
}

async function answerOnce(mine: number): Promise<void> {
  try {
    library ??= openLibrary();
    const opened = await library;
    const found = await find(question, opened, countedFacets(panel));
    if (mine !== asked) return;
    show(found, opened);
    setTimeout(() => {
      advise(mine, found, opened).catch(fail);
    }, PAUSE_MS);
  } catch (error) {
    fail(error);
  }
}

/** What takes more questions to the index, once the reader has paused. */
async function advise(mine: number, found: Found, opened: Library): Promise<void> {
  if (mine !== asked) return;
  const [advice, lines] = await Promise.all([adviceOn(found, question, opened, bundle, put), countLines(found, opened)]);
  if (mine !== asked) return;
  showAdvice(part('.search-advice'), [...notesOf(found, opened), ...advice]);
  if (lines !== null) showLineCounts(found, lines, opened);
}

function fail(error: unknown): void {
  part('.search-found').hidden = false;
  library = null;
  status.textContent = FAILED;
  console.error(error);
}

function show(found: Found, opened: Library): void {
  const { names, sites } = opened;
  const { plan } = found;
  const origins = sites?.origins ?? [];
  const grouped = plan.sort !== 'relevance' && plan.sort !== 'longest' && sites === null;
  showHits(part('.hits'), found.hits, grouped, origins);
  showPages(
    part('.result-pages'),
    { page: question.page, last: found.total === 0 ? 1 : found.pages },
    (page) => addressOf({ ...question, page }) || location.pathname,
    openPage,
  );
  showFacets(panel, names, question, isEmpty(plan) ? null : found.counts, toggle);
  showChosen(part('.chosen'), question, toggle);
  showAdvice(part('.search-advice'), notesOf(found, opened));
  showSuggestions();
  panel.hidden = false;
  // All at once with the facets: what stood below them would be pushed down.
  part('.search-found').hidden = false;
  sort.value = plan.sort;
  sort.disabled = sites !== null;
  part('.search-order').hidden = isEmpty(plan);
  status.textContent = statusOf(found, question);
}

function openPage(page: number): void {
  put({ ...question, page });
  window.scrollTo({ top: 0 });
}

/** Decisions and actions beside the kinds that the pages' index counts. */
function showLineCounts(found: Found, lines: NonNullable<Found['counts']>, { names }: Library): void {
  if (found.counts === null) return;
  const kind = { ...found.counts['kind'], decision: lines['kind']?.['decision'] ?? 0, action: lines['kind']?.['action'] ?? 0 };
  showFacets(panel, names, question, { ...found.counts, kind }, toggle);
}

function showSuggestions(): void {
  void library?.then(({ names }) => {
    const found = document.activeElement === field ? suggestionsFor(field.value, names) : [];
    part('.suggestions').replaceChildren(
      ...found.map(({ facet, value, rest }) =>
        button(
          'suggestion',
          () => {
            field.value = rest;
            field.focus();
            put(toggled({ ...question, text: rest }, facet, value, true));
          },
          `${facet}: ${value}`,
        ),
      ),
    );
  });
}

function submit(): void {
  if (field.value !== question.text) put({ ...question, text: field.value, page: 1 });
}

function restore(): void {
  question = questionOf(location.search);
  field.value = question.text;
  void answer();
}

/** Down and Up go from the field through suggestions and results, and back. */
function move(step: 1 | -1): void {
  const stops: HTMLElement[] = [field, ...search.querySelectorAll<HTMLElement>('.suggestions button, .hits a')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
}

function onKey(event: KeyboardEvent): void {
  const facet = event.target instanceof Element ? event.target.closest<HTMLDetailsElement>('.facet[open]') : null;
  const inPanel = event.target instanceof Element && event.target.closest('.facets, .search-sort') !== null;
  if (event.key === 'Escape' && facet !== null) {
    facet.open = false;
    facet.querySelector('summary')?.focus();
  } else if (event.key === 'Escape') {
    field.value = '';
    field.focus();
    put(NOTHING);
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !inPanel) {
    move(event.key === 'ArrowDown' ? 1 : -1);
  } else return;
  event.preventDefault();
}

search.hidden = false;
panel.toggleAttribute('open', matchMedia('(width >= 44rem)').matches);
search.addEventListener('keydown', onKey);
field.addEventListener('input', () => {
  submit();
  showSuggestions();
});
sort.addEventListener('change', () => {
  const chosen = SORTS.find((name) => name === sort.value) ?? null;
  put({ ...question, sort: chosen, page: 1 });
});
// Enter in the field leads to the first result; Enter there opens it.
part('.search form').addEventListener('submit', (event) => {
  event.preventDefault();
  question = { ...question, text: field.value, page: field.value === question.text ? question.page : 1 };
  writeAddress();
  void answer().then(() => part('.hits').querySelector('a')?.focus());
});
rememberFollowed(part('.hits'));
document.addEventListener('click', ({ target }) => {
  for (const open of panel.querySelectorAll<HTMLDetailsElement>('.facet[open]'))
    if (target instanceof Node && !open.contains(target)) open.open = false;
});
window.addEventListener('popstate', restore);
restore();
if (field.value === '') field.focus();
