/** The scale of a drawing: how far apart its ticks stand. Pure arithmetic on milliseconds. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type TickUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export interface TickStep {
  readonly unit: TickUnit;
  /** How many units from one tick to the next. */
  readonly count: number;
  /** About as long as the step is, in ms. */
  readonly ms: number;
}

const steps = (unit: TickUnit, ms: number, counts: readonly number[]): TickStep[] =>
  counts.map((count) => ({ unit, count, ms: ms * count }));

const STEPS: readonly TickStep[] = [
  ...steps('second', SECOND, [1, 5, 15, 30]),
  ...steps('minute', MINUTE, [1, 2, 5, 10, 15, 30]),
  ...steps('hour', HOUR, [1, 2, 3, 6, 12]),
  ...steps('day', DAY, [1, 2]),
  ...steps('week', 7 * DAY, [1, 2]),
  ...steps('month', 30.4 * DAY, [1, 3, 6]),
  ...steps('year', 365.25 * DAY, [1, 2, 5, 10, 20, 50, 100, 500, 1000]),
];
const LONGEST: TickStep = { unit: 'year', count: 5000, ms: 5000 * 365.25 * DAY };

/** About as wide as a label and a gap, in em of the ticks' text. */
const ROOM: Readonly<Record<TickUnit, number>> = { second: 6.2, minute: 4.8, hour: 4.8, day: 5, week: 5, month: 6.4, year: 4.8 };

/** The closest ticks that leave every label its room; `pxPerMs` says how large time is drawn, `tickSize` how large the text (px). */
export function tickStepFor(spanMs: number, pxPerMs: number, tickSize: number): TickStep {
  const fits = ({ ms, unit }: TickStep): boolean => {
    const isTooFine = spanMs > 4 * MINUTE && unit === 'second';
    return !isTooFine && ms * pxPerMs >= ROOM[unit] * tickSize;
  };
  return STEPS.find(fits) ?? LONGEST;
}

/** d3's names for the same: what Mermaid's own axis is asked for in the source that people copy. */
export function mermaidTicks({ unit, count }: TickStep, spanMs: number): { readonly interval: string; readonly format: string } {
  const inHours = spanMs > DAY ? '%-d %b %H:%M' : '%H:%M';
  const format: Readonly<Record<TickUnit, string>> = {
    second: '%H:%M:%S',
    minute: inHours,
    hour: inHours,
    day: '%-d %b',
    week: '%-d %b',
    month: '%b %Y',
    year: '%Y',
  };
  return { interval: unit === 'year' ? `${count * 12}month` : `${count}${unit}`, format: format[unit] };
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
