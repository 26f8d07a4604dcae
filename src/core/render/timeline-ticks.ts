import { monthText, shortDate } from '../derive/dates-text.ts';
import type { DrawingData } from '../derive/page-data.ts';
import { tickStepFor, type TickStep, type TickUnit } from './timeline-axis.ts';
import type { Scale, Stretch } from './timeline-scale.ts';

type ClockChange = NonNullable<DrawingData['clockChanges']>[number];

/** A place on the axis: a line, and what it is called. */
export interface Tick {
  readonly at: number;
  readonly label: string;
  /** `day`: a day begins; `clock`: clocks are changed; `start`: names the day of a stretch, without a line of its own. */
  readonly kind: 'tick' | 'day' | 'clock' | 'start';
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The first Monday since 1970. */
const MONDAY = 4 * DAY;
const MOST_TICKS = 400;

/** A stretch on one clock: `ahead` is what clocks show more than the axis, in ms. */
interface Clock {
  readonly start: number;
  readonly end: number;
  readonly ahead: number;
}

/** The ticks of a scale drawn `widthPx` wide, in order of time; round by the clocks that people saw. */
export function ticksOf(scale: Scale, changes: readonly ClockChange[], widthPx: number, tickSize: number): Tick[] {
  const kept = scale.stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  const step = tickStepFor(kept, scale.rate * widthPx, tickSize);
  const ticks: Tick[] = [];
  let day: string | null = null;
  const last = scale.stretches.at(-1)?.end ?? 0;
  const manyDays = dayOf(scale.stretches[0].start) !== dayOf(last);
  for (const stretch of scale.stretches) {
    const clocks = clocksOf(stretch, changes);
    const own = clocks.flatMap((clock) => ticksWithin(clock, step));
    const started = startOf(stretch, clocks[0]?.ahead ?? 0, own, day, manyDays && step.ms < DAY);
    if (started !== null) ticks.push(started);
    ticks.push(...own);
    for (const { at, by } of changes) if (at > stretch.start && at < stretch.end) ticks.push(changeTick(at, by, changes));
    day = dayOf(stretch.end + aheadAt(stretch.end, changes));
  }
  return ticks.sort((a, b) => a.at - b.at);
}

/** The day at which a stretch starts, where the one before ended on another; the time, where no tick falls into it. */
function startOf({ start }: Stretch, ahead: number, own: readonly Tick[], before: string | null, dated: boolean): Tick | null {
  const shown = start + ahead;
  if (dated && dayOf(shown) !== before && own[0]?.at !== start) return { at: start, label: shortDate(iso(shown)), kind: 'start' };
  if (before === null || own.length > 0) return null;
  return { at: start, label: dayOf(shown) === before ? timeOf(shown, 'minute') : shortDate(iso(shown)), kind: 'start' };
}

function ticksWithin({ start, end, ahead }: Clock, step: TickStep): Tick[] {
  const ticks: Tick[] = [];
  for (let shown = firstFrom(start + ahead, step); shown <= end + ahead && ticks.length < MOST_TICKS; shown = next(shown, step)) {
    const isDay = step.ms < DAY && shown % DAY === 0;
    ticks.push({ at: shown - ahead, label: isDay ? shortDate(iso(shown)) : labelOf(shown, step), kind: isDay ? 'day' : 'tick' });
  }
  return ticks;
}

const monthsOf = ({ unit, count }: TickStep): number | null => (unit === 'year' ? 12 * count : unit === 'month' ? count : null);

function firstFrom(shown: number, step: TickStep): number {
  const months = monthsOf(step);
  if (months !== null) {
    const date = new Date(shown);
    const first = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months;
    return monthStart(first) >= shown ? monthStart(first) : monthStart(first + months);
  }
  const offset = step.unit === 'week' ? MONDAY : 0;
  return Math.ceil((shown - offset) / step.ms) * step.ms + offset;
}

function next(shown: number, step: TickStep): number {
  const months = monthsOf(step);
  if (months === null) return shown + step.ms;
  const date = new Date(shown);
  return monthStart(date.getUTCFullYear() * 12 + date.getUTCMonth() + months);
}

/** `index`: months since the year 0. `Date.UTC` would take the years 0 to 99 for those of the last century. */
function monthStart(index: number): number {
  return new Date(0).setUTCFullYear(Math.floor(index / 12), index % 12, 1);
}

function labelOf(shown: number, { unit }: TickStep): string {
  if (unit === 'month') return monthText(iso(shown)).replace(/^(\w{3})\w*/, '$1');
  if (unit === 'year') return String(new Date(shown).getUTCFullYear());
  return unit === 'day' || unit === 'week' ? shortDate(iso(shown)) : timeOf(shown, unit);
}

const iso = (ms: number): string => new Date(ms).toISOString();
const dayOf = (ms: number): string => iso(ms).slice(0, 10);
const timeOf = (ms: number, unit: TickUnit): string => iso(ms).slice(11, unit === 'second' ? 19 : 16);

const aheadAt = (at: number, changes: readonly ClockChange[]): number =>
  changes.reduce((sum, change) => (change.at <= at ? sum + change.by : sum), 0);

/** "02:00→03:00", where clocks are put forward. */
function changeTick(at: number, by: number, changes: readonly ClockChange[]): Tick {
  const after = at + aheadAt(at, changes);
  return { at, label: `${timeOf(after - by, 'minute')}→${timeOf(after, 'minute')}`, kind: 'clock' };
}

/** A stretch, cut where clocks are changed. */
function clocksOf({ start, end }: Stretch, changes: readonly ClockChange[]): Clock[] {
  const clocks: Clock[] = [];
  let from = start;
  for (const { at } of changes) {
    if (at <= from || at >= end) continue;
    clocks.push({ start: from, end: at - 1, ahead: aheadAt(from, changes) });
    from = at;
  }
  return [...clocks, { start: from, end, ahead: aheadAt(from, changes) }];
}
