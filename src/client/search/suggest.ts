import type { FacetName } from '../../core/derive/page-data.ts';
import { fold, matching } from './name-match.ts';
import { isFacet, valuesOf, type Names } from './names.ts';

/** A name that the word at the end of what was typed may begin. */
export interface Suggestion {
  readonly facet: FacetName;
  readonly value: string;
  /** What was typed, without that word. */
  readonly rest: string;
}

const MOST = 5;
const NAMED: readonly FacetName[] = ['person', 'service', 'team', 'series', 'tag'];
const LAST = /(?:(?<operator>\p{L}{1,20}):)?(?<word>[\p{L}\p{N}][\p{L}\p{N}._-]{0,60})$/u;

/** Names for the last word of `text`: `owner:al` -> Alex Johnson; `order` -> Order Service. Two letters at least. */
export function suggestionsFor(text: string, names: Names): Suggestion[] {
  const match = LAST.exec(text);
  const word = match?.groups?.['word'] ?? '';
  if (match === null || fold(word).length < 2) return [];
  const operator = match.groups?.['operator']?.toLowerCase();
  const facet = operator === 'owner' || operator === 'who' ? 'person' : operator;
  const facets = facet === undefined ? NAMED : isFacet(facet) ? [facet] : [];
  const rest = text.slice(0, match.index).trimEnd();
  const found = facets.flatMap((name) => {
    const also = names.also.filter(([of]) => of === name).map(([, spelling, value]) => [spelling, value] as const);
    return matching(word.replaceAll('-', ' '), valuesOf(names, name), also).map((value) => ({ facet: name, value, rest }));
  });
  return found.slice(0, MOST);
}
