import { dayExists, isoOf, type CalendarDay } from './calendar.ts';

/** A day that stands in a text. `iso` is null where no year is said. */
export interface FoundDate extends CalendarDay {
  /** Where it starts in the text that was searched, in UTF-16 units. */
  readonly index: number;
  readonly written: string;
  readonly iso: string | null;
}

const MONTHS: readonly string[] = 'january february march april may june july august september october november december'.split(' ');
const LONG = MONTHS.join('|');
const SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
/** The starts of the names of months, for a pattern. */
export const MONTH_NAMES = `(?:${SHORT}|may)`;
/** Long names in any case; short ones and those that are words of their own ("may", "march") only with a capital. */
const MONTH = [...`${LONG}|${SHORT}`.split('|')].map(spelling).join('|');

function spelling(name: string): string {
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const forms = [capital, name.toUpperCase()];
  return (name.length > 5 || name === 'april' || name === 'june' || name === 'july' ? [...forms, name] : forms).join('|');
}

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const ORDINAL = '(?:st|nd|rd|th)?';
const YEAR = '(\\d{4})(?![\\p{L}\\p{N}]|[:.]\\d)';

interface Form {
  readonly source: string;
  readonly read: (groups: readonly (string | undefined)[]) => CalendarDay | null;
}

const number = (digits: string | undefined): number => Number(digits ?? NaN);
const day = (year: string | undefined, month: number, dayOfMonth: string | undefined): CalendarDay => ({
  year: year === undefined ? null : Number(year),
  month,
  day: number(dayOfMonth),
});

/** 1 to 12 for a month's name, long or short; NaN for any other word. */
export function monthNumber(name: string | undefined): number {
  const index = MONTHS.findIndex((month) => month.startsWith((name ?? '-').toLowerCase().slice(0, 3)));
  return index < 0 ? NaN : index + 1;
}

/** `03/04/2024` could be March or April: it is read only where one part cannot be a month, or both are the same. */
function dayAndMonth(
  a: string | undefined,
  separator: string | undefined,
  b: string | undefined,
  year: string | undefined,
): CalendarDay | null {
  const [first, second] = [number(a), number(b)];
  if (separator === '.' || first > 12) return day(year, second, a);
  return second > 12 || first === second ? day(year, first, b) : null;
}

const FORMS: readonly Form[] = [
  // 2024-03-22, 2024/03/22, 2024.03.22
  {
    source: `(?<!\\p{N}|\\p{N}[-./])(?<!\\p{L})(\\d{4})([-/.‑])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`,
    read: ([, y, , m, d]) => day(y, number(m), d),
  },
  // 20240322
  { source: `(?<![\\p{L}\\p{N}.])(\\d{4})(\\d{2})(\\d{2})${END}`, read: ([, y, m, d]) => day(y, number(m), d) },
  // 22/03/2024, 03/22/2024, 22.03.2024
  {
    source: `(?<![\\p{L}\\p{N}]|\\p{N}[-./])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?!\\d)`,
    read: ([, a, s, b, y]) => dayAndMonth(a, s, b, y),
  },
  // 2024 March 22, 2024-Mar-22
  { source: `${START}(\\d{4})[ -](${MONTH})\\.?[ -](\\d{1,2})${ORDINAL}${END}`, read: ([, y, m, d]) => day(y, monthNumber(m), d) },
  // January 14-19, 2026: the first day of the span
  {
    source: `${START}(${MONTH})\\.? (\\d{1,2})${ORDINAL} ?[-–—] ?\\d{1,2}${ORDINAL},? {1,2}${YEAR}`,
    read: ([, m, d, y]) => day(y, monthNumber(m), d),
  },
  // March 22, 2024; Sep 27 2017; March 22nd
  {
    source: `${START}(${MONTH})\\.?[ -](\\d{1,2})${ORDINAL}(?![\\p{L}\\p{N}]|[:.]\\d)(?:(?:, ?| {1,2}|-)${YEAR})?`,
    read: ([, m, d, y]) => day(y, monthNumber(m), d),
  },
  // 22 March 2024; 7th Feb 2024; 1st of November; 22-Mar-2024
  {
    source: `(?<![\\p{L}\\p{N}]|[:.,])(\\d{1,2})${ORDINAL}(?: of)?[ /-](${MONTH})(?![\\p{L}\\p{N}])\\.?(?:(?:, ?| {1,2}|-|/)${YEAR})?`,
    read: ([, d, m, y]) => day(y, monthNumber(m), d),
  },
];

const GLOBAL = FORMS.map(({ source, read }) => ({ regex: new RegExp(source, 'gu'), read }));
const STICKY = FORMS.map(({ source, read }) => ({ regex: new RegExp(source, 'yu'), read }));

/** The regular expressions of this file, for the test of their speed. */
export const DATE_PATTERNS: readonly RegExp[] = GLOBAL.map(({ regex }) => regex);

function asFound(match: RegExpExecArray, read: Form['read']): FoundDate | null {
  const date = read([...match]);
  if (date === null || !dayExists(date)) return null;
  return { ...date, index: match.index, written: match[0], iso: isoOf(date) };
}

/** Every day that stands in `text`, in order of appearance. A day that no calendar has is not one of them. */
export function findDates(text: string): FoundDate[] {
  if (!/\d/.test(text)) return [];
  const all: FoundDate[] = [];
  for (const { regex, read } of GLOBAL) {
    for (const match of text.matchAll(regex)) {
      const found = asFound(match, read);
      if (found !== null) all.push(found);
    }
  }
  all.sort((a, b) => a.index - b.index || b.written.length - a.written.length);
  const kept: FoundDate[] = [];
  let end = 0;
  for (const found of all) {
    if (found.index < end) continue;
    kept.push(found);
    end = found.index + found.written.length;
  }
  return kept;
}

/** The day that starts exactly at `index`, or null. */
export function dateAt(text: string, index: number): FoundDate | null {
  for (const { regex, read } of STICKY) {
    regex.lastIndex = index;
    const match = regex.exec(text);
    const found = match === null ? null : asFound(match, read);
    if (found !== null) return found;
  }
  return null;
}
