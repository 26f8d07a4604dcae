import { z } from 'zod';

export const pointSchema = z.strictObject({
  line: z.int().positive(),
  column: z.int().positive(),
  offset: z.int().nonnegative(),
});

export const rangeSchema = z.strictObject({ start: pointSchema, end: pointSchema });

export const originSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('declared'), range: rangeSchema }),
  z.strictObject({ kind: z.literal('read'), range: rangeSchema }),
  z.strictObject({ kind: z.literal('inferred'), from: z.string().min(1), range: rangeSchema.nullable() }),
]);

/** The schema of a value that carries its origin. */
export const factSchema = <T extends z.ZodType>(value: T) => z.strictObject({ value, origin: originSchema });

/** `YYYY-MM-DD`; zod refuses the 30th of February. */
export const dateSchema = z.iso.date();

/** An author's own words, trimmed and not empty. */
export const textSchema = z.string().trim().min(1);
