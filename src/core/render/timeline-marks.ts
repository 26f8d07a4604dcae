import { fit, measureWords, wrapEvenly, type Lines, type Measure, type Measured } from './timeline-label.ts';
import { COLUMN_GAP, MARK_GAP, type TimelineLayout } from './timeline-layout.ts';
import type { Row } from './timeline-rows.ts';

/** What stands for one task of the Mermaid source; `src/draw` arranges the drawing by these. */
export interface TimelineMark extends Pick<Row, 'task' | 'row' | 'shape' | 'kind' | 'vague' | 'event' | 'level'> {
  readonly label: 'right' | 'left' | 'above' | 'none';
  /** Where a phase's name starts, in px of the drawing. */
  readonly labelX: number | null;
  /** The places in the task's text at which its lines end. */
  readonly ends: readonly number[];
  /** The last line ends in an ellipsis. */
  readonly cut: boolean;
  /** Where the row's name ends and an ellipsis follows; null where it has room. */
  readonly nameEnd: number | null;
  /** Read from right to left. */
  readonly rightToLeft: boolean;
  /** What a pointer resting on the mark is told; null where the drawing says it all. */
  readonly hint: string | null;
}

/** What decides where a label may stand, and how much of it. */
export interface Place {
  readonly layout: TimelineLayout;
  /** Width of the column of times. */
  readonly column: number;
  /** From an instant to px of the drawing. */
  readonly px: (at: number) => number;
  readonly measure: Measure;
  /** Of a row's name, in px. */
  readonly nameWidth: (text: string, weight: number) => number;
}

const MILESTONE_WEIGHT = 600;
export const weightOf = (row: Row): number => (row.kind === null ? 400 : MILESTONE_WEIGHT);
/** Between the names of two phases. */
const NAME_GAP = 8;
/** A label is set in two lines on the right of its mark where that is at least as wide. */
const WIDE_ENOUGH = 260;

/** How each row is drawn in one width. */
export function marksOf(rows: readonly Row[], place: Place): TimelineMark[] {
  const phases = phaseMarks(
    rows.filter((row) => row.shape === 'phase'),
    place,
  );
  return rows.map((row) => phases.get(row) ?? (row.shape === 'count' ? basic(row, row.text) : eventMark(row, place)));
}

const basic = ({ task, row, shape, kind, vague, event, level }: Row, hint: string | null): TimelineMark => ({
  ...{ task, row, shape, kind, vague, event, level, hint },
  label: 'none',
  labelX: null,
  ends: [],
  cut: false,
  nameEnd: null,
  rightToLeft: false,
});

/**
 * A name starts above its phase, after the name before it, and ends at the drawing's edge at the latest; where it would
 * not touch its phase then, only the pointer is told.
 */
function phaseMarks(rows: readonly Row[], { layout, px, measure }: Place): Map<Row, TimelineMark> {
  let free = 0;
  return new Map(
    rows.map((row) => {
      const width = measure(row.text, layout.tickSize);
      const x = Math.max(Math.min(px(row.start), layout.width - width), free);
      const end = x + width;
      const fits = x < px(row.end) && end <= layout.width && end > px(row.start);
      if (fits) free = end + NAME_GAP;
      return [row, { ...basic(row, row.text), label: fits ? 'above' : 'none', labelX: fits ? Math.round(x * 10) / 10 : null }];
    }),
  );
}

function eventMark(row: Row, place: Place): TimelineMark {
  const weight = weightOf(row);
  const size = place.layout.textSize;
  const measured = measureWords(row.text, (text) => place.measure(text, size, weight));
  const { label, ends, cut } = set(row, measured, place);
  const name = fit(row.name, place.column + 1, (text) => place.nameWidth(text, weight));
  const nameEnd = name === row.name ? null : name.length - 1;
  const hint = cut || nameEnd !== null ? `${row.name} ${row.text}` : null;
  return { ...basic(row, hint), label, ends, cut, nameEnd, rightToLeft: isRightToLeft(row.text) };
}

interface Set extends Lines {
  readonly label: 'right' | 'left' | 'above';
}

/**
 * Where labels are stacked, above the mark. Else beside it (above it, where it is a bar, from its start on): on the right,
 * unless the label would be cut there, or be a narrow column, and has more room towards the other side.
 */
function set(row: Row, measured: Measured, { layout, column, px }: Place): Set {
  const { lines, width } = layout;
  if (layout.stacked) return { label: 'above', ...wrapEvenly(measured, width - column - COLUMN_GAP / 2, lines) };
  const gap = row.shape === 'bar' ? 0 : MARK_GAP;
  const roomRight = width - px(row.start) - gap;
  const roomLeft = px(row.end) - gap - column - COLUMN_GAP;
  const right: Set = { label: 'right', ...wrapEvenly(measured, roomRight, lines) };
  const isGood = !right.cut && (right.ends.length === 1 || roomRight >= WIDE_ENOUGH);
  return isGood || roomLeft <= roomRight ? right : { label: 'left', ...wrapEvenly(measured, roomLeft, lines) };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LETTER = /\p{L}/u;

/** By the first letter, as a browser's `dir="auto"`. */
function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(LETTER.exec(text)?.[0] ?? '');
}
