import type { DrawingData } from '../derive/page-data.ts';
import { cycleShift, mermaidTicks, spanOf, tickStepFor, type Span } from './timeline-axis.ts';
import { breaksOf } from './timeline-breaks.ts';
import { tabular, type Measure } from './timeline-label.ts';
import { axisOf, type Axis } from './timeline-labels.ts';
import { COLUMN_GAP, layoutFor, type TimelineLayout } from './timeline-layout.ts';
import { marksOf, weightOf, type TimelineMark } from './timeline-marks.ts';
import { ganttSource } from './timeline-mermaid.ts';
import { countRows, eventRows, phaseRows, tellingRows, type Row } from './timeline-rows.ts';
import { scaleOf, type Scale } from './timeline-scale.ts';
import { escapeText, portableText } from './timeline-text.ts';

export type { Measure } from './timeline-label.ts';
export type { TimelineMark } from './timeline-marks.ts';

/** How a drawing of one width is arranged around Mermaid's scale. */
export interface TimelineArrangement extends TimelineLayout, Axis {
  readonly idPrefix: string;
  /** Of the scale: its left and right end in px. */
  readonly left: number;
  readonly right: number;
  /** Width of the column of times. */
  readonly column: number;
  readonly marks: readonly TimelineMark[];
}

/** What `Drawer.draw` takes, but for the words around the drawing: spread it into the request. */
export interface TimelineSource {
  readonly source: string;
  readonly config: typeof CONFIG;
  /** One for each width that was asked for: Mermaid draws once for them all. */
  readonly rows: readonly TimelineArrangement[];
}

/** A drawing to arrange, in px. */
export interface TimelineWidth {
  readonly width: number;
  readonly idPrefix: string;
  /** Only so many events, those that tell most, each in one line. */
  readonly most?: number;
}

/** A longer timeline is drawn as its milestones and a strip of counts; the page's list has every event. */
const MOST_ROWS = 200;
const WIDEST_NAME = 200;
const WIDEST_STACKED_NAME = 100;
/** In characters: no more of a name are looked at. */
const LONGEST_NAME = 60;

/** The scale is as wide as Mermaid's canvas, which is so wide that whole px place a mark to a tenth of one. */
const CANVAS = 10_000;
const CONFIG = {
  maxTextSize: 500_000,
  gantt: {
    useWidth: CANVAS,
    leftPadding: 0,
    rightPadding: 0,
    barHeight: 20,
    barGap: 4,
    displayMode: 'compact',
    numberSectionStyles: 1,
    useMaxWidth: true,
  },
} as const;
/** Mermaid's own ticks are not shown: as few as it can be asked for. */
const FEW_TICKS = '6000month';

/**
 * The Mermaid source of a timeline in Mermaid's gantt notation: a row of phases, then a row for each event, and how it is
 * arranged in each of `widths` (px; under 600: labels above their tracks). Any text comes out as it went in.
 */
export function timelineSource(
  data: DrawingData,
  options: { readonly widths: readonly TimelineWidth[]; readonly measure: Measure },
): TimelineSource {
  const events = data.events.length > MOST_ROWS ? data.events.filter((event) => event.milestone !== null).slice(0, MOST_ROWS) : data.events;
  const span = spanOf(instantsOf(data));
  const scale = scaleOf(span, span.widened ? [] : breaksOf([...instantsOf(data)]));
  const rows = rowsOf(data, events, span, scale);
  const shift = cycleShift(span.start);
  const length = span.end - span.start;
  const source = ganttSource(rows, {
    at: (instant) => Math.round(span.start + shift + scale.place(instant) * length),
    escape: escapeText,
    format: '%H:%M',
    interval: FEW_TICKS,
    unseen: span.widened ? [span.start, span.end] : [],
  });
  return {
    source,
    config: CONFIG,
    rows: options.widths.map((one) => ({ idPrefix: one.idPrefix, ...arrangement(data, rows, scale, one, options.measure) })),
  };
}

function arrangement(
  data: DrawingData,
  all: readonly Row[],
  scale: Scale,
  { width, most }: TimelineWidth,
  measure: Measure,
): Omit<TimelineArrangement, 'idPrefix'> {
  const rows = most === undefined ? all : tellingRows(all, most);
  const layout = { ...layoutFor(width, rows.filter((row) => row.event !== null).length), ...(most === undefined ? {} : { lines: 1 }) };
  // Where labels are stacked, the counts and the phases name themselves.
  const named = rows.filter((row) => row.event !== null || (row.shape === 'count' && !layout.stacked));
  const nameWidth = (name: string, weight: number): number => tabular(measure)(name, layout.textSize, weight);
  const widest = Math.max(0, ...named.map((row) => nameWidth(row.name.slice(0, LONGEST_NAME), weightOf(row))));
  // Within bounds: an author's vague time may be a sentence.
  const column = Math.ceil(Math.min(layout.stacked ? WIDEST_STACKED_NAME : WIDEST_NAME, widest));
  const left = layout.stacked ? layout.sidePadding : column + COLUMN_GAP;
  const right = width - layout.sidePadding;
  const px = (at: number): number => left + scale.place(at) * (right - left);
  const axis = axisOf(scale, data.clockChanges ?? [], { width, left, right, tickSize: layout.tickSize }, measure);
  return { ...layout, ...axis, left, right, column, marks: marksOf(rows, { layout, column, px, measure, nameWidth }) };
}

/** The same timeline for people who copy it into another Mermaid: every text as `#NN;`, every event, the axis without breaks. */
export function portableSource(data: DrawingData): string {
  const span = spanOf(instantsOf(data));
  const scale = scaleOf(span, []);
  const shift = cycleShift(span.start);
  const length = span.end - span.start;
  return ganttSource(rowsOf(data, data.events, span, scale), {
    at: (instant) => Math.round(instant + shift),
    escape: portableText,
    ...mermaidTicks(tickStepFor(length, 900 / length, 16), length),
    unseen: span.widened ? [span.start, span.end] : [],
  });
}

function rowsOf(data: DrawingData, events: DrawingData['events'], span: Span, scale: Scale): Row[] {
  const phases = data.phases.filter((phase) => phase.end > phase.start);
  const strip = phases.length > 0 ? 1 : 0;
  const counted = events.length < data.events.length;
  return [
    ...phaseRows(phases),
    ...(counted ? countRows(data.events, strip, span, scale, `${data.events.length} events`) : []),
    ...eventRows(events, strip + (counted ? 1 : 0)),
  ];
}

function* instantsOf(data: DrawingData): Iterable<number> {
  for (const phase of data.phases) yield* [phase.start, phase.end];
  for (const event of data.events) yield* [event.at, event.end ?? event.at];
}
