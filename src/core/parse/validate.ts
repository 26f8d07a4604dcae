import type { z } from 'zod';
import { placeOf, type SourceRange } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import { rangeSchema } from '../schema/fact.ts';

/** Passes an entry through its schema: the entry, or problems at the lines of the facts that are wrong. */
export function validate<T>(schema: z.ZodType<T>, entry: unknown, path: string): { entry: T | null; problems: Problem[] } {
  const result = schema.safeParse(entry);
  if (result.success) return { entry: result.data, problems: [] };
  const problems = result.error.issues.map((issue) => {
    const name = issue.path
      .filter((part) => part !== 'value')
      .map(String)
      .join('.');
    return problem('wrong-type', placeOf(path, nearestRange(entry, issue.path)), `${name} is not what it must be (${issue.message})`);
  });
  return { entry: null, problems };
}

/** The range of the innermost fact around `path`. */
function nearestRange(entry: unknown, path: readonly PropertyKey[]): SourceRange | null {
  let current: unknown = entry;
  let range: SourceRange | null = null;
  for (const part of path) {
    range = rangeIn(current) ?? range;
    if (typeof current !== 'object' || current === null) break;
    current = (current as Record<PropertyKey, unknown>)[part];
  }
  return rangeIn(current) ?? range;
}

function rangeIn(value: unknown): SourceRange | null {
  if (typeof value !== 'object' || value === null || !('origin' in value)) return null;
  const { origin } = value;
  if (typeof origin !== 'object' || origin === null || !('range' in origin)) return null;
  const parsed = rangeSchema.safeParse(origin.range);
  return parsed.success ? parsed.data : null;
}
