import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { checkOutDir, publish, recoverSite, SITE_MARKER } from '../../src/io/publish.ts';
import { readTree, tempDir, writeFiles } from '../temp-dir.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);
const SCRIPT = new URL('publish-once.ts', import.meta.url).pathname;
const wait = { base: '/', waitMs: 5_000, onWait: () => undefined };

/** A site of many files that all say the same word: a mix of two would show. */
function makeSite(dir: string, word: string, files = 20): string {
  return writeFiles(dir, Object.fromEntries(Array.from({ length: files }, (_, n) => [`pages/${n}/index.html`, word])));
}

/** The words that the pages of a published site say. */
const wordsOf = (out: string): string[] => {
  const pages = [...readTree(out)].filter(([path]) => path !== SITE_MARKER);
  return [...new Set(pages.map(([, text]) => text))];
};

describe('publishing', () => {
  test('to a folder that is not there, below one that is not there either', async () => {
    const dir = tempDir();
    await publish({ stagingDir: makeSite(join(dir, 'staging'), 'new'), outDir: join(dir, 'a/b/dist'), ...wait });
    expect(wordsOf(join(dir, 'a/b/dist'))).toEqual(['new']);
    expect(readdirSync(join(dir, 'a/b'))).toEqual(['dist']);
    expect(existsSync(join(dir, 'staging'))).toBe(false);
  });

  test('in place of an older site, of which no file stays', async () => {
    const dir = tempDir();
    const outDir = join(dir, 'dist');
    await publish({ stagingDir: makeSite(join(dir, 's1'), 'old', 30), outDir, ...wait });
    await publish({ stagingDir: makeSite(join(dir, 's2'), 'new', 10), outDir, ...wait });
    expect(wordsOf(outDir)).toEqual(['new']);
    expect(readTree(outDir).size).toBe(11);
    expect(readdirSync(dir)).toEqual(['dist']);
  });

  test('into an empty folder, and through a link to one, which stays a link', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'real'));
    symlinkSync('real', join(dir, 'dist'));
    await publish({ stagingDir: makeSite(join(dir, 's'), 'new'), outDir: join(dir, 'dist'), ...wait });
    expect(readdirSync(dir).sort()).toEqual(['dist', 'real']);
    expect(wordsOf(join(dir, 'real'))).toEqual(['new']);
  });

  test('to another file system than the one it was built on', async () => {
    const dir = tempDir();
    // Memory, on Linux. Elsewhere this is one more rename.
    const other = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'afterword-test-'));
    onTestFinished(() => rmSync(other, { recursive: true, force: true }));
    const outDir = join(other, 'dist');
    await publish({ stagingDir: makeSite(join(dir, 's1'), 'old'), outDir, ...wait });
    await publish({ stagingDir: makeSite(join(dir, 's2'), 'new'), outDir, ...wait });
    expect(wordsOf(outDir)).toEqual(['new']);
    expect(readdirSync(join(outDir, '..'))).toEqual(['dist']);
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('what is never replaced', () => {
  test("a folder that holds somebody's files", async () => {
    const dir = tempDir();
    const outDir = writeFiles(join(dir, 'home'), { 'thesis.txt': 'years of work' });
    const stagingDir = makeSite(join(dir, 's'), 'new');
    await expect(publish({ stagingDir, outDir, ...wait })).rejects.toThrow(
      `${outDir} holds files that are not a site of Afterword's, and would be replaced. Empty it, or name another folder with --out.`,
    );
    expect(readTree(outDir)).toEqual(new Map([['thesis.txt', 'years of work']]));
    expect(readdirSync(dir).sort()).toEqual(['home', 's']);
  });

  test('a file', () => {
    const dir = writeFiles(tempDir(), { dist: 'x' });
    expect(() => checkOutDir(join(dir, 'dist'))).toThrow(`${join(dir, 'dist')} is a file. Name a folder with --out.`);
  });

  test('a path through a file', () => {
    const dir = writeFiles(tempDir(), { a: 'x' });
    expect(() => checkOutDir(join(dir, 'a/dist'))).toThrow('A part of that path is a file: name another folder with --out.');
  });

  test.each([['parent'], ['out']])('a folder that may not be written: the %s', async (which) => {
    const dir = tempDir();
    const parent = join(dir, 'ro');
    writeFiles(parent, { [`dist/${SITE_MARKER}`]: '', 'dist/index.html': 'old' });
    const target = which === 'parent' ? parent : join(parent, 'dist');
    chmodSync(dir, 0o755);
    chmodSync(target, 0o555);
    const script = `
      const { checkOutDir } = await import(${JSON.stringify(new URL('../../src/io/publish.ts', import.meta.url).href)});
      if (process.getuid() === 0) process.setuid(65534);
      try { checkOutDir(process.argv[1]); } catch (error) { console.log(error.message); }`;
    // For root's stand-in, the folder that may be written must be writable for everybody.
    if (which === 'out') chmodSync(parent, 0o777);
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, join(parent, 'dist')]);
    chmodSync(target, 0o755);
    expect(stdout).toBe(`${target} cannot be written: permission denied (EACCES). Make it writable, or name another folder with --out.\n`);
  });
});

