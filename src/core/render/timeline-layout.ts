/** Sizes of a drawing in px, of Mermaid's canvas and of what stands around its rows. */
export interface TimelineLayout {
  readonly width: number;
  /** Labels stand above their track, over the whole width (a phone); else beside their mark. */
  readonly stacked: boolean;
  readonly textSize: number;
  readonly tickSize: number;
  readonly rowHeight: number;
  /** Of Mermaid's own bars; a mark stands in the middle of one. */
  readonly barHeight: number;
  /** From the top of a row to the top of its bar. */
  readonly barTop: number;
  /** Free space of Mermaid's canvas above its first row and below its last. */
  readonly topPadding: number;
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

const WIDE = { stacked: false, textSize: 14, tickSize: 12, rowHeight: 32, barHeight: 16, barTop: 8 } as const;
/** Shown at 350 px of its 420: 14 px are 11.7 there. */
const NARROW = { stacked: true, textSize: 14, tickSize: 13.5, rowHeight: 44, barHeight: 12, barTop: 26 } as const;
const LONG_DRAWING_ROWS = 14;

/** The layout of a drawing `width` px wide with `rows` rows of events, and above them a strip of phases or counts or not. */
export function layoutFor(width: number, rows: number, hasStrip: boolean): TimelineLayout {
  const base = width < 600 ? NARROW : WIDE;
  // A strip stands at the foot of its row: where rows are high, the ticks come nearer to it.
  const header = base.stacked && hasStrip ? 16 : 24;
  return { ...base, width, topPadding: 60, sidePadding: 10, header, footer: rows >= LONG_DRAWING_ROWS ? 26 : 2 };
}
