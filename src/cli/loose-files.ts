import { statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { settleProblems } from '../core/check/levels.ts';
import { readContext } from '../core/parse/config.ts';
import type { Reading } from '../core/parse/reading.ts';
import { compareProblems, problem, type Problem, type ProblemCode } from '../core/problem.ts';
import type { Context } from '../core/schema/site.ts';
import { readConfigTexts } from '../io/content.ts';
import { readText } from '../io/read-text.ts';
import { eachOnce, shownProblems, type Readers } from './survey.ts';

/** A file that was named on the command line and read for itself. */
export interface LooseFile {
  /** As typed. */
  readonly file: string;
  /** What was understood; of a file that cannot be read, nothing. */
  readonly reading: Reading;
  /** Null where it could not be read. */
  readonly text: string | null;
  /** Their places name the file as typed. */
  readonly problems: readonly Problem[];
}

/** The files by where they lie. `inside` maps the path below the content folder to the file as typed. */
export function locateFiles(files: readonly string[], content: string, cwd: string): { inside: Map<string, string>; outside: string[] } {
  const inside = new Map<string, string>();
  const outside: string[] = [];
  for (const file of files) {
    const path = pathBelow(resolve(cwd, content), resolve(cwd, file));
    if (path === null) outside.push(file);
    else inside.set(path, file);
  }
  return { inside, outside };
}

function pathBelow(folder: string, file: string): string | null {
  const path = relative(folder, file);
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? null : path.split(sep).join('/');
}

/** Rules that need to know what else there is. */
const BESIDE: ReadonlySet<ProblemCode> = new Set(['dead-link', 'duplicate-address']);

/** What is done to each file: without `checkReadings` it is read, and only what the reader met is told. */
type LooseReaders = Pick<Readers, 'readDocument'> & Partial<Readers>;

/**
 * Reads each file by itself, in the order given. The settings of the content folder count where there is one;
 * links are not followed up, because nobody knows what else would be beside the file.
 */
export async function* readLoose(
  files: readonly string[],
  { content, cwd }: { readonly content: string | null; readonly cwd: string },
  readers: LooseReaders,
): AsyncGenerator<LooseFile> {
  if (files.length === 0) return;
  const folder = resolve(cwd, content ?? 'content');
  const { context } = readContext(readConfigTexts(folder));
  for (const file of files) {
    const absolute = resolve(cwd, file);
    const path = pathBelow(folder, absolute) ?? nearName(absolute);
    const { text, problem: fault } = readFile(absolute, file);
    const reading = text === null ? unread(path, fault) : readers.readDocument({ path, text }, context);
    const problems = text === null ? reading.problems : await judge(reading, text, context, readers);
    const shown = shownProblems(problems, (place) => (place === path ? file : place));
    yield { file, reading, text, problems: eachOnce(shown) };
  }
}

async function judge(reading: Reading, text: string, context: Context, readers: LooseReaders): Promise<Problem[]> {
  const texts = new Map([[reading.path, text]]);
  const checked = readers.checkReadings?.([reading], new Set(), context, texts) ?? [];
  const scanned = (await readers.scanTexts?.(texts)) ?? [];
  const diagrams = (await readers.scanDiagrams?.({ readings: [reading], texts })) ?? [];
  const all = [...reading.problems, ...checked.filter(({ code }) => !BESIDE.has(code)), ...scanned, ...diagrams];
  return settleProblems(all, { texts, rules: context.site.rules, complete: false }).sort(compareProblems);
}

function readFile(absolute: string, file: string) {
  if (/\.mdx?$/i.test(file)) return readText(absolute, file, { followLinks: true });
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true) return folderGiven(file);
  const found = `\`${basename(file)}\` is not a Markdown document`;
  return { text: null, problem: problem('file-type', { kind: 'unavailable', path: file }, found) };
}

function folderGiven(file: string) {
  const advice = 'Name its files, or the folder with --content DIR.';
  return { text: null, problem: problem('unreadable', { kind: 'unavailable', path: file }, 'this is a folder, not a file', advice) };
}

const unread = (path: string, fault: Problem): Reading => ({
  path,
  kind: 'neither',
  because: 'it could not be read',
  meeting: null,
  incidents: [],
  problems: [fault],
});

/** Name and two folders: teams keep dates there (`2024/03/standup.md`), and nothing above is the document's own. */
const nearName = (absolute: string): string =>
  join(basename(dirname(dirname(absolute))), basename(dirname(absolute)), basename(absolute))
    .split(sep)
    .join('/');
