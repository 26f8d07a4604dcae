import { findDates } from './dates.ts';
import { isFullName, isHandle, type KnownNames } from './names.ts';

/** Whom the end of an action's text names, and from where on. */
export interface TailOwners {
  readonly at: number;
  readonly names: readonly string[];
  /** A day, or a length of time as written; empty where neither stands behind the names. */
  readonly when: string;
  readonly comma: boolean;
}

/** The end of a longer text is looked at alone. */
const MAX_TAIL = 120;
const TAIL =
  /(?:(,)|(?<!\s)\s+(?:[-–—]{1,3}|→|=>))\s+(@?\p{L}[\p{L}\d.'’/&@-]{0,20}(?: [\p{L}&][\p{L}.'’/&@-]{0,20}){0,4})(?:(?:,|\s[-–—]{1,3})\s{0,3}(?:by |due |until )?([^,]{3,24}?))?\.?\s*$/u;
const LENGTH = /^(?:in )?\d{1,2} (?:days?|weeks?|months?|sprints?)$/i;

/** "text - Ann Lee", "text - Ann Lee, 2024-02-25", "text, Ann Lee, 4 weeks": null for an end of another form. */
export function tailOwners(written: string): TailOwners | null {
  const cut = Math.max(0, written.length - MAX_TAIL);
  const match = TAIL.exec(written.slice(cut));
  if (match === null || cut + match.index === 0) return null;
  const when = match[3] ?? '';
  if (when !== '' && !LENGTH.test(when) && findDates(when)[0]?.written !== when) return null;
  const names = (match[2] ?? '').split(/(?:(?<!\s)\s+)?[/&]\s*|(?<!\s)\s+and\s+/).filter((name) => name !== '');
  return { at: cut + match.index, names, when, comma: match[1] !== undefined };
}

/** Somebody who is named in full, by a handle, or in a way that the document has established. */
export const isNamed = (name: string, known: KnownNames): boolean =>
  isFullName(name) || isHandle(name) || known.get(name) !== null || known.hasPart(name);

const LEAST_ITEMS = 2;

/** Whether most items of a list end with a name: then each such end is an owner, also where nothing else names that person. */
export function endWithOwners(items: readonly string[], known: KnownNames): boolean {
  const ends = items.flatMap((item) => tailOwners(item) ?? []).filter(({ names }) => names.every((name) => isNamed(name, known)));
  return ends.length >= LEAST_ITEMS && ends.length * 2 > items.length;
}