test('two publish at once, five times: each site is whole, one of the two, and nothing is left over', async () => {
  const dir = tempDir();
  const outDir = join(dir, 'dist');
  for (const round of Array.from({ length: 5 }, (_, n) => n)) {
    const words = [`a${round}`, `b${round}`];
    await Promise.all(words.map((word) => run(process.execPath, [SCRIPT, makeSite(join(dir, word), word, 200), outDir])));
    const found = wordsOf(outDir);
    expect(found).toHaveLength(1);
    expect(words).toContain(found[0]);
    expect(readTree(outDir).size).toBe(201);
    expect(readdirSync(dir)).toEqual(['dist']);
  }
});

test('killed at random moments: the site is the old or the new one, and the next run cleans up', async () => {
  const dir = tempDir();
  const outDir = join(dir, 'dist');
  await publish({ stagingDir: makeSite(join(dir, 'first'), 'w0', 300), outDir, ...wait });
  for (const [round, delayMs] of [0, 40, 60, 70, 80, 100].entries()) {
    const staging = makeSite(join(dir, `s${round}`), `w${round + 1}`, 300);
    const child = spawn(process.execPath, [SCRIPT, staging, outDir]);
    const ended = new Promise((done) => child.once('exit', done));
    await sleep(delayMs);
    child.kill('SIGKILL');
    await ended;
    await recoverSite(outDir);
    const [word, ...others] = wordsOf(outDir);
    expect(others).toEqual([]);
    expect(word).toMatch(/^w\d$/);
    expect(readTree(outDir).size).toBe(301);
  }
  await publish({ stagingDir: makeSite(join(dir, 'last'), 'last', 5), outDir, ...wait });
  expect(wordsOf(outDir)).toEqual(['last']);
  const left = readdirSync(dir).filter((name) => name.startsWith('.'));
  expect(left).toEqual([]);
});

test('killed between the two renames: the old site comes back', async () => {
  const dir = tempDir();
  const outDir = join(dir, 'dist');
  await publish({ stagingDir: makeSite(join(dir, 's'), 'old'), outDir, ...wait });
  // What such a run leaves: the old site aside, the new one beside, and its lock.
  renameSync(outDir, join(dir, '.dist.old-x'));
  makeSite(join(dir, '.dist.new-x'), 'new');
  writeFileSync(join(dir, '.dist.lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: '1', host: (await import('node:os')).hostname() }));
  await recoverSite(outDir);
  expect(wordsOf(outDir)).toEqual(['old']);
  expect(readdirSync(dir)).toEqual(['dist']);
});
