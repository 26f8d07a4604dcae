import type { FacetName } from '../../core/derive/page-data.ts';
import { button, element } from './dom.ts';
import { FACETS, valuesOf, type Names } from './names.ts';
import type { Counts } from './pagefind.ts';
import type { Question } from './question.ts';

const TITLES: Readonly<Record<FacetName, string>> = {
  kind: 'Kind',
  severity: 'Severity',
  service: 'Service',
  person: 'Person',
  team: 'Team',
  series: 'Series',
  year: 'Year',
  status: 'Status',
  tag: 'Tag',
  date: 'Date',
};

const KIND_WORDS: ReadonlyMap<string, string> = new Map([
  ['incident', 'Incidents'],
  ['meeting', 'Meetings'],
  ['decision', 'Decisions'],
  ['action', 'Actions'],
]);

export type Toggle = (facet: FacetName, value: string, on: boolean) => void;

/** "Service: Order Service" */
export const choiceText = (facet: FacetName, value: string): string =>
  `${TITLES[facet]}: ${facet === 'kind' ? (KIND_WORDS.get(value) ?? value) : value}`;

/** The facets of the panel, made once; values and counts are filled in as answers come. `onOpen`: a facet's counts are wanted. */
export function makeFacets(into: Element, names: Names, onOpen: () => void): void {
  const shown = FACETS.filter((facet) => valuesOf(names, facet).length > 0);
  into.replaceChildren(...shown.map((facet) => (facet === 'kind' ? kindGroup() : facetGroup(facet, onOpen))));
}

const kindGroup = (): HTMLElement => {
  const group = element('fieldset', 'facet-values', element('legend', 'visually-hidden', TITLES.kind));
  group.dataset['facet'] = 'kind';
  return group;
};

function facetGroup(facet: FacetName, onOpen: () => void): HTMLElement {
  const values = element('fieldset', 'facet-values', element('legend', 'visually-hidden', TITLES[facet]));
  values.dataset['facet'] = facet;
  const group = element('details', 'facet', element('summary', '', TITLES[facet]), values);
  group.name = 'facet';
  group.addEventListener('toggle', () => {
    if (group.open) onOpen();
  });
  return group;
}

/** The facets whose counts a reader sees: kind, and what is open or chosen. */
export const countedFacets = (panel: Element): FacetName[] =>
  FACETS.filter((facet) => facet === 'kind' || panel.querySelector(`.facet[open] [data-facet="${facet}"]`) !== null);

/** `counts` null: they cannot be told for this question. */
export function showFacets(panel: Element, names: Names, { chosen }: Question, counts: Counts | null, toggle: Toggle): void {
  for (const group of panel.querySelectorAll<HTMLElement>('[data-facet]')) {
    const facet = FACETS.find((name) => name === group.dataset['facet']);
    if (facet === undefined) continue;
    const picked = chosen.get(facet) ?? [];
    const details = group.closest<HTMLDetailsElement>('.facet');
    // Hundreds of people, at every letter: what is folded is made when it is opened, which asks again.
    if (details === null || details.open) showValues(group, facet, rowsOf(facet, names, { picked, counts }, toggle));
    const count = picked.length > 0 ? [' ', element('span', 'count', String(picked.length))] : [];
    details?.querySelector('summary')?.replaceChildren(TITLES[facet], ...count);
  }
}

function rowsOf(
  facet: FacetName,
  names: Names,
  { picked, counts }: { picked: readonly string[]; counts: Counts | null },
  toggle: Toggle,
): Row[] {
  const known = valuesOf(names, facet);
  const values = [...known, ...picked.filter((value) => !known.includes(value))];
  return values.map((value) => choice(facet, value, picked.includes(value), countOf(counts, facet, value), toggle));
}

/** The focus stays at the value that has it. */
function showValues(group: HTMLElement, facet: FacetName, rows: readonly Row[]): void {
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLInputElement && group.contains(activeElement) ? activeElement.value : null;
  group.replaceChildren(...[...group.children].filter((child) => child instanceof HTMLLegendElement), ...byCount(facet, rows));
  if (focused !== null) [...group.querySelectorAll('input')].find(({ value }) => value === focused)?.focus();
}

interface Row {
  readonly node: HTMLElement;
  readonly count: number | null;
}

/** Counts of facets that were not loaded are not known, nor those of kinds that stand in another index. */
function countOf(counts: Counts | null, facet: FacetName, value: string): number | null {
  const values = counts?.[facet];
  return values === undefined ? null : (values[value] ?? (facet === 'kind' ? null : 0));
}

/** What gives no result stands last; years and severities keep their order. */
function byCount(facet: FacetName, rows: readonly Row[]): HTMLElement[] {
  const ordered = ['kind', 'year', 'severity'].includes(facet) ? rows : rows.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  return ordered.map(({ node }) => node);
}

function choice(facet: FacetName, value: string, on: boolean, count: number | null, toggle: Toggle): Row {
  const input = element('input', '');
  input.type = 'checkbox';
  input.name = facet;
  input.value = value;
  input.checked = on;
  input.addEventListener('change', () => {
    toggle(facet, value, input.checked);
  });
  const text = facet === 'kind' ? (KIND_WORDS.get(value) ?? value) : value;
  const label = element('label', '', input, text, ' ', element('span', 'count', count === null ? '' : String(count)));
  label.classList.toggle('none', count === 0 && !on);
  return { node: label, count };
}

/** What is chosen, each with a button that takes it back. */
export function showChosen(into: HTMLElement, { chosen }: Question, toggle: Toggle): void {
  const items = [...chosen].flatMap(([facet, values]) =>
    values.map((value) => {
      const remove = button(
        'chip',
        () => {
          toggle(facet, value, false);
        },
        choiceText(facet, value),
        element('span', 'chip-x', '×'),
      );
      remove.setAttribute('aria-label', `Remove ${choiceText(facet, value)}`);
      return element('li', '', remove);
    }),
  );
  into.hidden = items.length === 0;
  into.replaceChildren(...items);
}
