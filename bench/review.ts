/**
 * Reviews 20 changed documents among many, and prints the time and the bytes of what comes out.
 *
 *   node bench/review.ts [N]        default: 5000
 *
 * A repository of N generated documents gets a branch that changes 20 of them. It is reviewed with nothing kept, again, and
 * after one more commit, each in a process of its own; then three times with every page of both sites compared. Times are
 * those of the wall and of the processor.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defaultCacheDir, programRoot } from '../src/site/settings.ts';
import { generateDocument } from './generate.ts';

const CHANGED = 20;
const count = Number(process.argv[2] ?? 5000);
const root = programRoot();
const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
const content = join(folder, 'content');
const cache = defaultCacheDir(root, content);

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}

/** An event moves, a severity changes, and a line is added. */
function edit(index: number, note: string): void {
  const { path, text } = generateDocument(index);
  const edited = text.replace(/SEV\d/, 'SEV1').replace(/^- (\d\d):(\d)(\d)/m, (_, hour: string, ten: string) => `- ${hour}:${ten}9`);
  write(path, `${edited}\n${note}\n`);
}

/** User and system time of the process and of those that it started, in seconds. */
function processorSeconds(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
}

function review(name: string, ...more: readonly string[]): void {
  const files = ['markdown', 'json', 'html'].flatMap((format) => [`--${format}`, join(folder, `review.${format}`)]);
  const started = performance.now();
  const args = ['review', '--base', 'main', '--head', 'mine', ...files, ...more];
  const run = spawnSync('/usr/bin/env', ['bash', '-c', 'TIMEFORMAT="%U %S"; time "$@"', 'bash', process.execPath, join(root, 'src/cli/bin.mjs'), ...args], { cwd: folder, encoding: 'utf8' }); // prettier-ignore
  const seconds = (performance.now() - started) / 1000;
  const [user = '0', system = '0'] = run.stderr.trim().split('\n').at(-1)?.split(' ') ?? [];
  if (run.status === 2) throw new Error(run.stderr);
  console.log(`${name.padEnd(24)} ${seconds.toFixed(2)} s, ${(Number(user) + Number(system)).toFixed(2)} s of processor`);
}

git('init', '-q', '-b', 'main');
for (let index = 0; index < count; index += 1) {
  const { path, text } = generateDocument(index);
  write(path, text);
}
git('add', '-A');
git('commit', '-q', '-m', 'x');
git('gc', '-q');
git('checkout', '-q', '-b', 'mine');
for (let n = 0; n < CHANGED; n += 1) edit(Math.floor((n * count) / CHANGED), 'One more line.');
git('commit', '-q', '-a', '-m', 'x');
rmSync(cache, { recursive: true, force: true });
console.log(`${String(count)} documents, ${String(CHANGED)} of them changed (${processorSeconds().toFixed(1)} s to make them)`);
review('nothing kept');
review('the same again');
edit(1, 'Another line.');
git('commit', '-q', '-a', '-m', 'x');
review('one more commit');
review('every page, nothing kept', '--elsewhere');
review('every page, again', '--elsewhere');
edit(2, 'A third line.');
git('commit', '-q', '-a', '-m', 'x');
review('every page, base kept', '--elsewhere');
for (const format of ['markdown', 'json', 'html'])
  console.log(`review.${format}: ${(statSync(join(folder, `review.${format}`)).size / 1000).toFixed(1)} kB`);
rmSync(folder, { recursive: true });
rmSync(cache, { recursive: true, force: true });
