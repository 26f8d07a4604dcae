import { button, dateText, element, link, marked } from './dom.ts';
import { find, type Found, type Library } from './find.ts';
import { rememberWords } from './found-words.ts';
import type { Hit, HitLine } from './hits.ts';
import { bundleOf, indexesOf } from './indexes.ts';
import { loadNames } from './names.ts';
import { loadProgram } from './pagefind.ts';
import { addressOf, NOTHING } from './question.ts';

const PAUSE_MS = 120;
const FAILED = 'The search index could not be loaded. Loading the page again may help.';
const MOST_HITS = 6;
const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const bundle = bundleOf(import.meta.env.BASE_URL);

let quick: QuickSearch | null = null;

/** Opens the quick search over the page; made when it is first asked for. */
export function openQuickSearch(): void {
  quick ??= new QuickSearch();
  quick.open();
}

/** A native dialog with a field and the best hits: arrows choose, Enter goes there, Escape closes. */
class QuickSearch {
  readonly #field = element('input', 'search-field');
  readonly #list = element('ul', 'quick-hits');
  readonly #status = element('p', 'quick-status');
  readonly #dialog: HTMLDialogElement;
  #library: Promise<Library> | null = null;
  #active = -1;
  #turn = 0;
  #pending = 0;

  constructor() {
    const close = button(
      'quick-close',
      () => {
        this.#dialog.close();
      },
      'Close',
    );
    Object.assign(this.#field, { type: 'search', placeholder: 'Search', autocomplete: 'off', spellcheck: false });
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-label': 'Words to search for',
      'aria-controls': 'quick-hits',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
    }))
      this.#field.setAttribute(name, value);
    Object.assign(this.#list, { id: 'quick-hits', role: 'listbox', ariaLabel: 'Results' });
    this.#status.role = 'status';
    const whole = element('a', 'quick-whole', 'Search page, with filters');
    whole.href = `${base}/search/`;
    this.#dialog = element('dialog', 'quick', element('div', 'quick-head', this.#field, close), this.#status, this.#list, whole);
    this.#dialog.setAttribute('aria-label', 'Search');
    document.body.append(this.#dialog);
    this.#listen();
  }

  open(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#field.select();
    this.#library ??= openLibrary();
    this.#library.catch(() => {
      this.#fail();
    });
  }

  /** The next question tries again. */
  #fail(): void {
    this.#library = null;
    this.#status.textContent = FAILED;
  }

  #listen(): void {
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#pending);
      this.#pending = window.setTimeout(() => {
        this.#answer().catch((error: unknown) => {
          this.#fail();
          console.error(error);
        });
      }, PAUSE_MS);
    });
    this.#field.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    // A press beside the dialog, which is on its backdrop.
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
      const chosen = target instanceof Element ? target.closest('a') : null;
      if (chosen === null) return;
      rememberWords(chosen);
      this.#dialog.close();
    });
  }

  #onKey(event: KeyboardEvent): void {
    const options = this.#options();
    if (event.key === 'ArrowDown') this.#choose(Math.min(this.#active + 1, options.length - 1));
    else if (event.key === 'ArrowUp') this.#choose(Math.max(this.#active - 1, -1));
    else if (event.key === 'Enter') {
      const chosen = options[this.#active]?.querySelector('a');
      if (chosen === undefined || chosen === null) location.assign(`${base}/search/${addressOf({ ...NOTHING, text: this.#field.value })}`);
      else chosen.click();
    } else return;
    event.preventDefault();
  }

  #options(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  /** The field keeps the focus; a screen reader is told of the option. */
  #choose(index: number): void {
    this.#active = index;
    for (const [at, option] of this.#options().entries()) {
      option.ariaSelected = String(at === index);
      if (at === index) option.scrollIntoView({ block: 'nearest' });
    }
    if (index < 0) this.#field.removeAttribute('aria-activedescendant');
    else this.#field.setAttribute('aria-activedescendant', `quick-${String(index)}`);
  }

  async #answer(): Promise<void> {
    this.#turn += 1;
    const mine = this.#turn;
    this.#library ??= openLibrary();
    const library = await this.#library;
    const found = await find({ ...NOTHING, text: this.#field.value }, library, []);
    if (mine === this.#turn) this.#show(found);
  }

  #show(found: Found): void {
    const lines = found.hits.slice(0, MOST_HITS);
    const nodes = lines.map(hitLink).filter((node) => node !== null);
    const options = found.total === 0 ? nodes : [...nodes, allLink(this.#field.value, found.total)];
    this.#list.replaceChildren(...options.map((node, index) => optionNode(node, index)));
    this.#field.ariaExpanded = String(options.length > 0);
    const nothing = this.#field.value.trim() === '' ? '' : 'Nothing found. Fewer or other words may help.';
    this.#status.textContent = found.total === 0 ? nothing : `${String(found.total)} ${found.total === 1 ? 'result' : 'results'}`;
    this.#choose(-1);
  }
}

async function openLibrary(): Promise<Library> {
  const names = await loadNames(bundle);
  return { names, indexes: indexesOf(() => loadProgram(bundle), bundle), sites: null };
}

function optionNode(node: HTMLAnchorElement, index: number): HTMLElement {
  const option = element('li', '', node);
  Object.assign(option, { id: `quick-${String(index)}`, role: 'option', ariaSelected: 'false' });
  node.tabIndex = -1;
  return option;
}

/** The best line of a page, under its title. */
function hitLink(hit: Hit): HTMLAnchorElement | null {
  const [line] = hit.lines;
  const date = hit.date === null ? [] : [element('span', 'quick-date', dateText(hit.date))];
  const head = element('span', 'quick-title', hit.title, ' ', ...date);
  return link(line?.url ?? hit.url, '', [], head, ...(line === undefined ? [] : lineNodes(line)));
}

const lineNodes = ({ place, text }: HitLine): Node[] => [
  ...(place === null ? [] : [element('span', 'hit-place', place)]),
  element('span', 'hit-text', ...marked(text)),
];

function allLink(text: string, total: number): HTMLAnchorElement {
  const made = element('a', 'quick-all', total === 1 ? 'Open in the search' : `All ${String(total)} results`);
  made.href = `${base}/search/${addressOf({ ...NOTHING, text })}`;
  return made;
}
