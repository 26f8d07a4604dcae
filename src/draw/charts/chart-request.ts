/**
 * A chart to draw, as core/derive/insights makes it. Colours are the names that styles/insights.css gives values to. Everything in
 * it decides the picture, so all of it is in the cache's key.
 */
export interface ChartRequest {
  readonly chart: ChartSpec;
  /** For a phone, with names above what they name; else they stand beside it. */
  readonly narrow: boolean;
  /** The id of the picture, and the start of those in it. */
  readonly idPrefix: string;
  /** The accessible name and description. */
  readonly title: string;
  readonly description: string;
}

export type ChartSpec = ColumnsSpec | DotsSpec | BarsSpec | WeekSpec;

export interface ColumnsSpec {
  readonly kind: 'columns';
  readonly columns: readonly { readonly short: string; readonly group: string; readonly phase: number }[];
  readonly rows: readonly { readonly name: string; readonly colour: string; readonly values: readonly number[] }[];
}

export interface DotsSpec {
  readonly kind: 'dots';
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly rows: readonly {
    readonly name: string;
    readonly note: string;
    readonly points: readonly { readonly at: number; readonly count: number; readonly text: string | null }[];
    readonly median: { readonly at: number; readonly label: string } | null;
    readonly quartiles: readonly [lower: number, upper: number] | null;
  }[];
}

export interface BarsSpec {
  readonly kind: 'bars';
  readonly rows: readonly { readonly name: string; readonly value: number; readonly colour: string }[];
}

export interface WeekSpec {
  readonly kind: 'week';
  readonly days: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly shaded: readonly { readonly day: number; readonly from: number; readonly to: number }[];
}
