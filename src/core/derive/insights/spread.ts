import { thousands } from '../../counted.ts';

/** How values are spread. `values`: smallest first, at least one. */
export interface Spread {
  readonly values: readonly number[];
  readonly median: number;
  /** Null where there are too few values: a quarter of four would be one. */
  readonly quartiles: readonly [lower: number, upper: number] | null;
}

/** Fewer than these have no quartiles. */
const LEAST_FOR_QUARTILES = 5;

const FEW = 10;

/** Null where there is no value. */
export function spreadOf(numbers: readonly number[]): Spread | null {
  const values = [...numbers].sort((a, b) => a - b);
  if (values.length === 0) return null;
  return {
    values,
    median: quantile(values, 0.5),
    quartiles: values.length < LEAST_FOR_QUARTILES ? null : [quantile(values, 0.25), quantile(values, 0.75)],
  };
}

/**
 * Between the two values nearest to a share of the way from the smallest (0) to the largest (1), in proportion: what R and
 * spreadsheets (QUARTILE.INC) do. `sorted`: smallest first, at least one.
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const sampleText = (count: number): string => `n = ${thousands(count)}`;

/** Whether one value more or less may move the figures far. */
export const isFew = (count: number): boolean => count < FEW;

/** "median 6 min (n = 8, few; middle half 3 min to 50 min)". Fewer than five are "too few for quartiles". */
export function spreadText({ values, median, quartiles }: Spread, figure: (value: number) => string): string {
  const few = isFew(values.length) ? ', few' : '';
  const middle = quartiles === null ? ', too few for quartiles' : `${few}; middle half ${figure(quartiles[0])} to ${figure(quartiles[1])}`;
  return `median ${figure(median)} (${sampleText(values.length)}${middle})`;
}
