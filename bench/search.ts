/**
 * Prints how well and how quickly the search finds.
 *
 *   npx node bench/search.ts [N ...]        default: 1000 5000 10000
 *
 * First the golden searches of tests/search/golden.yml over the built sample site: with the site's own search, and with
 * Pagefind's default indexing of the same pages. Then what Chromium needs for a first result on a processor slowed four
 * times. Last, for N generated documents, what is loaded for a first question.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programRoot } from '../src/site/settings.ts';
import { figuresOf, ownSearch, ranksOf, readGolden, type Figures } from '../tests/search/golden.ts';
import { indexFolder } from '../tests/search/index-folder.ts';
import { openLibrary } from '../tests/search/library.ts';
import { defaultSearch } from './default-search.ts';
import { generateDocument } from './generate.ts';
import { runWatched } from './processes.ts';
import { firstQuestion } from './search-bytes.ts';
import { typeSlowly } from './search-typing.ts';

const root = programRoot();
const counts = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-search-'));

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const line = (name: string, { questions, at1, at3, mrr }: Figures): string =>
  `  ${name.padEnd(28)} first ${percent(at1)}, first three ${percent(at3)}, mean reciprocal rank ${mrr.toFixed(3)} (${String(questions)} questions)`;

async function goldenSearches(site: string): Promise<void> {
  const goldens = readGolden(join(root, 'tests/search/golden.yml'));
  console.log('Golden searches over the sample content');
  const library = await openLibrary(site);
  console.log(line('Afterword', figuresOf(await ranksOf(goldens, ownSearch(library)))));
  library.close();
  const plain = await defaultSearch(site, join(folder, 'default'));
  console.log(line('Pagefind’s default indexing', figuresOf(await ranksOf(goldens, plain.search))));
  plain.close();
}

async function bytesOf(count: number): Promise<void> {
  const content = join(folder, String(count), 'content');
  for (let index = 0; index < count; index++) {
    const { path, text } = generateDocument(index);
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  const site = join(folder, String(count), 'site');
  const { pages, records } = await indexFolder(content, site);
  const { bytes, files, parts } = await firstQuestion(site, 'connection pool exhausted');
  console.log(
    `\nN = ${String(count)} documents (${String(pages.length)} pages, ${String(records.length)} lines): first question ${(bytes / 1000).toFixed(1)} kB gzipped in ${String(files)} files`,
  );
  for (const [name, size] of parts) console.log(`  ${name.padEnd(28)} ${(size / 1000).toFixed(1).padStart(7)} kB`);
}

const built = join(folder, 'sample');
const { code, output } = await runWatched(process.execPath, [join(root, 'src/cli/bin.mjs'), 'build', '--out', built], root);
if (code !== 0) throw new Error(output);
await goldenSearches(built);
console.log('\nIn Chromium, on a processor slowed four times (medians of 5)');
for (const [name, ms] of await typeSlowly(built, 'connection pool')) console.log(`  ${name.padEnd(44)} ${ms.toFixed(0).padStart(6)} ms`);
for (const count of counts.length > 0 ? counts : [1000, 5000, 10_000]) await bytesOf(count);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
