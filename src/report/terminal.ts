import { printable, type Problem } from '../core/problem.ts';
import { palette, type Palette } from './colour.ts';
import { countBySeverity, inertLine, type Reporter, type Sources } from './reporter.ts';

/** A source line longer than this is shown around the column only. */
const WINDOW = 100;

/** For people: one line a problem, its source line with a caret below, and the count at the end. */
export function terminalReporter({ colour }: { colour: boolean }): Reporter {
  const paint = palette(colour);
  return (problems, sources) => {
    const lines = new Map<string, readonly string[]>();
    const blocks = problems.map((problem) => renderProblem(problem, sources, lines, paint));
    return [...blocks, renderCounts(problems)].join('');
  };
}

function renderProblem(problem: Problem, sources: Sources, lines: Map<string, readonly string[]>, paint: Palette): string {
  const { place, code, severity, found, advice } = problem;
  const at = place.kind === 'line' ? `${place.path}:${place.line}:${place.column}` : place.path;
  const label = paint[severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'blue'](
    severity === 'error' ? code : `${severity} ${code}`,
  );
  const head = `${paint.bold(inertLine(printable(at)))} ${label}: ${inertLine(`${printable(found)}. ${printable(advice)}`)}\n`;
  if (place.kind !== 'line') return head;
  const source = linesOf(place.path, sources, lines)?.[place.line - 1];
  return source === undefined ? head : head + renderSource(source, place.line, place.column, paint);
}

/** Each text is split once, so that a thousand problems of one file stay linear. */
function linesOf(path: string, sources: Sources, lines: Map<string, readonly string[]>): readonly string[] | undefined {
  const known = lines.get(path);
  if (known !== undefined) return known;
  const split = sources.get(path)?.split('\n');
  if (split !== undefined) lines.set(path, split);
  return split;
}

function renderSource(source: string, line: number, column: number, paint: Palette): string {
  const start = column > WINDOW - 20 ? column - 1 - WINDOW / 2 : 0;
  const shown = inertLine(`| ${printable(source.slice(start, start + WINDOW))}`);
  const margin = String(line).padStart(5);
  const caret = `${' '.repeat(column - 1 - start)}^`;
  return `${paint.dim(margin)} ${shown}\n${' '.repeat(margin.length)} | ${paint.red(caret)}\n`;
}

function renderCounts(problems: readonly Problem[]): string {
  const counts = countBySeverity(problems);
  const parts = [counted(counts.error, 'error'), counted(counts.warning, 'warning'), counted(counts.advice, 'piece', ' of advice')];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? '' : `\n${said.join(', ')}\n`;
}

const counted = (count: number, noun: string, rest = ''): string | null =>
  count === 0 ? null : `${count} ${noun}${count === 1 ? '' : 's'}${rest}`;
