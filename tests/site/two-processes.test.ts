import { execFile, spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDocument } from '../../bench/generate.ts';
import { defaultCacheDir } from '../../src/site/settings.ts';
import { differing } from '../support/differing.ts';
import { readTree } from '../temp-dir.ts';
import { buildFolder, root, temporaryFolder } from './build.ts';

// A second process shares the work from a hundred documents on, and timelines are drawn ahead from seventeen on.
const DOCUMENTS = 102;
/** How a build is kept to one core, and with it to one process. */
const hasOneCore = process.platform === 'linux' && existsSync('/usr/bin/taskset');
const folder = temporaryFolder();
afterAll(folder.remove);

const content = join(folder.dir, 'content');
const out = join(folder.dir, 'out');

beforeAll(async () => {
  for (let index = 0; index < DOCUMENTS; index++) {
    const { path, text } = generateDocument(index);
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  writeFileSync(join(content, 'site.yml'), 'url: https://reports.example\n');
  const { code, output } = await buildFolder(content, out);
  expect(code, output).toBe(0);
});

/** How many processes have kept files of the last build of a folder. */
function makersOf(dir: string): number {
  const kept: unknown = JSON.parse(readFileSync(join(defaultCacheDir(root, dir), 'rendered.json'), 'utf8'));
  if (typeof kept !== 'object' || kept === null || !('parts' in kept) || !Array.isArray(kept.parts)) throw new Error('nothing was kept');
  return kept.parts.length;
}

test('two processes build byte for byte what one builds, cold and after a change', async (context) => {
  if (!hasOneCore || availableParallelism() === 1) context.skip('no second core here, or no taskset to do without it');
  const copy = join(folder.dir, 'copy');
  const copyOut = join(folder.dir, 'copy-out');
  cpSync(content, copy, { recursive: true });
  // What `build` would put into the bytes of a page is no part of the question.
  const alone = ['-c', '0', process.execPath, join(root, 'src/cli/bin.mjs'), 'build', '--content', copy, '--out', copyOut];
  await promisify(execFile)('/usr/bin/taskset', alone, { cwd: root });
  expect([makersOf(content), makersOf(copy)]).toEqual([2, 1]);
  expect(differing(out, copyOut)).toEqual([]);

  for (const dir of [content, copy]) appendFileSync(join(dir, generateDocument(4).path), '\nOne more line.\n');
  const { code, output } = await buildFolder(content, out);
  expect(code, output).toBe(0);
  await promisify(execFile)('/usr/bin/taskset', alone, { cwd: root });
  expect(differing(out, copyOut)).toEqual([]);
  expect(readFileSync(join(out, generateDocument(4).path.replace('.md', '/index.html')), 'utf8')).toContain('One more line.');
});

/** The process of a build that runs this module, when there is one. */
async function childOf(pid: number, module: string): Promise<number> {
  for (;;) {
    for (const file of globSync(`/proc/${String(pid)}/task/*/children`))
      for (const child of readFileSync(file, 'utf8').split(' ').filter(Boolean))
        if (readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(module)) return Number(child);
    await new Promise((done) => setTimeout(done, 20));
  }
}

test('where the second process is killed, one message says so and the last site stays', async (context) => {
  if (process.platform !== 'linux' || availableParallelism() === 1) context.skip('there is no second process here, or it is not found');
  const before = readTree(out);
  appendFileSync(join(content, generateDocument(4).path), '\nAnother line.\n');
  const build = spawn(process.execPath, [join(root, 'src/cli/bin.mjs'), 'build', '--content', content, '--out', out], { cwd: root });
  let output = '';
  build.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const ended = new Promise<number | null>((done) => build.on('close', done));
  process.kill(await childOf(build.pid ?? 0, 'render-worker'), 'SIGKILL');
  expect([await ended, output.split('\n').at(-2)]).toEqual([
    1,
    'The pages could not be built, so nothing was published: a process of the build ended (SIGKILL)',
  ]);
  expect(readTree(out)).toEqual(before);
});
