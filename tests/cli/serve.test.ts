import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { addressOf, runProgram, startProgram } from './run-program.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const OLD = ['--import', 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.11.0"}})'];

test.each([
  ['SIGINT', []],
  ['SIGTERM', []],
  ['SIGINT', OLD],
] as const)('serves the site, says where, and ends well on %s (%j)', async (signal, nodeArgs) => {
  const cwd = writeFiles(tempDir(), { 'dist/index.html': 'home', 'dist/.afterword': '' });
  const { child, ended } = startProgram(['serve', '--port', '0'], cwd, nodeArgs);
  onTestFinished(() => void child.kill('SIGKILL'));
  const address = await addressOf(child);
  expect(await (await fetch(address)).text()).toBe('home');
  child.kill(signal);
  expect(await ended).toEqual({ code: 0, out: `dist is served at ${address} (Ctrl-C ends it)\n`, err: '' });
});

test('below the base that the site was built for, without being told', async () => {
  const cwd = writeFiles(tempDir(), { 'dist/index.html': 'home', 'dist/.afterword': 'Made by x.\nbase: /pr/7/\n' });
  const { child, ended } = startProgram(['serve', '--port', '0'], cwd);
  const address = await addressOf(child);
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
  expect(address).toMatch(/^http:\/\/localhost:\d+\/pr\/7\/$/);
});

test('without a site, and on a port that is taken: one message, exit 1', async () => {
  const cwd = tempDir();
  expect(await runProgram(['serve'], cwd)).toEqual({ code: 1, out: '', err: 'dist holds no site. Run `afterword build` first.\n' });
  writeFiles(cwd, { 'dist/index.html': 'home' });
  const { child } = startProgram(['serve', '--port', '0'], cwd);
  onTestFinished(() => void child.kill('SIGKILL'));
  const { port } = new URL(await addressOf(child));
  const second = await runProgram(['serve', '--port', port], cwd);
  expect(second).toEqual({ code: 1, out: '', err: `Port ${port} is taken by another program. Name a free one with --port.\n` });
});

test('the site of a build that was killed in the middle of publishing is served', async () => {
  const cwd = writeFiles(tempDir(), { 'dist/index.html': 'old', 'dist/.afterword': '' });
  mkdirSync(join(cwd, '.dist.new-1'));
  renameSync(join(cwd, 'dist'), join(cwd, '.dist.old-1'));
  const { child, ended } = startProgram(['serve', '--port', '0'], cwd);
  expect(await (await fetch(await addressOf(child))).text()).toBe('old');
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
});
