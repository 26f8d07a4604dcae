import type { Scanner } from './scanner.ts';

/** A time of day. `seconds` counts from midnight and may be 86,400 ("24:00"); `precise` where the author gave seconds. */
export interface TimeOfDay {
  readonly seconds: number;
  readonly precise: boolean;
  readonly meridiem: 'am' | 'pm' | null;
}

/** A time that no clock shows: "25:10". */
export interface BadTime {
  readonly bad: string;
}

const END = '(?![\\p{L}\\p{N}%]|[:.,]\\d|/\\d)';
const MERIDIEM = '(?:\\s?([ap])\\.?m\\b\\.?)';
const COLON = new RegExp(
  `(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?${MERIDIEM}?(?:\\s?(?:h|hrs|hours|uhr)(?![\\p{L}\\p{N}]))?(?=Z(?![\\p{L}\\p{N}])|ish(?!\\p{L})|${END})`,
  'yui',
);
const HOUR_12 = new RegExp(`(\\d{1,2})${MERIDIEM}${END}`, 'yui');
const DOT = new RegExp(`(\\d{1,2})\\.(\\d{2})${MERIDIEM}?(?:\\s?(?:h|hrs|uhr)(?![\\p{L}\\p{N}]))?${END}`, 'yui');
const H = new RegExp(`(\\d{1,2})h(\\d{2})${END}`, 'yu');
const MILITARY = /([01]\d|2[0-3])([0-5]\d)(?=\s?(?:UTC|GMT|Z|h|hrs|hours)(?![\p{L}\p{N}]))(?:\s?(?:h|hrs|hours)(?![\p{L}\p{N}]))?/uy;

const BARE = /([01]\d|2[0-3])([0-5]\d)(?![\p{L}\p{N}%]|[:.,/-]\d)/uy;

/** The regular expressions of this file, for the test of their speed. */
export const TIME_PATTERNS: readonly RegExp[] = [COLON, HOUR_12, DOT, H, MILITARY, BARE];

const HOUR_S = 3600;

/** The time of day at the scanner's place. `dots`: "15.26" may be a time here; elsewhere it is a number. */
export function takeTime(scanner: Scanner, dots: boolean): TimeOfDay | BadTime | null {
  const colon = scanner.take(COLON);
  if (colon !== null) return timeOf(colon[0], colon[1], colon[2], colon[3], colon[4]);
  const hour = scanner.take(HOUR_12);
  if (hour !== null) return timeOf(hour[0], hour[1], '00', undefined, hour[2]);
  const h = scanner.take(H) ?? scanner.take(MILITARY);
  if (h !== null) return timeOf(h[0], h[1], h[2], undefined, undefined);
  const dot = dots ? scanner.take(DOT) : null;
  return dot === null ? null : timeOf(dot[0], dot[1], dot[2], undefined, dot[3]);
}

/** "1600", four digits and nothing else: a time only where a whole date stands before it. */
export function takeBareTime(scanner: Scanner): TimeOfDay | null {
  const bare = scanner.take(BARE);
  return bare === null ? null : { seconds: Number(bare[1]) * HOUR_S + Number(bare[2]) * 60, precise: false, meridiem: null };
}

function timeOf(
  written: string,
  h: string | undefined,
  m: string | undefined,
  s: string | undefined,
  half: string | undefined,
): TimeOfDay | BadTime {
  const [hour, minute, second] = [Number(h), Number(m), Number(s ?? 0)];
  const meridiem = half === undefined ? null : half.toLowerCase() === 'a' ? 'am' : 'pm';
  // A leap second is the second before it, as clocks that do not know it show.
  const shown = second === 60 && minute === 59 ? 59 : second;
  const endOfDay = hour === 24 && minute === 0 && shown === 0;
  if (minute > 59 || shown > 59 || (hour > 23 && !endOfDay) || (meridiem === 'am' && hour > 12)) return { bad: written };
  const seconds = hourOf24(hour, meridiem) * HOUR_S + minute * 60 + shown;
  return { seconds, precise: s !== undefined, meridiem };
}

/** "17:14pm" is 17:14: the number says it already. */
function hourOf24(hour: number, meridiem: TimeOfDay['meridiem']): number {
  if (meridiem === 'am') return hour === 12 ? 0 : hour;
  return meridiem === 'pm' && hour < 12 ? hour + 12 : hour;
}

/** `start` in the half of the day that its end names: "11:30-12:15 PM" starts at 11:30, "12:00-12:30 PM" at noon. */
export function withMeridiemOf(start: TimeOfDay, end: TimeOfDay): TimeOfDay {
  if (start.meridiem !== null || end.meridiem === null || start.seconds >= 13 * HOUR_S) return start;
  const hour = Math.floor(start.seconds / HOUR_S);
  const inHalf = (half: 'am' | 'pm'): TimeOfDay => ({
    ...start,
    meridiem: half,
    seconds: start.seconds + (hourOf24(hour, half) - hour) * HOUR_S,
  });
  const same = inHalf(end.meridiem);
  return same.seconds <= end.seconds ? same : inHalf(end.meridiem === 'pm' ? 'am' : 'pm');
}

/** `HH:MM`, or `HH:MM:SS` where the author gave seconds. 86,400 is `00:00` of the day after. */
export function clockText({ seconds, precise }: Pick<TimeOfDay, 'seconds' | 'precise'>): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const inDay = seconds % (24 * HOUR_S);
  const [hour, minute, second] = [Math.floor(inDay / HOUR_S), Math.floor((inDay % HOUR_S) / 60), inDay % 60];
  return `${two(hour)}:${two(minute)}${precise ? `:${two(second)}` : ''}`;
}
