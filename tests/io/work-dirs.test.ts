import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { currentHolder } from '../../src/io/holder.ts';
import { makeCacheDir, makeStagingDir, userCacheDir } from '../../src/io/work-dirs.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

test('two content folders never share a cache, one has the same each time', () => {
  const root = tempDir();
  const first = makeCacheDir(root, '/a/content');
  expect(first.startsWith(join(root, '.cache'))).toBe(true);
  expect(makeCacheDir(root, '/a/content')).toBe(first);
  expect(makeCacheDir(root, '/b/content')).not.toBe(first);
});

test('a program that npm installed keeps nothing below node_modules', () => {
  const home = tempDir();
  vi.stubEnv('XDG_CACHE_HOME', home);
  onTestFinished(() => void vi.unstubAllEnvs());
  const root = join(tempDir(), 'node_modules/afterword/');
  expect(dirname(makeCacheDir(root, '/a/content'))).toBe(join(home, 'afterword'));
});

test.each([
  ['linux', {}, join(homedir(), '.cache/afterword')],
  ['linux', { XDG_CACHE_HOME: '/var/cache/me' }, '/var/cache/me/afterword'],
  ['linux', { XDG_CACHE_HOME: 'here' }, join(homedir(), '.cache/afterword')],
  ['darwin', {}, join(homedir(), 'Library/Caches/afterword')],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/afterword/cache'],
] as const)('the caches of a user on %s with %j are in %s', (platform, env, folder) => {
  expect(userCacheDir(env, platform)).toBe(folder);
});

test('where the program may not be written, the cache is in the folder for temporary files', () => {
  const root = tempDir();
  chmodSync(root, 0o555);
  const script = `
    const { makeCacheDir } = await import(${JSON.stringify(new URL('../../src/io/work-dirs.ts', import.meta.url).href)});
    if (process.getuid() === 0) process.setuid(65534);
    console.log(makeCacheDir(process.argv[1], '/a/content'));`;
  const temp = tempDir();
  chmodSync(temp, 0o777);
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, root], {
    env: { ...process.env, TMPDIR: temp },
    encoding: 'utf8',
  });
  onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
  expect(said.trim()).toMatch(new RegExp(`^${temp}/afterword-\\d+/[0-9a-f]{12}$`));
});

test('what dead builds left is removed, the folder of a living one is not', () => {
  const cache = tempDir();
  const { started } = currentHolder();
  const alive = `staging-${process.ppid}-null`;
  writeFiles(cache, {
    'staging-4194305-1/x.html': 'x',
    [`staging-${process.pid}-1/x.html`]: 'x',
    [`${alive}/x.html`]: 'x',
    'search/digest': 'x',
  });
  mkdirSync(join(cache, 'staging-of-mine'));
  const staging = makeStagingDir(cache);
  expect(staging).toBe(join(cache, `staging-${process.pid}-${started ?? 'null'}`));
  expect(readdirSync(staging)).toEqual([]);
  expect(readdirSync(cache).sort()).toEqual(['search', alive, `staging-${process.pid}-${started ?? 'null'}`, 'staging-of-mine'].sort());
});
