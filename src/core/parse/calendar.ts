/** A day as a person writes it; `year` is null where it is left out. */
export interface CalendarDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_MONTH: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether the calendar has that day; the 29th of February exists where no year is said. */
export function dayExists({ year, month, day }: CalendarDay): boolean {
  if (year !== null && (year < FIRST_YEAR || year > LAST_YEAR)) return false;
  const length = DAYS_IN_MONTH[month - 1];
  if (length === undefined || day < 1 || day > length) return false;
  return !(month === 2 && day === 29 && year !== null && !isLeap(year));
}

/** `YYYY-MM-DD`, or null where the year is not said or the day does not exist. */
export function isoOf(date: CalendarDay): string | null {
  if (date.year === null || !dayExists(date)) return null;
  return `${String(date.year)}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}

const DAY_MS = 86_400_000;

/** The day `days` after `iso` (before it where negative). */
export const addDays = (iso: string, days: number): string => new Date(Date.parse(iso) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from `from` to `to`, both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const NEAREST_YEARS: readonly number[] = [0, -1, 1];

/** The day that a date without a year means: the one nearest to `near`. Null where no such day is (29 February). */
export function nearestDay(date: CalendarDay, near: string): string | null {
  const year = Number(near.slice(0, 4));
  const candidates = date.year === null ? NEAREST_YEARS.flatMap((step) => isoOf({ ...date, year: year + step }) ?? []) : [isoOf(date)];
  let best: string | null = null;
  for (const candidate of candidates) {
    if (candidate === null) continue;
    if (best === null || Math.abs(daysBetween(near, candidate)) < Math.abs(daysBetween(near, best))) best = candidate;
  }
  return best;
}
