import type { Ahead } from './day-keeper.ts';
import { isDateOnly, isTimed, type Entry } from './entry.ts';

const SMALL_STEP_S = 6 * 3600;
const MIN_STEPS = 2;

/** For each entry, the next time without a date and the next date. */
export function aheadOf(entries: readonly Entry[]): Ahead[] {
  const result: Ahead[] = [];
  let ahead: Ahead = { nextSeconds: null, nextDay: null };
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    result[index] = ahead;
    const stamp = entries[index]?.stamp ?? null;
    if (stamp === null) continue;
    if (stamp.day !== null) ahead = { nextSeconds: null, nextDay: stamp.day };
    else if (stamp.time !== null && !stamp.approximate) ahead = { ...ahead, nextSeconds: stamp.time.seconds };
  }
  return result;
}

/** The dates that stand over timed lines and lend them their day: date headings, date lines, items of dates. */
export function carriersOf(entries: readonly Entry[]): ReadonlySet<Entry> {
  const carriers = new Set<Entry>();
  let timedBelow = false;
  let timedSince: { depth: number; timed: boolean }[] = [];
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry === undefined) continue;
    if (entry.form === 'heading') {
      const below = timedBelow || timedSince.some(({ depth, timed }) => depth > entry.depth && timed);
      if (headingIsDate(entry) && below) carriers.add(entry);
      timedSince = [...timedSince.filter(({ depth }) => depth < entry.depth), { depth: entry.depth, timed: below || isTimed(entry) }];
      timedBelow = false;
    } else if (isDateOnly(entry)) {
      // A date alone in a paragraph is a heading without its mark; it is no event, even with nothing below it.
      if (timedBelow || (entry.form === 'paragraph' && entry.nested.length === 0)) carriers.add(entry);
      timedBelow = false;
    } else if (isTimed(entry)) timedBelow = true;
  }
  return carriers;
}

/** "October 21, 2025 - Overload" over timed lines is a heading of that day, with its own words. */
const headingIsDate = ({ stamp }: Entry): boolean =>
  stamp !== null && stamp.day !== null && stamp.time === null && !stamp.words && stamp.bad === null;

/** Whether the newest event stands first, as on status pages: nearly every step between times goes back, by little. */
export function isNewestFirst(entries: readonly Entry[]): boolean {
  let [back, forward] = [0, 0];
  let last: { seconds: number; day: number | null } | null = null;
  for (const { stamp } of entries) {
    if (!stamp?.time) continue;
    const day = dayNumber(stamp.day?.[0] ?? null);
    const here = { seconds: stamp.time.seconds, day };
    const step: number = last === null ? 0 : stepBetween(last, here);
    if (step < 0) back += 1;
    else if (step > 0) forward += 1;
    last = here;
  }
  return back >= MIN_STEPS && back > 3 * forward;
}

function stepBetween(from: { seconds: number; day: number | null }, to: { seconds: number; day: number | null }): number {
  if (from.day !== null && to.day !== null && from.day !== to.day) return to.day - from.day;
  const step = to.seconds - from.seconds;
  // A long step is a pause, or a night between: it tells nothing of the order.
  return Math.abs(step) < SMALL_STEP_S ? step : 0;
}

function dayNumber(day: { year: number | null; month: number; day: number } | null): number | null {
  return day === null ? null : (day.year ?? 0) * 400 + day.month * 32 + day.day;
}
