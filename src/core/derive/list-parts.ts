import { dateText } from './dates-text.ts';
import type { ListPart, PartLink, PartPage } from './page-data.ts';

/** About how much HTML the lists of one page may have, in bytes. With head, foot and the way to other pages it stays below 150 KB. */
export const MOST_ON_PAGE = 120_000;

/** A list that is shown on one page, or split by year where that page would be too long. */
export interface SplitList<Item> {
  /** What the list's own page shows: all, or the newest. */
  readonly shown: readonly Item[];
  /** Newest first; none where the list's own page shows all. */
  readonly parts: readonly ListPart<Item>[];
}

export interface Splitting<Item> {
  /** The list's own address; those of its parts are below it. */
  readonly href: string;
  readonly dateOf: (item: Item) => string;
  /** Bytes of HTML, about. */
  readonly sizeOf: (item: Item) => number;
  /** Addresses that other pages have. */
  readonly taken: ReadonlySet<string>;
  /** How much the list's own page has room for. */
  readonly most?: number;
}

/**
 * Splits a list (newest first). A year that is too long for one page is cut from its start on, so that a part keeps its
 * documents and its address when newer ones are added: `/incidents/2024/`, `/incidents/2024/2/`.
 */
export function splitByYear<Item>(items: readonly Item[], splitting: Splitting<Item>): SplitList<Item> {
  const { dateOf, sizeOf, href, taken, most = MOST_ON_PAGE } = splitting;
  const [shown = [], ...more] = cut(items, sizeOf, most);
  if (more.length === 0) return { shown: items, parts: [] };
  const years = Map.groupBy(items, (item) => dateOf(item).slice(0, 4));
  const parts = [...years].flatMap(([year, ofYear]) => {
    const base = unusedHref(`${href}${year}/`, taken);
    return cut(ofYear.toReversed(), sizeOf)
      .map((chunk, index) =>
        partOf(chunk.toReversed(), year, index, unusedHref(index === 0 ? base : `${base}${index + 1}/`, taken), dateOf),
      )
      .reverse();
  });
  return { shown, parts };
}

function partOf<Item>(items: readonly Item[], year: string, index: number, href: string, dateOf: (item: Item) => string): ListPart<Item> {
  const [newest, oldest] = [items[0], items.at(-1)];
  return {
    href,
    title: index === 0 ? year : `${year}, part ${index + 1}`,
    span: newest === undefined || oldest === undefined ? '' : spanText(dateOf(oldest), dateOf(newest)),
    items,
  };
}

/** "1 March to 4 April 2024", "24 December 2023 to 2 January 2024", "4 April 2024" */
export function spanText(first: string, last: string): string {
  if (first === last) return dateText(last);
  const from = dateText(first);
  return `${first.slice(0, 4) === last.slice(0, 4) ? from.slice(0, -5) : from} to ${dateText(last)}`;
}

/** Runs of items that each fit on a page; one that is longer alone has a page of its own. */
export function cut<Item>(items: readonly Item[], sizeOf: (item: Item) => number, most = MOST_ON_PAGE): Item[][] {
  const runs: Item[][] = [];
  let size = Infinity;
  for (const item of items) {
    const own = sizeOf(item);
    if (size + own > most) {
      runs.push([]);
      size = 0;
    }
    runs.at(-1)?.push(item);
    size += own;
  }
  return runs;
}

/** The parts of a list as a page links to them. */
export const partLinks = (parts: readonly ListPart<unknown>[], noun: (count: number) => string): PartLink[] =>
  parts.map(({ href, title, span, items }) => ({ text: title, href, note: `${noun(items.length)}, ${span}` }));

/** The pages of the parts of a list or a subject. `listed`: the rows of a part under their names. */
export const partPages = <Item>(
  parts: readonly ListPart<Item>[],
  whole: PartPage['whole'],
  links: readonly PartLink[],
  listed: (items: readonly Item[]) => Partial<Pick<PartPage, 'incidents' | 'meetings' | 'doneActions'>>,
): PartPage[] =>
  parts.map(({ href, title, span, items }) => ({
    ...{ href, title: `${whole.text}, ${title}`, whole, span },
    ...{ year: null, doneActions: [], incidents: [], meetings: [] },
    ...listed(items),
    parts: links,
  }));

/** An address below which no document has a page: `/incidents/2024/`, or `/incidents/2024-2/` where a document has that. */
export function unusedHref(wanted: string, taken: ReadonlySet<string>): string {
  let href = wanted;
  for (let number = 2; taken.has(href); number += 1) href = `${wanted.slice(0, -1)}-${number}/`;
  return href;
}
