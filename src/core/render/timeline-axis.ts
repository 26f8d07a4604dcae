/** The scale of a drawing: how far apart its ticks stand and what they say. Pure arithmetic on milliseconds. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Ticks {
  /** Mermaid's `tickInterval`: "15minute"; null where d3 chooses, for spans of many years. */
  readonly interval: string | null;
  /** d3's format of a tick: "%H:%M". */
  readonly format: string;
}

interface Step {
  readonly ms: number;
  readonly interval: string;
  readonly format: string;
  /** About as wide as the longest label and a gap, in px at 13 px. */
  readonly room: number;
}

const steps = (format: string, room: number, unit: string, ms: number, counts: readonly number[]): Step[] =>
  counts.map((count) => ({ ms: ms * count, interval: `${count}${unit}`, format, room }));

/** Only steps that d3 counts evenly: it starts every second day of a month anew, so 31 would stand beside 1. */
const STEPS: readonly Step[] = [
  ...steps('%H:%M:%S', 76, 'second', SECOND, [1, 5, 15, 30]),
  ...steps('%H:%M', 60, 'minute', MINUTE, [1, 5, 10, 15, 30]),
  ...steps('%H:%M', 60, 'hour', HOUR, [1, 3]),
  ...steps('%-d %b %H:%M', 112, 'hour', HOUR, [6, 12]),
  ...steps('%-d %b', 68, 'day', DAY, [1]),
  ...steps('%-d %b', 68, 'week', 7 * DAY, [1]),
  ...steps('%b %Y', 84, 'month', 30 * DAY, [1, 3]),
  ...steps('%Y', 60, 'month', 30 * DAY, [12]),
];

/** Ticks for a scale of `spanMs` drawn over `widthPx`: the closest that leave every label its room. */
export function ticksFor(spanMs: number, widthPx: number): Ticks {
  const fits = ({ ms, room, format }: Step): boolean => {
    const isMisread = (spanMs > DAY && format === '%H:%M') || (spanMs > 4 * MINUTE && ms < MINUTE);
    return !isMisread && (spanMs / ms) * room <= widthPx;
  };
  const step = STEPS.find(fits);
  return step === undefined ? { interval: null, format: '%Y' } : { interval: step.interval, format: step.format };
}

/** Where a scale starts and ends, in ms; a single instant gets ten minutes on both sides. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Nothing of the drawing's own marks the ends: two unseen marks must. */
  readonly widened: boolean;
}

/** The smallest span of all `instants`; around 0 where there are none. */
export function spanOf(instants: Iterable<number>): Span {
  let start = Infinity;
  let end = -Infinity;
  for (const at of instants) {
    start = Math.min(start, at);
    end = Math.max(end, at);
  }
  if (start === Infinity) return { start: 0, end: HOUR, widened: true };
  return start === end ? { start: start - 10 * MINUTE, end: end + 10 * MINUTE, widened: true } : { start, end, widened: false };
}

/** The Gregorian calendar repeats after this: the same days, months and weekdays. */
const CALENDAR_CYCLE = 146_097 * DAY;

/** What to add to every instant so that none is before 1970: Mermaid reads only digits. Labels without a year stay right. */
export function cycleShift(start: number): number {
  return start < 0 ? Math.ceil(-start / CALENDAR_CYCLE) * CALENDAR_CYCLE : 0;
}
