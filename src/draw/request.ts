/** A picture to draw. Everything in it decides the picture, so all of it is in the cache's key. */
export interface DrawRequest {
  /** Mermaid source. */
  readonly source: string;
  /** Mermaid configuration that the source cannot override; must be JSON. */
  readonly config?: object;
  /** px to take off Mermaid's canvas. */
  readonly crop?: { readonly top: number; readonly bottom: number };
  /** Ids of the drawing start with it: unique on the page, `[A-Za-z][\w-]*`. */
  readonly idPrefix: string;
  /** The accessible name and description. */
  readonly title?: string;
  readonly description?: string;
  /** For a gantt of one row an event, as core/render/timeline.ts writes it: the rows are arranged anew around Mermaid's scale. */
  readonly rows?: RowArrangement;
}

export interface RowArrangement {
  readonly width: number;
  readonly stacked: boolean;
  /** Width of the column of times. */
  readonly column: number;
  readonly textSize: number;
  readonly tickSize: number;
  readonly rowHeight: number;
  /** From the top of a row to the top of Mermaid's bar. */
  readonly barTop: number;
  readonly sidePadding: number;
  readonly header: number;
  readonly footer: number;
  readonly marks: readonly Mark[];
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
  readonly hint: string | null;
  readonly event: string | null;
  readonly level: number;
}

export interface Drawing {
  readonly svg: string;
}
