/** Sizes of a drawing in px. */
export interface TimelineLayout {
  readonly width: number;
  /** Labels stand above their track, over the whole width (a phone); else beside their mark. */
  readonly stacked: boolean;
  readonly textSize: number;
  readonly tickSize: number;
  /** Height of a row with a label of one line, and of each line more. */
  readonly rowHeight: number;
  readonly lineHeight: number;
  /** How many lines a label may have. */
  readonly lines: number;
  /** Of a row that is no event: the phases, the counts. */
  readonly stripHeight: number;
  /** Right of the scale, and left of it where labels are stacked: half a mark. */
  readonly sidePadding: number;
  /** Room for the tick labels above the first row. */
  readonly header: number;
  /** The same below the last row, where the drawing is so long that its head is out of sight. */
  readonly footer: number;
}

/** Between a mark and its label. */
export const MARK_GAP = 14;
/** Between the column of times and what follows it. */
export const COLUMN_GAP = 24;

const WIDE = { stacked: false, textSize: 14, tickSize: 13, rowHeight: 32, lineHeight: 18, lines: 2, stripHeight: 34 } as const;
const NARROW = { stacked: true, textSize: 14, tickSize: 12, rowHeight: 44, lineHeight: 18, lines: 2, stripHeight: 34 } as const;
const LONG_DRAWING_ROWS = 14;

/** The layout of a drawing `width` px wide (under 600: stacked) with `rows` rows of events. */
export function layoutFor(width: number, rows: number): TimelineLayout {
  const base = width < 600 ? NARROW : WIDE;
  return { ...base, width, sidePadding: 10, header: 22, footer: rows >= LONG_DRAWING_ROWS ? 26 : 2 };
}
