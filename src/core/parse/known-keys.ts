import { z } from 'zod';

/** The keys that an object may have at `path` below `schema`; empty where no object stands there. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let current = unwrap(schema);
  for (const part of path) {
    if (current instanceof z.ZodArray) current = unwrap(current.element);
    else if (current instanceof z.ZodObject && typeof part === 'string' && Object.hasOwn(current.shape, part)) {
      const next: unknown = current.shape[part];
      if (!(next instanceof z.ZodType)) return [];
      current = unwrap(next);
    } else return [];
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let current = schema;
  while (
    current instanceof z.ZodDefault ||
    current instanceof z.ZodPrefault ||
    current instanceof z.ZodNullable ||
    current instanceof z.ZodOptional
  ) {
    current = current.unwrap();
  }
  return current;
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
