import type { DotsChart } from './insight.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lengths of time that people name, in ms. */
const TICKS: DotsChart['ticks'] = [
  { at: 10 * SECOND, label: '10 s' },
  { at: MINUTE, label: '1 min' },
  { at: 5 * MINUTE, label: '5 min' },
  { at: 15 * MINUTE, label: '15 min' },
  { at: HOUR, label: '1 h' },
  { at: 4 * HOUR, label: '4 h' },
  { at: DAY, label: '1 d' },
  { at: 3 * DAY, label: '3 d' },
  { at: 7 * DAY, label: '1 week' },
  { at: 30 * DAY, label: '30 d' },
  { at: 90 * DAY, label: '90 d' },
  { at: 365 * DAY, label: '1 year' },
  { at: 5 * 365 * DAY, label: '5 years' },
  { at: 25 * 365 * DAY, label: '25 years' },
];

/** A logarithmic scale for lengths of time in ms, from one named length to another; null where there is none. What is shorter than its start stands there. */
export function scaleOf(values: readonly number[], least: number): Pick<DotsChart, 'from' | 'to' | 'ticks'> | null {
  if (values.length === 0) return null;
  const [shortest, longest] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, 0]);
  const known = TICKS.filter(({ at }) => at >= least);
  const from = known.findLast(({ at }) => at <= shortest) ?? known[0];
  const to = known.find(({ at }) => at >= longest && at > (from?.at ?? 0)) ?? known.at(-1);
  if (from === undefined || to === undefined) return null;
  const ticks = known.filter(({ at }) => at >= from.at && at <= to.at);
  const first = shortest < from.at ? [{ at: from.at, label: `≤ ${from.label}` }, ...ticks.slice(1)] : ticks;
  return { from: from.at, to: Math.max(to.at, longest), ticks: first };
}

/** The shortest lengths that charts tell apart. */
export const LEAST_TIME = 10 * SECOND;
export const LEAST_DAYS = DAY;
