import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import { findDates, type FoundDate } from './dates.ts';
import { inferredFact, readFact } from './places.ts';

/** A known date near which a day without a year is looked for, and the words that say so ("the year of the meeting's date"). */
export interface Near {
  readonly date: Fact<string>;
  readonly from: string;
}

/** A due date this many days before the document is meant so; one further back is meant for the next year. */
const OVERDUE_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * A found date as a fact. Without a year it takes the one that puts it nearest to `near` (`nearest`: an incident that a
 * meeting discusses), or the next such day (`forward`: a due date). Null where it has no year and nothing to take
 * one from, or where the day does not exist.
 */
export function resolveDate(
  found: FoundDate,
  range: SourceRange,
  near: Near | null,
  direction: 'nearest' | 'forward',
): Fact<string> | null {
  if (found.iso !== null) return readFact(found.iso, range);
  if (found.year !== null || near === null) return null;
  const from = Date.parse(near.date.value);
  const year = Number(near.date.value.slice(0, 4));
  const distance = (iso: string): number => {
    const days = (Date.parse(iso) - from) / DAY_MS;
    return direction === 'forward' && days < -OVERDUE_DAYS ? Infinity : Math.abs(days);
  };
  const candidates = [year - 1, year, year + 1].flatMap((candidate) => isoDate(candidate, found.month, found.day) ?? []);
  const best = candidates.sort((a, b) => distance(a) - distance(b))[0];
  return best === undefined ? null : inferredFact(best, near.from, range);
}

/** `YYYY-MM-DD`, or null where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

/** The first date of `text` that is whole: with its year, and a day that exists. */
export function firstWholeDate(text: string): FoundDate | null {
  return findDates(text).find(({ iso }) => iso !== null) ?? null;
}
