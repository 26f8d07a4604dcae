import { dayExists, type CalendarDay } from '../calendar.ts';
import { dateAt } from '../dates.ts';
import type { Scanner } from './scanner.ts';

/** The days that a written date may mean, most likely first: one, unless it is of the form `03/04`. */
export type DayChoice = readonly CalendarDay[];

/** `3/18`, `18/3/24`, `24/07/25`: read only at the start of an event, where a date is expected. */
const NUMERIC = /(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?(?![\p{L}\p{N}/%]|[.,]\d)/uy;
const IMPOSSIBLE = /(?:\d{4}-\d{1,2}-\d{1,2}|\d{4}\/\d{1,2}\/\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?![\p{L}\p{N}])/uy;
const WEEKDAYS: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY =
  /(?:(sun)(?:day)?|(mon)(?:day)?|(tue)(?:s|sday)?|(wed)(?:s|nesday)?|(thu)(?:r|rs|rsday)?|(fri)(?:day)?|(sat)(?:urday)?)(?:[,.](?=\s|$)|(?=[\s):-]|$))/iuy;

/** The regular expressions of this file, for the test of their speed. */
export const DAY_PATTERNS: readonly RegExp[] = [NUMERIC, IMPOSSIBLE, WEEKDAY];

/** The date at the scanner's place; `{ bad }` for one that no calendar has. */
export function takeDay(scanner: Scanner): DayChoice | { readonly bad: string } | null {
  const found = dateAt(scanner.text, scanner.at);
  if (found !== null) {
    scanner.at += found.written.length;
    return [{ year: found.year, month: found.month, day: found.day }];
  }
  const numeric = scanner.attempt(() => {
    const match = scanner.take(NUMERIC);
    const choice = match === null ? [] : numericChoice(Number(match[1]), Number(match[2]), match[3]);
    return choice.length === 0 ? null : choice;
  });
  if (numeric !== null) return numeric;
  const impossible = scanner.take(IMPOSSIBLE);
  return impossible === null ? null : { bad: impossible[0] };
}

function numericChoice(a: number, b: number, last: string | undefined): DayChoice {
  const year = last === undefined ? null : last.length === 2 ? 2000 + Number(last) : Number(last);
  const days: CalendarDay[] = [
    { year, month: a, day: b },
    { year, month: b, day: a },
  ];
  if (last?.length === 2) days.push({ year: 2000 + a, month: b, day: Number(last) });
  const real = days.filter(dayExists);
  return real.filter(
    (day, index) => real.findIndex((other) => other.year === day.year && other.month === day.month && other.day === day.day) === index,
  );
}

/** 0 (Sunday) to 6 for the name of a weekday at the scanner's place. */
export function takeWeekday(scanner: Scanner): number | null {
  const match = scanner.take(WEEKDAY);
  return match === null ? null : WEEKDAYS.findIndex((_, index) => match[index + 1] !== undefined);
}
