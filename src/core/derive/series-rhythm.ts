import { daysBetween } from '../parse/calendar.ts';

/** So many intervals are needed to tell what is usual, and such a part of them must be about the same. */
const FEWEST = 4;
const MOST_ALIKE = 2 / 3;
/** Of meetings on most days of the week, weekends would be gaps. */
const SHORTEST_DAYS = 5;
/** A day or two more or less are the same rhythm: a holiday, another weekday. */
const tolerance = (days: number): number => Math.max(2, days / 7);
/** A gap is at least so much longer than usual: one meeting and a half is missing, or nearly so. */
const GAP = 1.75;

/** From one meeting of a series to the next. */
export interface Interval<Held> {
  readonly from: Held;
  readonly to: Held;
  readonly days: number;
}

/** What is usual in a series: so many days, in `alike` of `all` intervals. */
export interface Rhythm {
  readonly days: number;
  readonly alike: number;
  readonly all: number;
}

/** `held`: oldest first. Meetings of one day are one. */
export function intervalsOf<Held extends { readonly date: string }>(held: readonly Held[]): Interval<Held>[] {
  return held.slice(1).flatMap((to, index) => {
    const from = held[index];
    const days = from === undefined ? 0 : daysBetween(from.date, to.date);
    return from === undefined || days === 0 ? [] : [{ from, to, days }];
  });
}

/** The usual interval; null where there are too few, where they differ, and where meetings are on most days. */
export function rhythmOf(intervals: readonly Interval<unknown>[]): Rhythm | null {
  const sorted = intervals.map(({ days }) => days).sort((a, b) => a - b);
  const days = sorted[Math.floor((sorted.length - 1) / 2)];
  if (days === undefined || sorted.length < FEWEST || days < SHORTEST_DAYS) return null;
  const alike = sorted.filter((one) => Math.abs(one - days) <= tolerance(days)).length;
  return alike / sorted.length < MOST_ALIKE ? null : { days, alike, all: sorted.length };
}

/** Intervals that are longer than the series' own rhythm. */
export const gapsIn = <Held>(intervals: readonly Interval<Held>[], rhythm: Rhythm): Interval<Held>[] =>
  intervals.filter(({ days }) => days >= GAP * rhythm.days);
