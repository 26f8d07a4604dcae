import type { FacetName } from '../../core/derive/page-data.ts';
import type { SearchOptions } from './pagefind.ts';
import type { Query } from './query.ts';
import type { Question, Sort } from './question.ts';

/** Which index answers: pages (incidents and meetings) or lines (decisions and actions). */
export type IndexName = 'pages' | 'lines';

/** A question, ready to be put to the indexes. */
export interface Plan {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  /** Chosen values and operators together: of each facet any value, of all facets one. */
  readonly filters: ReadonlyMap<FacetName, readonly string[]>;
  readonly indexes: readonly IndexName[];
  readonly sort: Sort;
}

const LINE_KINDS: ReadonlySet<string> = new Set(['decision', 'action']);

/** What is chosen and what is typed of one facet narrow each other; without words, everything that passes is found. */
export function planOf(question: Question, query: Query): Plan {
  const filters = new Map(query.filters);
  for (const [facet, values] of question.chosen) {
    const typed = filters.get(facet);
    filters.set(facet, typed === undefined ? values : values.filter((value) => typed.includes(value)));
  }
  const asked = query.words.length + query.phrases.length > 0;
  const sort = question.sort ?? (asked ? 'relevance' : 'newest');
  return {
    words: query.words,
    phrases: query.phrases,
    filters,
    indexes: indexesFor(filters.get('kind')),
    sort: sort === 'relevance' && !asked ? 'newest' : sort,
  };
}

/** Decisions and actions are found on their pages, too: their own index answers only where they are asked for. */
function indexesFor(kinds: readonly string[] | undefined): IndexName[] {
  if (kinds === undefined) return ['pages'];
  const lines = kinds.some((kind) => LINE_KINDS.has(kind));
  const pages = kinds.some((kind) => !LINE_KINDS.has(kind));
  return lines && pages ? ['pages', 'lines'] : lines ? ['lines'] : ['pages'];
}

/** Nothing at all was asked: no word, no choice. */
export const isEmpty = ({ words, phrases, filters }: Plan): boolean => words.length + phrases.length + filters.size === 0;

/** For Pagefind; `without` leaves one facet out. A facet without values lets nothing pass. */
export function optionsOf({ filters, sort }: Plan, index: IndexName, without: FacetName | null = null): SearchOptions {
  const narrowing = [...filters].filter(([facet]) => facet !== without);
  const any = Object.fromEntries(narrowing.map(([facet, values]) => [facet, { any: values.length === 0 ? [NO_VALUE] : values }]));
  return { filters: any, ...(sort === 'relevance' ? {} : { sort: orderOf(sort, index) }) };
}

const NO_VALUE = '\u0000';

function orderOf(sort: Exclude<Sort, 'relevance'>, index: IndexName): Readonly<Record<string, 'asc' | 'desc'>> {
  // A decision has no length.
  if (sort === 'longest' && index === 'pages') return { minutes: 'desc' };
  return { date: sort === 'oldest' ? 'asc' : 'desc' };
}
