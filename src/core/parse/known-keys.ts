import { z } from 'zod';

/** The keys that an object may have at `path` below `schema`; empty where no object stands there. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let found = shapesOf(schema);
  for (const part of path) found = found.flatMap((shape) => below(shape, part));
  return [...new Set(found.flatMap((shape) => (shape instanceof z.ZodObject ? Object.keys(shape.shape) : [])))];
}

function below(shape: z.core.$ZodType, part: PropertyKey): z.core.$ZodType[] {
  if (shape instanceof z.ZodArray && typeof part === 'number') return shapesOf(shape.element);
  if (!(shape instanceof z.ZodObject) || typeof part !== 'string' || !Object.hasOwn(shape.shape, part)) return [];
  const next: unknown = shape.shape[part];
  return next instanceof z.ZodType ? shapesOf(next) : [];
}

/** What an author may write there: one shape, or the several of "one or a list of them". */
function shapesOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional
  )
    return shapesOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(shapesOf);
  return schema instanceof z.ZodPipe ? shapesOf(schema.in) : [schema];
}

const MAX_KEY_LENGTH = 60;

/** The known key that `key` may have been meant to be: two letters or a third of it typed otherwise. `sevrity` -> `severity`. */
export function nearestKey(key: string, known: readonly string[]): string | null {
  const short = key.slice(0, MAX_KEY_LENGTH).toLowerCase();
  let best: string | null = null;
  let bestDistance = (short.length < 4 ? 1 : Math.max(2, Math.floor(short.length / 3))) + 1;
  for (const candidate of known) {
    const distance = editDistance(short, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
