import { zoneAt, type ZoneAt } from '../zone.ts';
import { takeDay, takeWeekday, type DayChoice } from './day.ts';
import { Scanner } from './scanner.ts';
import { measureStated } from './stated-duration.ts';
import { takeTime } from './time-of-day.ts';

/** What a bracket after a time adds to it. `other-clock` is the same moment in another zone, `length` how long it took. */
export type BracketNote =
  | { readonly kind: 'zone'; readonly zone: ZoneAt }
  | { readonly kind: 'plus-days'; readonly days: number }
  | { readonly kind: 'day'; readonly day: DayChoice }
  | { readonly kind: 'approximate' | 'other-clock' | 'length' };

const BRACKET = /\s?[([]\s?([^()[\]\n]{1,40}?)\s?[)\]]/uy;
const NEXT_DAY = /^(?:(?:the )?(?:next|following) day|next morning|\+ ?(\d)(?: ?d(?:ays?)?)?|d\+(\d))$/i;
const APPROXIMATE =
  /^(?:approx\.?|approximately|approximate|estimated|estimate|est\.?|rough|roughly|time tbc|tbc|(?:exact )?time unknown|not sure(?: of)?(?: the)?(?: exact)?(?: time)?|(?:maybe |or |possibly |perhaps )(?:earlier|later)\??|\?)$/i;

/** The regular expressions of this file, for the test of their speed. */
export const BRACKET_PATTERNS: readonly RegExp[] = [BRACKET, NEXT_DAY, APPROXIMATE];

/** Reads the bracket at the scanner's place; null where it is not about the time ("(Ann)"). */
export function bracketNote(scanner: Scanner): BracketNote | null {
  const inside = scanner.take(BRACKET)?.[1];
  if (inside === undefined) return null;
  const next = NEXT_DAY.exec(inside);
  if (next !== null) return { kind: 'plus-days', days: Number(next[1] ?? next[2] ?? 1) };
  if (APPROXIMATE.test(inside)) return { kind: 'approximate' };
  const zone = zoneAt(inside, 0);
  if (zone?.end === inside.length) return { kind: 'zone', zone };
  return clockNote(inside) ?? (measureStated(inside)?.written === inside ? { kind: 'length' } : null);
}

function clockNote(inside: string): BracketNote | null {
  const scanner = new Scanner(inside);
  const time = takeTime(scanner, false);
  if (time !== null) {
    scanner.take(/\s/y);
    const zone = zoneAt(inside, scanner.at);
    scanner.at = zone?.end ?? scanner.at;
    return scanner.atEnd && zone !== null ? { kind: 'other-clock' } : null;
  }
  const day = takeDay(scanner);
  if (day !== null && !('bad' in day)) return scanner.atEnd ? { kind: 'day', day } : null;
  return takeWeekday(scanner) !== null && scanner.atEnd ? { kind: 'other-clock' } : null;
}
