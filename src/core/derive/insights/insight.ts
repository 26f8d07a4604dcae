import type { CsvCell } from '../../render/csv.ts';
import type { Link, SeverityView } from '../page-data.ts';

/** A colour of the style sheet; `all` for what stands for every kind. */
export type ChartColour = SeverityView['colour'] | 'all' | 'accent';

/** Counts by a period of time, a row of columns for each kind. */
export interface ColumnsChart {
  readonly kind: 'columns';
  /** `phase`: the place of the period in its group, from 0 (January, the first quarter); `group`: the year, empty where the period is one. */
  readonly columns: readonly { readonly short: string; readonly group: string; readonly phase: number }[];
  readonly rows: readonly { readonly name: string; readonly colour: ChartColour; readonly values: readonly number[] }[];
}

/** Single values along a logarithmic scale, with median and quartiles. */
export interface DotsChart {
  readonly kind: 'dots';
  /** The ends of the scale, above 0, in the unit of the values. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly rows: readonly DotsRow[];
}

export interface DotsRow {
  readonly name: string;
  /** "n = 8". */
  readonly note: string;
  /** Smallest first. `count` is above 1 where many values are drawn as one; `text` then is null. */
  readonly points: readonly { readonly at: number; readonly count: number; readonly text: string | null }[];
  readonly median: { readonly at: number; readonly label: string } | null;
  /** Null where there are too few values. */
  readonly quartiles: readonly [lower: number, upper: number] | null;
}

/** A bar for each name. */
export interface BarsChart {
  readonly kind: 'bars';
  readonly rows: readonly { readonly name: string; readonly value: number; readonly colour: ChartColour }[];
}

/** Counts by weekday (seven rows, Monday first) and hour (24 in each). */
export interface WeekChart {
  readonly kind: 'week';
  readonly days: readonly string[];
  readonly counts: readonly (readonly number[])[];
  /** Stretches of a day, in hours from its midnight: `{ day: 0, from: 8.5, to: 18 }`. */
  readonly shaded: readonly { readonly day: number; readonly from: number; readonly to: number }[];
}

export type ChartData = ColumnsChart | DotsChart | BarsChart | WeekChart;

/** A cell of a table: a text, or a link to what it names. */
export type InsightCell = string | Link;

export interface InsightTable {
  readonly head: readonly { readonly text: string; readonly isNumber: boolean }[];
  /** The first cell of each names the row. */
  readonly rows: readonly (readonly InsightCell[])[];
  /** What is left out of a long table, in a sentence; the file has it. */
  readonly more: string | null;
}

/** One chart of the insights, with everything that it rests on. */
export interface Insight {
  /** Its anchor, and the name of its file. */
  readonly id: string;
  readonly title: string;
  /** What it shows, with its numbers. Never empty. */
  readonly sentences: readonly string[];
  /** Null where there is nothing to draw: the sentences say why. */
  readonly chart: ChartData | null;
  /** What the marks of the chart mean, beneath it. */
  readonly legend: string | null;
  readonly table: InsightTable | null;
  /** With a line of headings. A link stands for the address that it leads to. */
  readonly file: readonly (readonly (CsvCell | Link)[])[];
}

export interface InsightsPage {
  /** "9 incidents and 44 actions, from 16 January to 11 June 2024." Null where nothing is published. */
  readonly lede: string | null;
  readonly insights: readonly Insight[];
}

export const text = (heading: string): InsightTable['head'][number] => ({ text: heading, isNumber: false });
export const number = (heading: string): InsightTable['head'][number] => ({ text: heading, isNumber: true });
