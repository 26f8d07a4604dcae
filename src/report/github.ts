import { docsPage, formatProblem, type Problem, type Severity } from '../core/problem.ts';
import { inertLine, withoutCommands, type Reporter } from './reporter.ts';

/** GitHub shows ten annotations of a kind in a step and drops the rest in silence. */
const LIMIT = 10;
const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', advice: 'notice' };

/** For GitHub Actions: an annotation at the line, ten of each severity; what is over the limit follows as plain lines. */
export const githubReporter: Reporter = (problems) => {
  const annotated: string[] = [];
  const rest: string[] = [];
  for (const severity of ['error', 'warning', 'advice'] as const) {
    const these = problems.filter((problem) => problem.severity === severity);
    annotated.push(...these.slice(0, LIMIT).map(annotation));
    rest.push(...these.slice(LIMIT).map((problem) => inertLine(formatProblem(problem))));
  }
  const note = rest.length === 0 ? [] : [`${rest.length} more, which GitHub would not show as annotations (it shows ten of a kind):`];
  return [...annotated, ...note, ...rest].map((line) => `${line}\n`).join('');
};

function annotation({ severity, place, code, found, advice }: Problem): string {
  const position = place.kind === 'line' ? [`line=${place.line}`, `col=${place.column}`] : [];
  const properties = [`file=${encodeProperty(place.path)}`, ...position, `title=${encodeProperty(code)}`].join(',');
  return `::${COMMANDS[severity]} ${properties}::${encodeMessage(`${found}. ${advice} (${docsPage(code)})`)}`;
}

// Other control characters than CR and LF cannot end a command, but they can move the cursor of whoever reads the log.
// eslint-disable-next-line no-control-regex -- finding them is the point
const CONTROL = /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const encodeMessage = (text: string): string =>
  withoutCommands(text.replace(CONTROL, ' ')).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const encodeProperty = (text: string): string => encodeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
