import type { Problem } from '../problem.ts';
import type { ProblemsCompared } from './change.ts';

/**
 * Sorts the problems of both sides of a change. Two are the same where code, file and finding are equal, wherever the
 * lines went; `renames` maps paths before to paths after. Of several equal ones, those on the latest lines are the added.
 */
export function compareProblems(
  before: readonly Problem[],
  after: readonly Problem[],
  renames: ReadonlyMap<string, string> = new Map(),
): ProblemsCompared {
  const old = new Map<string, Problem[]>();
  for (const problem of before) {
    const key = keyOf(problem, renames.get(problem.place.path) ?? problem.place.path);
    const same = old.get(key);
    if (same === undefined) old.set(key, [problem]);
    else same.push(problem);
  }
  const added: Problem[] = [];
  const stood: Problem[] = [];
  for (const problem of after) {
    const known = old.get(keyOf(problem, problem.place.path))?.shift();
    (known === undefined ? added : stood).push(problem);
  }
  return { added, stood, gone: [...old.values()].flat() };
}

/** A finding may name a line of the file ("as in line 12"), which moves with every edit above it. */
const keyOf = ({ code, found }: Problem, path: string): string => `${code}\n${path}\n${found.replace(/\blines? \d+/g, 'line')}`;
