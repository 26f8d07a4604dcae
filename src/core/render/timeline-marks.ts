import type { DrawingData } from '../derive/page-data.ts';
import type { Span } from './timeline-axis.ts';
import { COLUMN_GAP, MARK_GAP, type TimelineLayout } from './timeline-layout.ts';
import { fit, type Measure } from './timeline-label.ts';
import { shownText } from './timeline-text.ts';

type DrawnEvent = DrawingData['events'][number];

/** What stands for one task of the Mermaid source; `src/draw` arranges the drawing by these. */
export interface TimelineMark {
  /** The task's id in the source. */
  readonly task: string;
  /** Counted from 0; all phases and all counts share row 0. */
  readonly row: number;
  readonly shape: 'phase' | 'count' | 'diamond' | 'ring' | 'bar';
  /** A class for the style sheet: the phase's kind, or the milestone's name. */
  readonly kind: string | null;
  readonly vague: boolean;
  readonly label: 'right' | 'left' | 'above' | 'none';
  /** Where a phase's name starts, in px of the canvas. */
  readonly labelX: number | null;
  /** What a pointer resting on the mark is told; null where the drawing says it all. */
  readonly hint: string | null;
  /** The event's anchor on the page. */
  readonly event: string | null;
  /** 0 to 1: how high a count stands. */
  readonly level: number;
}

/** A mark with its text and place in time: a line of Mermaid. */
export interface Row {
  readonly mark: TimelineMark;
  /** What stands in the column of times; the same for all tasks of one row. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What decides where a label may stand, and how much of it. */
export interface Place {
  readonly layout: TimelineLayout;
  /** Width of the column of times. */
  readonly column: number;
  /** From an instant to px on the canvas. */
  readonly scale: (at: number) => number;
  readonly measure: Measure;
}

const MILESTONE_WEIGHT = 600;
/** Between the names of two phases. */
const NAME_GAP = 8;
const BASIC = { kind: null, vague: false, hint: null, event: null, level: 0, labelX: null } as const;

/**
 * The phases, all in row 0. A name starts above its phase, after the name before it; where there is no room for
 * that, only the pointer is told.
 */
export function phaseRows(phases: DrawingData['phases'], { layout, scale, measure }: Place): Row[] {
  let free = 0;
  return phases.map((phase, index) => {
    const x = Math.max(scale(phase.start), free);
    const end = x + measure(phase.name, layout.tickSize);
    const fits = x < scale(phase.end) && end <= layout.width;
    if (fits) free = end + NAME_GAP;
    const mark: TimelineMark = {
      ...BASIC,
      task: `p${index}`,
      row: 0,
      shape: 'phase',
      kind: phase.kind,
      hint: phase.name,
      label: fits ? 'above' : 'none',
      labelX: fits ? Math.round(x * 10) / 10 : null,
    };
    return { mark, name: 'Phases', text: phase.name, start: phase.start, end: phase.end };
  });
}

/** One row for each event, its label cut to the room that its side of the mark leaves. */
export function eventRows(events: readonly DrawnEvent[], firstRow: number, place: Place): Row[] {
  return events.map((event, index) => {
    const weight = event.milestone === null ? 400 : MILESTONE_WEIGHT;
    const width = (text: string): number => place.measure(text, place.layout.textSize, weight);
    const full = shownText(event.text);
    const { label, room } = sideOf(event, width(full.slice(0, 400)), place);
    const text = fit(full, room, width);
    const name = fit(shownText(event.label), place.column + 1, (part) => place.measure(part, place.layout.textSize));
    const end = Math.max(event.at, event.end ?? event.at);
    const mark: TimelineMark = {
      ...BASIC,
      task: `e${index}`,
      row: firstRow + index,
      shape: end > event.at ? 'bar' : event.milestone === null ? 'ring' : 'diamond',
      kind: event.milestone,
      vague: event.vague,
      label,
      hint: text === full ? null : full,
      event: event.id,
    };
    return { mark, name, text, start: event.at, end };
  });
}

/** Beside the mark (above it, where it is a bar, from its start on), where there is room; else towards the other side. */
function sideOf(event: DrawnEvent, width: number, { layout, column, scale }: Place): { label: 'right' | 'left' | 'above'; room: number } {
  if (layout.stacked) return { label: 'above', room: layout.width - column - COLUMN_GAP / 2 };
  const end = Math.max(event.at, event.end ?? event.at);
  const gap = end > event.at ? 0 : MARK_GAP;
  const right = layout.width - scale(event.at) - gap;
  const left = scale(end) - gap - column - COLUMN_GAP;
  return width <= right || right >= left ? { label: 'right', room: right } : { label: 'left', room: left };
}

const BINS = 60;

/** Where a timeline is too long to draw: how many events fell into each sixtieth of it. */
export function countRows(events: readonly DrawnEvent[], row: number, span: Span, name: string): Row[] {
  const step = (span.end - span.start) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const event of events) {
    const bin = Math.min(BINS - 1, Math.floor((event.at - span.start) / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  return counts.flatMap((count, bin): Row[] => {
    if (count === 0) return [];
    const hint = count === 1 ? '1 event' : `${count} events`;
    const mark: TimelineMark = { ...BASIC, task: `c${bin}`, row, shape: 'count', label: 'none', hint, level: count / most };
    return [{ mark, name, text: hint, start: Math.round(span.start + bin * step), end: Math.round(span.start + (bin + 1) * step) }];
  });
}
