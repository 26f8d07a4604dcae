/** A picture to draw. Everything in it decides the picture, so all of it is in the cache's key. */
export interface DrawRequest {
  /** Mermaid source. */
  readonly source: string;
  /** Mermaid configuration that the source cannot override; must be JSON. */
  readonly config?: object;
  /** Ids of the drawing start with it: unique on the page, `[A-Za-z][\w-]*`. */
  readonly idPrefix: string;
  /** The accessible name and description. */
  readonly title?: string;
  readonly description?: string;
  /**
   * For a gantt of one row an event, as core/render/timeline.ts writes it: the rows are arranged anew around Mermaid's
   * scale, once for each of these. The pictures stand one after the other in the answer.
   */
  readonly rows?: readonly RowArrangement[];
}

/** Sizes and places are px of the picture; see `TimelineArrangement` in core/render/timeline.ts. */
export interface RowArrangement {
  /** In place of the request's, which two pictures would share. */
  readonly idPrefix: string;
  readonly width: number;
  readonly stacked: boolean;
  /** Ends of the scale: Mermaid's canvas is laid between them. */
  readonly left: number;
  readonly right: number;
  /** Width of the column of times. */
  readonly column: number;
  readonly textSize: number;
  readonly tickSize: number;
  readonly rowHeight: number;
  readonly lineHeight: number;
  readonly stripHeight: number;
  readonly header: number;
  readonly footer: number;
  readonly marks: readonly Mark[];
  readonly ticks: readonly Tick[];
  readonly breaks: readonly Break[];
}

/** What stands for one task; see `TimelineMark` in core/render/timeline-marks.ts. */
export interface Mark {
  readonly task: string;
  readonly row: number;
  readonly shape: 'phase' | 'count' | 'diamond' | 'ring' | 'bar';
  readonly kind: string | null;
  readonly vague: boolean;
  readonly label: 'right' | 'left' | 'above' | 'none';
  readonly labelX: number | null;
  readonly ends: readonly number[];
  readonly cut: boolean;
  readonly nameEnd: number | null;
  readonly rightToLeft: boolean;
  readonly hint: string | null;
  readonly event: string | null;
  readonly level: number;
}

/** A line of the axis; the label only where there is room for it. */
export interface Tick {
  readonly x: number;
  readonly kind: 'tick' | 'day' | 'clock' | 'start';
  readonly label: string | null;
  readonly labelX: number;
}

/** Where the axis leaves out time. */
export interface Break {
  readonly from: number;
  readonly to: number;
  readonly label: string | null;
  readonly hint: string;
}

/** A picture to make pixels of. */
export interface PaintRequest {
  /** A file of its own: colours as such, sizes on its root. */
  readonly svg: string;
  /** Pixels for a px of the picture. */
  readonly zoom: number;
  /** Where the painter may keep the fonts that it reads. */
  readonly fontDir: string;
}

export interface Drawing {
  readonly svg: string;
}
