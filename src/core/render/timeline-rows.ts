import type { DrawingData } from '../derive/page-data.ts';
import type { Span } from './timeline-axis.ts';
import { fit, LONGEST } from './timeline-label.ts';
import type { Scale } from './timeline-scale.ts';
import { shownText } from './timeline-text.ts';

type DrawnEvent = DrawingData['events'][number];

/** A mark in time with its text: a line of Mermaid. The same for drawings of every width. */
export interface Row {
  /** The task's id in the source. */
  readonly task: string;
  /** Counted from 0; all phases and all counts share a row. */
  readonly row: number;
  /** What stands in the column of times; the same for all tasks of one row. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly shape: 'phase' | 'count' | 'diamond' | 'ring' | 'bar';
  /** A class for the style sheet: the phase's kind, or the milestone's name. */
  readonly kind: string | null;
  readonly vague: boolean;
  /** The event's anchor on the page. */
  readonly event: string | null;
  /** 0 to 1: how high a count stands. */
  readonly level: number;
}

const STRIP = { vague: false, event: null, level: 0 } as const;

/** The phases, all in row 0. */
export function phaseRows(phases: DrawingData['phases']): Row[] {
  return phases.map(({ name, kind, start, end }, index) => ({
    ...STRIP,
    task: `p${index}`,
    row: 0,
    name: 'Phases',
    text: shownText(name),
    start,
    end,
    shape: 'phase',
    kind,
  }));
}

/** One row for each event; a very long text is cut. */
export function eventRows(events: readonly DrawnEvent[], firstRow: number): Row[] {
  return events.map((event, index) => {
    const end = Math.max(event.at, event.end ?? event.at);
    return {
      task: `e${index}`,
      row: firstRow + index,
      name: shownText(event.label),
      text: shorten(shownText(event.text.slice(0, 4 * LONGEST))),
      start: event.at,
      end,
      shape: end > event.at ? 'bar' : event.milestone === null ? 'ring' : 'diamond',
      kind: event.milestone,
      vague: event.vague,
      event: event.id,
      level: 0,
    };
  });
}

const shorten = (text: string): string => (text.length <= LONGEST ? text : fit(text, LONGEST, (part) => part.length));

/** Milestones by how much each tells of an incident; then the first event and the last. */
const TELLING = ['detected', 'resolved', 'started', 'identified', 'mitigated', 'acknowledged'];

/** The phases and at most `most` of the events, in order: those that tell most. */
export function tellingRows(rows: readonly Row[], most: number): Row[] {
  const events = rows.filter(({ event }) => event !== null);
  const rank = ({ kind }: Row, index: number): number => {
    const milestone = kind === null ? -1 : TELLING.indexOf(kind);
    if (milestone >= 0) return milestone;
    return TELLING.length + (index === 0 || index === events.length - 1 ? 0 : 1);
  };
  const chosen = new Set(
    events
      .map((row, index) => ({ row, rank: rank(row, index) }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, most)
      .map(({ row }) => row),
  );
  return rows.filter((row) => row.shape === 'phase' || chosen.has(row));
}

const BINS = 60;

/** Where a timeline is too long to draw: how many events fell into each sixtieth of its scale. */
export function countRows(events: readonly DrawnEvent[], row: number, span: Span, scale: Scale, name: string): Row[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const event of events) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(scale.place(event.at) * BINS)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const at = (bin: number): number => instantAt(scale, span, bin / BINS);
  return counts.flatMap((count, bin): Row[] =>
    count === 0
      ? []
      : [
          {
            ...STRIP,
            task: `c${bin}`,
            row,
            name,
            text: count === 1 ? '1 event' : `${count} events`,
            start: at(bin),
            end: at(bin + 1),
            shape: 'count',
            kind: null,
            level: count / most,
          },
        ],
  );
}

/** The instant at a share of the scale's width; inside a break, the share of the time that is left out. */
function instantAt(scale: Scale, span: Span, share: number): number {
  let before = { at: span.start, share: 0 };
  for (const { start, end, from, to } of scale.stretches) {
    for (const point of [
      { at: start, share: from },
      { at: end, share: to },
    ]) {
      if (share <= point.share) {
        const part = point.share === before.share ? 0 : (share - before.share) / (point.share - before.share);
        return before.at + part * (point.at - before.at);
      }
      before = point;
    }
  }
  return span.end;
}
