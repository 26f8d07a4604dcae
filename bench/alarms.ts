import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkReadings } from '../src/core/check/check-readings.ts';
import { readContext } from '../src/core/parse/config.ts';
import { readDocument } from '../src/core/parse/read-document.ts';
import { severityOf, type Problem } from '../src/core/problem.ts';

/**
 * How many problems of each code the corpora have: `node bench/alarms.ts [FOLDER]`. Figures only. Each folder of FOLDER (as
 * `../shared/corpora`) is read as one content folder, in one process, without settings.
 */
const root = process.argv[2] ?? fileURLToPath(new URL('../../shared/corpora', import.meta.url));
if (!existsSync(root)) {
  console.error(`${root} is not there: nothing was read.`);
  process.exit(2);
}

function checkFolder(folder: string): { documents: number; problems: Problem[]; readMs: number; checkMs: number } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const sources = paths.filter((path) => /\.mdx?$/i.test(path)).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  const { context } = readContext({});
  const started = performance.now();
  const readings = sources.map((source) => readDocument(source, context));
  const read = performance.now();
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const problems = [...readings.flatMap((reading) => reading.problems), ...checkReadings(readings, new Set(paths), context, texts)];
  return { documents: sources.length, problems, readMs: read - started, checkMs: performance.now() - read };
}

const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'LICENCES');
const checked = folders.map(({ name }) => checkFolder(join(root, name)));
const counts = new Map<Problem['code'], { problems: number; documents: Set<string> }>();
for (const [index, { problems }] of checked.entries()) {
  for (const { code, place } of problems) {
    const count = counts.get(code) ?? { problems: 0, documents: new Set() };
    counts.set(code, { problems: count.problems + 1, documents: count.documents.add(`${index}/${place.path}`) });
  }
}
const RANK = { error: 0, warning: 1, advice: 2 };
const rows = [...counts].sort(([a, x], [b, y]) => RANK[severityOf(a)] - RANK[severityOf(b)] || y.problems - x.problems);
for (const [code, { problems, documents }] of rows) {
  console.log(`${severityOf(code).padEnd(8)} ${code.padEnd(20)} ${String(problems).padStart(5)} in ${documents.size} documents`);
}
const total = (pick: (folder: (typeof checked)[number]) => number): number => checked.reduce((sum, folder) => sum + pick(folder), 0);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const [documents, readMs, checkMs] = [
  total((folder) => folder.documents),
  total((folder) => folder.readMs),
  total((folder) => folder.checkMs),
];
console.log(`${documents} documents read in ${seconds(readMs)}, checked in ${seconds(checkMs)}`);
