import type { Problem, ProblemCode } from '../core/problem.ts';

/** The texts that the problems stand in, by the path that the problems name. */
export type Sources = ReadonlyMap<string, string>;

/** Makes the text of a report, problems in the order given; who prints it, and where, is the command's business. */
export type Reporter = (problems: readonly Problem[], sources: Sources) => string;

/** The address of the page about a rule, as the reader of the report can open it. */
export type PageAddress = (code: ProblemCode) => string;

/** How many problems there are of each severity. */
export function countBySeverity(problems: readonly Problem[]): Record<Problem['severity'], number> {
  const counts = { error: 0, warning: 0, advice: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

/** "2 errors, 1 warning, 3 pieces of advice"; empty where there are none. */
export function countsText(problems: readonly Problem[]): string {
  const counts = countBySeverity(problems);
  const parts = [counted(counts.error, 'error'), counted(counts.warning, 'warning'), counted(counts.advice, 'piece', ' of advice')];
  return parts.filter((part) => part !== null).join(', ');
}

const counted = (count: number, noun: string, rest = ''): string | null =>
  count === 0 ? null : `${count} ${noun}${count === 1 ? '' : 's'}${rest}`;

/**
 * A line of ours that a CI runner cannot take for a command: runners look for `::` at its start (past spaces) and
 * for `##[` anywhere. A path keeps its meaning with `./` before it.
 */
export const inertLine = (line: string): string => withoutCommands(/^\s*::/.test(line) ? `./${line.trimStart()}` : line);

/** `'##[error]x' -> '# #[error]x'`: what runners of GitHub and of Azure look for anywhere in a line. */
export const withoutCommands = (text: string): string => text.replace(/##(?=\[|vso\[)/g, '# #');
