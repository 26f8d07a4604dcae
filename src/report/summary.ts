import { docsPage, type Problem, type Severity } from '../core/problem.ts';
import { countsText, type Sources } from './reporter.ts';
import { renderProblems } from './terminal.ts';

/** GitHub refuses the whole summary of a step that is larger. */
export const SUMMARY_LIMIT_BYTES = 1024 * 1024;
/** For the fences, and for the sentence that says what is left out. */
const RESERVE_BYTES = 1_024;

const RANKS: readonly Severity[] = ['error', 'warning', 'advice'];

/**
 * For the page of a run on GitHub: a table of the rules that fired, then each problem as on a terminal. All that comes
 * from a document stands in one block of code, where neither Markdown nor HTML nor `@names` mean anything. Never longer
 * than `limit` bytes of UTF-8; errors come first, and what is left out is counted.
 */
export function renderSummary(problems: readonly Problem[], sources: Sources, limit = SUMMARY_LIMIT_BYTES): string {
  if (problems.length === 0) return withinLimit('## Afterword: no problems\n', limit);
  const head = `## Afterword: ${countsText(problems)}\n\n${countTable(problems)}\n`;
  const sorted = RANKS.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  const room = limit - bytesOf(head) - RESERVE_BYTES;
  const { body, count } = fill(renderProblems(sorted, sources, { colour: false, pageOf: docsPage }), room);
  if (count === 0) return withinLimit(head, limit);
  const left = sorted.length - count;
  const note = left === 0 ? '' : `\n${left} more did not fit: the log of the step lists them.\n`;
  const fence = fenceFor(body);
  return `${head}\n${fence}text\n${body}${fence}\n${note}`;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const withinLimit = (text: string, limit: number): string => (bytesOf(text) <= limit ? text : '');

function countTable(problems: readonly Problem[]): string {
  const counts = new Map<string, number>();
  for (const { severity, code } of problems) counts.set(`${severity} | ${code}`, (counts.get(`${severity} | ${code}`) ?? 0) + 1);
  const rows = RANKS.flatMap((severity) => [...counts].filter(([key]) => key.startsWith(`${severity} `)));
  return ['| severity | rule | problems |', '| --- | --- | ---: |', ...rows.map(([key, count]) => `| ${key} | ${count} |`)].join('\n');
}

/** As many blocks as there is room for. */
function fill(blocks: readonly string[], room: number): { body: string; count: number } {
  const taken: string[] = [];
  let bytes = 0;
  for (const block of blocks) {
    bytes += bytesOf(block) + 1;
    if (bytes > room) break;
    taken.push(block);
  }
  return { body: taken.join('\n'), count: taken.length };
}

/** Longer than any run of backticks inside. */
function fenceFor(body: string): string {
  let longest = 2;
  for (const [run] of body.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return '`'.repeat(longest + 1);
}
