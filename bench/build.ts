/**
 * Builds sites of generated documents and prints wall time by stage, peak memory and bytes.
 *
 *   npm run bench -- [N ...]        default: 100 1000 5000
 *
 * Each size is built cold (no cache), with the drawings cached (all else gone), again with nothing changed, and with one document changed.
 */
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defaultCacheDir, programRoot } from '../src/site/settings.ts';
import { firstSearch, pageLoad } from './browser-loads.ts';
import { generateDocument } from './generate.ts';
import { runWatched, type Run } from './processes.ts';
import { folderSize } from './sizes.ts';

const root = programRoot();
const counts = process.argv.slice(2).map(Number);

function writeContent(dir: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const { path, text } = generateDocument(index);
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

const build = (content: string, out: string): Promise<Run> =>
  runWatched(process.execPath, [join(root, 'src/cli/bin.mjs'), 'build', '--content', content, '--out', out], root);

function printRun(name: string, run: Run): void {
  console.log(
    `  ${name.padEnd(22)} ${run.seconds.toFixed(1).padStart(6)} s   processor ${run.cpuSeconds.toFixed(1)} s   peak ${run.peakMiB.toFixed(0)} MiB (${run.peakProcess})`,
  );
  for (const line of run.output.split('\n')) if (/\d m?s\)?$/.test(line)) console.log(`      ${line.trim()}`);
  if (run.code !== 0) throw new Error(`the build ended with ${String(run.code)}:\n${run.output.slice(-2000)}`);
}

async function measure(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const content = join(folder, 'content');
  const out = join(folder, 'out');
  const cache = defaultCacheDir(root, content);
  writeContent(content, count);
  console.log(`\nN = ${String(count)} documents (${String(Math.ceil(count / 3))} incidents)`);
  rmSync(cache, { recursive: true, force: true });
  // Cold means that the pages are compiled, too.
  rmSync(join(dirname(cache), 'compiled'), { recursive: true, force: true });
  printRun('cold', await build(content, out));
  for (const name of readdirSync(cache)) if (name !== 'drawings') rmSync(join(cache, name), { recursive: true, force: true });
  // Not deleted: some file systems (ext4 without a journal) make files ten times as slowly for a minute after thousands were.
  renameSync(out, join(folder, 'first'));
  printRun('drawings cached', await build(content, out));
  printRun('nothing changed', await build(content, out));
  const { path } = generateDocument(Math.floor(count / 2));
  appendFileSync(join(content, path), '\nOne more line.\n');
  printRun('one document changed', await build(content, out));
  const { bytes, files } = folderSize(out);
  console.log(`  output                 ${(bytes / 1e6).toFixed(1)} MB in ${String(files)} files`);
  await printLoads(out);
  const search = await firstSearch(out, 'connection pool');
  console.log(
    `  first search           ${(search.bytes / 1000).toFixed(1)} kB gzipped in ${String(search.requests)} requests, ${String(search.results)} results`,
  );
  rmSync(folder, { recursive: true });
  rmSync(cache, { recursive: true, force: true });
}

async function printLoads(out: string): Promise<void> {
  // Lists of a year stand there, too.
  const first = readdirSync(join(out, 'incidents'), { withFileTypes: true }).find(({ name }) => /^\d{4}-\d\d-\d\d/.test(name));
  if (first === undefined) return;
  const loads = await pageLoad(out, `/incidents/${first.name}/`);
  const sum = (list: typeof loads): string => `${(list.reduce((total, { bytes }) => total + bytes, 0) / 1000).toFixed(1)} kB`;
  console.log(`  an incident page loads ${sum(loads)} gzipped, ${sum(loads.filter(({ path }) => path.endsWith('.js')))} of it script`);
  for (const { path, bytes } of loads) console.log(`      ${(bytes / 1000).toFixed(1).padStart(6)} kB  ${path}`);
}

for (const count of counts.length > 0 ? counts : [100, 1000, 5000]) await measure(count);
