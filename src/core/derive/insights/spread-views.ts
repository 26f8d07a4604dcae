import { number, type DotsRow, type InsightCell, type InsightTable } from './insight.ts';
import { sampleText, type Spread } from './spread.ts';
import { thousands } from '../../counted.ts';

interface Value {
  readonly value: number;
  readonly text: string;
}

/** A row of dots. `figure` writes a value; what is below `least`, the start of the scale, stands there. */
export function dotsRow(
  name: string,
  {
    values,
    spread,
    figure,
  }: { readonly values: readonly Value[]; readonly spread: Spread | null; readonly figure: (value: number) => string },
  least: number,
): DotsRow {
  const at = (value: number): number => Math.max(least, value);
  const quartiles = spread?.quartiles ?? null;
  return {
    name,
    note: sampleText(values.length),
    points: pointsOf(values, least),
    median: spread === null ? null : { at: at(spread.median), label: figure(spread.median) },
    quartiles: quartiles === null ? null : [at(quartiles[0]), at(quartiles[1])],
  };
}

export const SPREAD_HEAD: InsightTable['head'] = [
  number('n'),
  number('Shortest'),
  number('Lower quartile'),
  number('Median'),
  number('Upper quartile'),
  number('Longest'),
];

/** The cells below that head. `figure` writes a value. */
export function spreadCells(
  { spread, shortest, longest }: { readonly spread: Spread | null; readonly shortest: InsightCell; readonly longest: InsightCell },
  figure: (value: number) => string,
): InsightCell[] {
  if (spread === null) return ['0', '', '', '', '', ''];
  const [lower, upper] = spread.quartiles?.map(figure) ?? ['too few', 'too few'];
  return [thousands(spread.values.length), shortest, lower ?? '', figure(spread.median), upper ?? '', longest];
}

/** More are drawn as one mark for each stretch of the scale. */
const DRAWN_SINGLY = 50;
/** In a tenfold of the scale. */
const STRETCHES = 16;

interface Point {
  readonly at: number;
  readonly count: number;
  readonly text: string | null;
}

/** The marks of values, smallest first: one for each, or, of many, one for each stretch of the logarithmic scale. Values below `least` stand at it. */
function pointsOf(values: readonly Value[], least: number): Point[] {
  const placed = values.map(({ value, text }) => ({ at: Math.max(least, value), count: 1, text })).sort((a, b) => a.at - b.at);
  if (placed.length <= DRAWN_SINGLY) return placed;
  const stretches = new Map<number, number>();
  for (const { at } of placed) {
    const stretch = Math.round(Math.log10(at) * STRETCHES);
    stretches.set(stretch, (stretches.get(stretch) ?? 0) + 1);
  }
  return [...stretches].map(([stretch, count]) => ({ at: Math.max(least, 10 ** (stretch / STRETCHES)), count, text: null }));
}
