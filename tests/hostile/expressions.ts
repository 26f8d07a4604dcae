import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const src = join(import.meta.dirname, '../../src');

/** A regular expression of the sources: where it stands, and what it is. */
export interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(?:ts|astro)$/.test(name) && !name.endsWith('.d.ts'))
    .sort();

/** Every literal in the sources; of components, those of the script at their top. */
export const literals = (): Expression[] =>
  filesIn('.').flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    const script = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
    const source = ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true);
    const found: Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        found.push({ file, pattern: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });

/** Folders whose modules may be loaded here: none does anything then. */
const LOADED = ['core', 'report', 'io', 'draw', 'client'];
/** But these: a program, and what looks for the page that it is on. */
const PROGRAMS = new Set([
  'draw/worker.ts',
  'client/shortcuts.ts',
  'client/timeline.ts',
  'client/search/page.ts',
  'client/search/quick.ts',
]);

/** What is put together of pieces: when a module is loaded, and while `work` is done with all of them. */
export async function composed(work: () => Promise<void>): Promise<Expression[]> {
  const found: Expression[] = [];
  let file = '';
  const plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, [pattern, flags]: [string | RegExp, string | undefined]) => {
      const made = new target(pattern, flags);
      found.push({ file, pattern: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (file of LOADED.flatMap(filesIn)) if (!PROGRAMS.has(file)) await import(pathToFileURL(join(src, file)).href);
    file = 'at work';
    await work();
  } finally {
    globalThis.RegExp = plain;
  }
  return found;
}

/** Marks that many expressions are about. */
const MARKS = [
  ...[' ', '\t', '\n', 'a', '0', '.', '-', '(', '[', '<', '{', '"', "'", '*', '`', '|', ':', '/', '@', '&', '%', '!', '>', '='],
  ...['a ', ' a', 'a.', '1:', '- ', '<a ', '&a', '(a', '[a', ' \n', '---\n', 'A a ', 'é', '![', '](', '<!--'],
];
/** What no expression wants behind it. */
const END = '\u0001!';

/** What an expression is given: marks and its own words over and over, and its own words in front of marks. */
function* inputsFor({ pattern }: Expression): Generator<(length: number) => string> {
  const own = [...new Set([...pattern.replace(/\\[a-zA-Z]/g, ' ').matchAll(/[\p{L}\p{N}<%@]{2,12}/gu)].map(([run]) => run))].slice(0, 5);
  const repeated = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  for (const unit of [...MARKS, ...own, ...own.map((word) => `${word} `)]) yield (length) => repeated(unit, length) + END;
  for (const word of own.slice(0, 3)) for (const unit of [' ', 'a', '-', '\n']) yield (length) => word + repeated(unit, length) + END;
}

function msOf({ pattern, flags }: Expression, input: string): number {
  const regex = new RegExp(pattern, flags);
  const before = process.threadCpuUsage();
  // As they are used: all that is found, or whether anything is.
  if (regex.global) input.replace(regex, '');
  else regex.exec(input);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Short first: what doubles with each letter would never come to an end at the longest. A line of a document has at most 10,240. */
const LENGTHS = [24, 200, 2_000, 20_000];
/** Below this it is chance that is measured. */
const SEEN_MS = 30;
const TIMES_LONGER = 4;
/** Linear is four times as long, quadratic sixteen times. */
const MOST_TIMES = 9;

/** What it is slow at, and how slow; null where its time grows as its input does. */
export function slowAt(expression: Expression): string | null {
  for (const make of inputsFor(expression)) {
    for (const length of LENGTHS) {
      if (msOf(expression, make(length)) < SEEN_MS) continue;
      const long = Math.min(msOf(expression, make(length)), msOf(expression, make(length)));
      const short = Math.min(...[1, 2, 3].map(() => msOf(expression, make(length / TIMES_LONGER))));
      if (long < SEEN_MS || long / Math.max(short, 0.01) < MOST_TIMES) continue;
      const { file, pattern, flags } = expression;
      return `${file}: /${pattern}/${flags} takes ${short.toFixed(1)} ms at ${length / TIMES_LONGER} and ${long.toFixed(0)} ms at ${length} of ${JSON.stringify(make(8))}`;
    }
  }
  return null;
}
