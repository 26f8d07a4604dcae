import type { FacetName, SearchNames } from '../../core/derive/page-data.ts';

/** What the search page knows before it asks the index; `names.json`, written beside it. */
export interface Names extends SearchNames {
  /** The index of decisions and actions: how many they are, and how large it is. */
  readonly lines: { readonly count: number; readonly bytes: number };
  /** Other sites that are searched along. */
  readonly sites: readonly { readonly name: string; readonly url: string }[];
}

export const FACETS: readonly FacetName[] = ['kind', 'severity', 'service', 'person', 'team', 'series', 'year', 'status', 'tag'];
export const isFacet = (name: string): name is FacetName => FACETS.some((facet) => facet === name);

export const KINDS: readonly string[] = ['incident', 'meeting', 'decision', 'action'];

const isNames = (value: unknown): value is Names =>
  typeof value === 'object' &&
  value !== null &&
  'facets' in value &&
  'also' in value &&
  'synonyms' in value &&
  'lines' in value &&
  'sites' in value;

/** Rejects where the index was not written, as while a site is being published. */
export async function loadNames(bundle: string): Promise<Names> {
  const response = await fetch(`${bundle}names.json`);
  const value: unknown = response.ok ? await response.json() : null;
  if (!isNames(value)) throw new Error('names.json is not what a search page reads');
  return value;
}

export async function loadWords(bundle: string): Promise<readonly string[]> {
  const response = await fetch(`${bundle}words.json`);
  const value: unknown = response.ok ? await response.json() : [];
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

/** The values of a facet that a reader can name. */
export const valuesOf = (names: Names, facet: FacetName): readonly string[] => (facet === 'kind' ? KINDS : names.facets[facet]);
