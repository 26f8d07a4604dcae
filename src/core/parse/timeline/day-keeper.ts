import { addDays, nearestDay, daysBetween } from '../calendar.ts';
import type { DayChoice } from './day.ts';
import type { Stamp } from './stamp.ts';

const DAY_S = 86_400;
/** A clock that steps back by more than this has gone past midnight; by less, two lines are in the wrong order. */
const SURE_MIDNIGHT_S = 12 * 3600;
const LIKELY_MIDNIGHT_S = 6 * 3600;
const LONGEST_WEEKDAY_STEP = 6;

/** What the lines after this one say, as far as the day of this one hangs on it. */
export interface Ahead {
  /** The time of day of the next line that has one and no date. */
  readonly nextSeconds: number | null;
  /** The next day that is written down. */
  readonly nextDay: DayChoice | null;
}

/** Carries the day from line to line: dates that are written, "(next day)", and clocks that pass midnight. */
export class DayKeeper {
  /** The day that the next line without a date belongs to; null while none is known. */
  day: string | null;
  private readonly known: string | null;
  /** The last day that was written down: "(next day)" counts from it. */
  private written: string | null;
  private lastSeconds: number | null = null;
  private readonly newestFirst: boolean;

  constructor(documentDay: string | null, newestFirst: boolean) {
    this.day = documentDay;
    this.known = documentDay;
    this.written = documentDay;
    this.newestFirst = newestFirst;
  }

  /** The day that `stamp` means, which becomes the current one; null where none is known. */
  move(stamp: Stamp, ahead: Ahead): string | null {
    const seconds = stamp.time?.seconds ?? null;
    if (stamp.day !== null) this.startDay(this.resolve(stamp.day));
    else if (this.day !== null) {
      if (stamp.plusDays > 0) this.addWritten(stamp.plusDays, seconds);
      else if (stamp.weekday !== null) this.startDay(this.onWeekday(this.day, stamp.weekday));
      else if (seconds !== null && this.lastSeconds !== null) this.passMidnight(this.day, seconds, this.lastSeconds, ahead);
    }
    // A rough time ("~09:00", "early morning") does not say where the clock stands.
    if (seconds !== null && !stamp.approximate) this.lastSeconds = seconds;
    return this.day;
  }

  /** The day of a time on another zone's clock, found by comparing moments: `move` compares clocks, which are of no use there. */
  correct(day: string, seconds: number): void {
    this.day = day;
    this.lastSeconds = seconds;
  }

  /** Which of the days that a date may mean is the nearest to the one before it, or to the document's. */
  resolve(choice: DayChoice): string | null {
    const near = this.day ?? this.known;
    const [only] = choice;
    if (near === null) return choice.length === 1 && only !== undefined && only.year !== null ? nearestDay(only, '2000-01-01') : null;
    const days = choice.flatMap((day) => nearestDay(day, near) ?? []);
    return days.sort((a, b) => Math.abs(daysBetween(near, a)) - Math.abs(daysBetween(near, b)))[0] ?? null;
  }

  private startDay(day: string | null): void {
    if (day !== null && day !== this.day) this.lastSeconds = null;
    this.day = day ?? this.day;
    this.written = this.day;
  }

  private addWritten(days: number, seconds: number | null): void {
    let day = addDays(this.written ?? '', days);
    const [before, last] = [this.day ?? day, this.lastSeconds];
    // The second "(next day)" of a list is the same day, unless the clock has gone back since the first.
    const goesBack = day === before && seconds !== null && last !== null && last - seconds > LIKELY_MIDNIGHT_S;
    if (day < before || goesBack) day = addDays(before, day < before && !goesBack ? 0 : 1);
    this.day = day;
  }

  private onWeekday(day: string, weekday: number): string {
    const today = new Date(`${day}T00:00:00Z`).getUTCDay();
    const step = (weekday - today + 7) % 7;
    return step <= LONGEST_WEEKDAY_STEP ? addDays(day, this.newestFirst && step > 0 ? step - 7 : step) : day;
  }

  private passMidnight(day: string, seconds: number, last: number, ahead: Ahead): void {
    const step = this.newestFirst ? seconds - last : last - seconds;
    if (step <= LIKELY_MIDNIGHT_S || last === DAY_S) return;
    // One early time between two late ones is a line out of place, not a day.
    const alone = ahead.nextSeconds !== null && (this.newestFirst ? ahead.nextSeconds <= last : ahead.nextSeconds >= last);
    if (step <= SURE_MIDNIGHT_S && alone) return;
    const moved = addDays(day, this.newestFirst ? -1 : 1);
    const next = ahead.nextDay === null ? null : this.resolve(ahead.nextDay);
    const forbidden = next !== null && (this.newestFirst ? next > moved : next < moved && next >= day);
    if (!forbidden) this.day = moved;
  }
}
