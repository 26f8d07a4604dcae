import { adviceOf, type Edit, type Problem, type ProblemCode, type Severity } from '../core/problem.ts';
import type { Reporter, Sources } from './reporter.ts';

/** What the reporter knows of the program; `pageText` is the Markdown of the page about a rule, null where it cannot be read. */
export interface SarifTool {
  readonly version: string;
  readonly pageText: (code: ProblemCode) => string | null;
}

/** GitHub shows the first 5,000 results of a run. */
const MAX_RESULTS = 5_000;
const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', advice: 'note' };
const RANKS: readonly Severity[] = ['error', 'warning', 'advice'];

/** For code scanning: one run in SARIF 2.1.0 (OASIS). Errors first, at most 5,000 results; a notification counts the rest. */
export function sarifReporter(tool: SarifTool): Reporter {
  return (problems, sources) => {
    const sorted = RANKS.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
    const shown = sorted.slice(0, MAX_RESULTS);
    const codes = [...new Set(shown.map(({ code }) => code))].sort();
    const indexOf = new Map(codes.map((code, index) => [code, index]));
    const run = {
      tool: { driver: { name: 'Afterword', semanticVersion: tool.version, rules: codes.map((code) => ruleOf(code, tool)) } },
      columnKind: 'utf16CodeUnits',
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: notesOf(sorted.length - shown.length) }],
      results: shown.map((problem) => resultOf(problem, indexOf.get(problem.code) ?? -1, sources)),
    };
    const log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [run],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  };
}

const notesOf = (left: number) =>
  left === 0 ? [] : [{ level: 'warning', message: { text: `${left} more results are left out; \`afterword check\` lists them.` } }];

function ruleOf(code: ProblemCode, { pageText }: SarifTool) {
  const page = pageText(code);
  const [, , about] = page?.split('\n\n') ?? [];
  return {
    id: code,
    shortDescription: { text: about?.trim().replaceAll('\n', ' ') ?? adviceOf(code) },
    help: page === null ? { text: adviceOf(code) } : { text: page, markdown: page },
  };
}

function resultOf({ code, severity, place, found, advice, fix }: Problem, ruleIndex: number, sources: Sources) {
  const artifactLocation = { uri: uriOf(place.path) };
  const region = place.kind === 'line' ? { region: { startLine: place.line, startColumn: place.column } } : {};
  const text = sources.get(place.path);
  const fixes = fix === undefined || text === undefined ? {} : { fixes: [fixOf(fix, text, artifactLocation, advice)] };
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${found}. ${advice}` },
    locations: [{ physicalLocation: { artifactLocation, ...region } }],
    ...fixes,
  };
}

function fixOf(edits: readonly Edit[], text: string, artifactLocation: { uri: string }, description: string) {
  const replacements = edits.map((edit) => ({ deletedRegion: regionOf(edit, text), insertedContent: { text: edit.text } }));
  return { description: { text: description }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** By line and column: the file itself may have other line ends than the text that was read. */
function regionOf({ start, end }: Edit, text: string) {
  const [from, to] = [pointAt(text, start), pointAt(text, end)];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function pointAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Relative to where the command was called, or absolute; every part percent-encoded. */
function uriOf(path: string): string {
  const parts = path
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  return path.startsWith('/') ? `file://${parts}` : parts;
}
