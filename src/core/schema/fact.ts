import { z } from 'zod';
import type { Point, SourceRange } from '../position.ts';

const isWhole = (value: unknown, least: number): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
const hasKeys = (value: object, count: number): boolean => Object.keys(value).length === count;

function isPoint(value: unknown): value is Point {
  if (typeof value !== 'object' || value === null || !hasKeys(value, 3)) return false;
  if (!('line' in value && 'column' in value && 'offset' in value)) return false;
  return isWhole(value.line, 1) && isWhole(value.column, 1) && isWhole(value.offset, 0);
}

/** Strict, by hand: every fact has a range, and as nested objects of zod they took a tenth of the time of reading. */
export const rangeSchema = z.custom<SourceRange>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    hasKeys(value, 2) &&
    'start' in value &&
    'end' in value &&
    isPoint(value.start) &&
    isPoint(value.end),
  'a range of the source: lines and columns from 1, offsets from 0',
);

export const originSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('declared'), range: rangeSchema }),
  z.strictObject({ kind: z.literal('read'), range: rangeSchema, note: z.string().min(1).optional() }),
  z.strictObject({ kind: z.literal('inferred'), from: z.string().min(1), range: rangeSchema.nullable() }),
]);

/** The schema of a value that carries its origin. */
export const factSchema = <T extends z.ZodType>(value: T) => z.strictObject({ value, origin: originSchema });

/** `YYYY-MM-DD`; zod refuses the 30th of February. */
export const dateSchema = z.iso.date();

/** An author's own words, trimmed and not empty. */
export const textSchema = z.string().trim().min(1);
