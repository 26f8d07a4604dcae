import type { DrawingData } from '../derive/page-data.ts';
import { spanOf, type Span } from './timeline-axis.ts';
import type { Measure } from './timeline-label.ts';
import { COLUMN_GAP, layoutFor, type TimelineLayout } from './timeline-layout.ts';
import { countRows, eventRows, phaseRows, type Place, type Row, type TimelineMark } from './timeline-marks.ts';
import { ganttSource } from './timeline-mermaid.ts';
import { escapeText, portableText } from './timeline-text.ts';

export type { Measure } from './timeline-label.ts';
export type { TimelineMark } from './timeline-marks.ts';

/** What `Drawer.draw` takes, but for the words around the drawing: spread it into the request. */
export interface TimelineSource {
  readonly source: string;
  readonly config: { readonly maxTextSize: number; readonly gantt: Readonly<Record<string, number | string | boolean>> };
  /** px to take off Mermaid's canvas. */
  readonly crop: { readonly top: number; readonly bottom: number };
  /** How the rows are arranged: `column` is the width of the column of times. */
  readonly rows: TimelineLayout & { readonly column: number; readonly marks: readonly TimelineMark[] };
}

/** A longer timeline is drawn as its milestones and a strip of counts; the page's list has every event. */
const MOST_ROWS = 200;
const WIDEST_NAME = 150;
const WIDEST_STACKED_NAME = 100;

/**
 * The Mermaid source of a timeline `width` px wide (under 600: labels above their tracks), in Mermaid's gantt
 * notation: a row of phases, then a row for each event. Any text comes out of the drawing as it went in.
 */
export function timelineSource(data: DrawingData, options: { readonly width: number; readonly measure: Measure }): TimelineSource {
  const { measure } = options;
  const events = data.events.length > MOST_ROWS ? data.events.filter((event) => event.milestone !== null).slice(0, MOST_ROWS) : data.events;
  const layout = layoutFor(options.width, events.length, phasesOf(data).length > 0 || events.length < data.events.length);
  const span = spanOf(instantsOf(data));
  // Where labels are stacked, the counts leave their name a line of its own.
  const names = events.length < data.events.length && !layout.stacked ? [countName(data)] : [];
  const column = columnOf([...names, ...events.map((event) => event.label)], layout, measure);
  // In steps of 8 px, so that most drawings share a configuration, and Mermaid is set up once for them all.
  const left = layout.stacked ? layout.sidePadding : Math.ceil((column + COLUMN_GAP) / 8) * 8;
  const inner = layout.width - left - layout.sidePadding;
  const scale = (at: number): number => left + ((at - span.start) / (span.end - span.start)) * inner;
  const rows = rowsOf(data, events, span, { layout, column, scale, measure });
  return {
    source: ganttSource(rows, span, inner, escapeText),
    config: { maxTextSize: 500_000, gantt: ganttConfig(layout, left) },
    crop: { top: layout.topPadding - layout.barTop - layout.header, bottom: layout.topPadding + layout.barTop - layout.footer },
    rows: { ...layout, column, marks: rows.map((row) => row.mark) },
  };
}

/** The same timeline for people who copy it into another Mermaid: every text as `#NN;`, every event, labels to 400 characters. */
export function portableSource(data: DrawingData): string {
  const span = spanOf(instantsOf(data));
  const layout = layoutFor(1000, data.events.length, true);
  const rows = rowsOf(data, data.events, span, { layout, column: 0, scale: () => 0, measure: () => 0 });
  return ganttSource(rows, span, layout.width, portableText);
}

function rowsOf(data: DrawingData, events: DrawingData['events'], span: Span, place: Place): Row[] {
  const phases = phasesOf(data);
  const strip = phases.length > 0 ? 1 : 0;
  const counted = events.length < data.events.length;
  return [
    ...phaseRows(phases, place),
    ...(counted ? countRows(data.events, strip, span, countName(data)) : []),
    ...eventRows(events, strip + (counted ? 1 : 0), place),
  ];
}

const phasesOf = (data: DrawingData): DrawingData['phases'] => data.phases.filter((phase) => phase.end > phase.start);
const countName = (data: DrawingData): string => `${data.events.length} events`;

function* instantsOf(data: DrawingData): Iterable<number> {
  for (const phase of data.phases) yield* [phase.start, phase.end];
  for (const event of data.events) yield* [event.at, event.end ?? event.at];
}

/** The width of the column of times: its widest name, within bounds (an author's vague time may be a sentence). */
function columnOf(names: readonly string[], layout: TimelineLayout, measure: Measure): number {
  const widest = names.reduce((most, name) => Math.max(most, measure(name.slice(0, 60), layout.textSize)), 0);
  return Math.ceil(Math.min(layout.stacked ? WIDEST_STACKED_NAME : WIDEST_NAME, widest));
}

function ganttConfig(layout: TimelineLayout, leftPadding: number): TimelineSource['config']['gantt'] {
  return {
    useWidth: layout.width,
    leftPadding,
    rightPadding: layout.sidePadding,
    topPadding: layout.topPadding,
    gridLineStartPadding: layout.topPadding,
    barHeight: layout.barHeight,
    barGap: layout.rowHeight - layout.barHeight,
    fontSize: layout.textSize,
    sectionFontSize: layout.textSize,
    displayMode: 'compact',
    numberSectionStyles: 1,
    useMaxWidth: true,
  };
}
