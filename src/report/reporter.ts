import type { Problem } from '../core/problem.ts';

/** The texts that the problems stand in, by the path that the problems name. */
export type Sources = ReadonlyMap<string, string>;

/** Makes the text of a report, problems in the order given; who prints it, and where, is the command's business. */
export type Reporter = (problems: readonly Problem[], sources: Sources) => string;

/** How many problems there are of each severity. */
export function countBySeverity(problems: readonly Problem[]): Record<Problem['severity'], number> {
  const counts = { error: 0, warning: 0, advice: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

/**
 * A line of ours that a CI runner cannot take for a command: runners look for `::` at its start (past spaces) and
 * for `##[` anywhere. A path keeps its meaning with `./` before it.
 */
export const inertLine = (line: string): string => (/^\s*::/.test(line) ? `./${line.trimStart()}` : line).replaceAll('##[', '# #[');
