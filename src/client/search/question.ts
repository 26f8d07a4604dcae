import type { FacetName } from '../../core/derive/page-data.ts';
import { FACETS, isFacet } from './names.ts';

export const SORTS = ['relevance', 'newest', 'oldest', 'longest'] as const;
export type Sort = (typeof SORTS)[number];
const isSort = (text: string | null): text is Sort => SORTS.some((sort) => sort === text);

/** What a reader asks: all of it stands in the address of the search page. */
export interface Question {
  /** As typed, operators among the words. */
  readonly text: string;
  /** Chosen values, facet by facet; a facet without any is not in it. */
  readonly chosen: ReadonlyMap<FacetName, readonly string[]>;
  /** Null: by relevance where there are words, else the newest first. */
  readonly sort: Sort | null;
  /** From 1. */
  readonly page: number;
}

export const NOTHING: Question = { text: '', chosen: new Map(), sort: null, page: 1 };

/** `?q=pool&service=Order+Service&sort=newest&page=2`. What is no facet, no order and no number is left out. */
export function questionOf(search: string): Question {
  const params = new URLSearchParams(search);
  const chosen = new Map<FacetName, string[]>();
  for (const [name, value] of params) {
    if (!isFacet(name) || value === '') continue;
    chosen.set(name, [...new Set([...(chosen.get(name) ?? []), value])]);
  }
  const sort = params.get('sort');
  const page = Number(params.get('page') ?? 1);
  return {
    text: params.get('q') ?? '',
    chosen,
    sort: isSort(sort) ? sort : null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The same question has the same address, in whatever order its parts were chosen. */
export function addressOf({ text, chosen, sort, page }: Question): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  for (const name of FACETS) for (const value of [...(chosen.get(name) ?? [])].sort()) params.append(name, value);
  if (sort !== null) params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

/** With a value chosen, or no longer; back to the first page. */
export function toggled(question: Question, name: FacetName, value: string, on: boolean): Question {
  const before = question.chosen.get(name) ?? [];
  const values = on ? [...new Set([...before, value])] : before.filter((other) => other !== value);
  const chosen = new Map(question.chosen);
  if (values.length === 0) chosen.delete(name);
  else chosen.set(name, values);
  return { ...question, chosen, page: 1 };
}
