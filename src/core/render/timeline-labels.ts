import { durationText } from '../derive/dates-text.ts';
import type { DrawingData } from '../derive/page-data.ts';
import { tabular, type Measure } from './timeline-label.ts';
import type { Scale } from './timeline-scale.ts';
import { ticksOf, type Tick } from './timeline-ticks.ts';

/** A line of the axis, and its label where there is room: x in px of the drawing, `labelX` its middle. */
export interface AxisTick {
  readonly x: number;
  readonly kind: Tick['kind'];
  readonly label: string | null;
  readonly labelX: number;
}

/** Time that the axis leaves out: from x to x in px, "21 h", and the whole for the pointer. */
export interface AxisBreak {
  readonly from: number;
  readonly to: number;
  readonly label: string | null;
  readonly hint: string;
}

export interface Axis {
  readonly ticks: readonly AxisTick[];
  readonly breaks: readonly AxisBreak[];
}

interface Sheet {
  readonly width: number;
  /** Of the scale: left and right end in px. */
  readonly left: number;
  readonly right: number;
  readonly tickSize: number;
}

/** Between two labels. */
const GAP = 8;

/** Most important first: where two labels would touch, the later in this order goes. */
const ORDER: readonly Tick['kind'][] = ['start', 'clock', 'day', 'tick'];

/** The ticks and breaks of a drawing, no two labels touching and none beyond the edge. */
export function axisOf(scale: Scale, changes: NonNullable<DrawingData['clockChanges']>, sheet: Sheet, measure: Measure): Axis {
  const { left, right, tickSize, width } = sheet;
  const px = (share: number): number => left + share * (right - left);
  const wide = tabular(measure);
  const taken: { readonly from: number; readonly to: number }[] = [];
  const take = (middle: number, label: string, weight: number): number | null => {
    const half = wide(label, tickSize, weight) / 2;
    const at = Math.min(Math.max(middle, half), width - half);
    const [from, to] = [at - half - GAP / 2, at + half + GAP / 2];
    if (taken.some((other) => from < other.to && to > other.from)) return null;
    taken.push({ from, to });
    return at;
  };
  const breaks = scale.stretches.slice(1).map((stretch, index): AxisBreak => {
    const before = scale.stretches[index] ?? stretch;
    const [from, to] = [px(before.to), px(stretch.from)];
    const label = roughly(stretch.start - before.end);
    return {
      from,
      to,
      label: take((from + to) / 2, label, 400) === null ? null : label,
      hint: `${durationText(stretch.start - before.end)} without an event`,
    };
  });
  const ticks = ticksOf(scale, changes, right - left, tickSize);
  const placed = new Map<Tick, AxisTick>();
  for (const kind of ORDER) {
    for (const tick of ticks) {
      if (tick.kind !== kind) continue;
      const x = px(scale.place(tick.at));
      const half = wide(tick.label, tickSize, isStrong(kind) ? 600 : 400) / 2;
      // What names a stretch begins where it begins.
      const labelX = take(kind === 'start' ? x + half : x, tick.label, isStrong(kind) ? 600 : 400);
      placed.set(tick, { x, kind, label: labelX === null ? null : tick.label, labelX: labelX ?? x });
    }
  }
  return { ticks: ticks.flatMap((tick) => placed.get(tick) ?? []), breaks };
}

/** Days stand out among hours. */
const isStrong = (kind: Tick['kind']): boolean => kind === 'day' || kind === 'start';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A length in its largest unit: "21 h", "3 d". */
function roughly(ms: number): string {
  if (ms >= 2 * DAY) return `${Math.round(ms / DAY)} d`;
  return ms >= 2 * HOUR ? `${Math.round(ms / HOUR)} h` : durationText(Math.round(ms / 60_000) * 60_000);
}
