import { printable, type Problem, type Severity } from '../core/problem.ts';
import { palette, type Palette } from './colour.ts';
import { countsText, inertLine, type PageAddress, type Reporter } from './reporter.ts';
import { INDENT, lineFinder, renderSourceLine, type LineFinder } from './source-line.ts';

interface Look {
  readonly colour: boolean;
  readonly pageOf: PageAddress;
}

/**
 * For people: `path:line:col code: what was found. What to do.` (a warning or advice says so before its code), the source line
 * with a caret below, and where to read more; the count at the end.
 */
export function terminalReporter(look: Look): Reporter {
  return (problems, sources) => {
    const blocks = renderProblems(problems, sources, look);
    return blocks.length === 0 ? '' : `${blocks.join('\n')}\n${countsText(problems)}\n${fixHint(problems)}`;
  };
}

/** A block of lines for each problem. */
export function renderProblems(problems: readonly Problem[], sources: ReadonlyMap<string, string>, { colour, pageOf }: Look): string[] {
  const paint = palette(colour);
  const find = lineFinder(sources, problems);
  return problems.map((problem) => renderProblem(problem, find, pageOf, paint));
}

const COLOURS: Record<Severity, 'red' | 'yellow' | 'blue'> = { error: 'red', warning: 'yellow', advice: 'blue' };

function renderProblem({ place, code, severity, found, advice }: Problem, find: LineFinder, pageOf: PageAddress, paint: Palette): string {
  const at = place.kind === 'line' ? `${place.path}:${place.line}:${place.column}` : place.path;
  const label = paint[COLOURS[severity]](severity === 'error' ? code : `${severity} ${code}`);
  const head = `${paint.bold(inertLine(printable(at)))} ${label}: ${inertLine(`${printable(found)}. ${printable(advice)}`)}\n`;
  const source = find(place);
  const lines = source === undefined || place.kind !== 'line' ? '' : renderSourceLine(source, place.line, place.column, paint);
  return `${head}${lines}${INDENT}${paint.dim(inertLine(printable(pageOf(code))))}\n`;
}

function fixHint(problems: readonly Problem[]): string {
  const count = problems.filter(({ fix }) => fix !== undefined).length;
  return count === 0 ? '' : `${count === 1 ? '1 can' : `${count} can`} be corrected by \`afterword check --fix\`.\n`;
}
