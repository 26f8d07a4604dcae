import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { siteFiles } from '../../src/io/site-files.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

/** Made as the folder of a build is: open to all, as files are. */
function newSite(): string {
  const dir = join(tempDir(), 'site');
  mkdirSync(dir);
  return dir;
}

const inodeOf = (file: string): number => statSync(file).ino;

test('without a last site, files are written in folders that are made for them', () => {
  const dir = newSite();
  const files = siteFiles(dir, null);
  files.write('index.html', 'start');
  files.write('incidents/a/index.html', Buffer.from('a'));
  expect(readFileSync(join(dir, 'index.html'), 'utf8')).toBe('start');
  expect(readFileSync(join(dir, 'incidents/a/index.html'), 'utf8')).toBe('a');
});

test('a file that is there already is never written over, whether the last site has it or not', () => {
  const last = writeFiles(tempDir(), { 'a.txt': 'a' });
  const files = siteFiles(newSite(), last);
  for (const name of ['a.txt', 'b.txt']) {
    files.write(name, 'a');
    expect(() => files.write(name, 'a')).toThrow(/EEXIST/);
  }
});

describe('with a last site', () => {
  test('what is the same byte for byte is the same file, and the rest is written', () => {
    const last = writeFiles(tempDir(), { 'same.html': 'same', 'deep/same.html': 'deep', 'other.html': 'old!', 'longer.html': 'old' });
    const dir = newSite();
    const files = siteFiles(dir, last);
    for (const [name, text] of [['same.html', 'same'], ['deep/same.html', 'deep'], ['other.html', 'new!'], ['longer.html', 'older'], ['fresh.html', 'x']] as const) files.write(name, text); // prettier-ignore
    const shared = (name: string): boolean => inodeOf(join(dir, name)) === inodeOf(join(last, name));
    expect(['same.html', 'deep/same.html', 'other.html', 'longer.html'].map(shared)).toEqual([true, true, false, false]);
    expect(readFileSync(join(dir, 'other.html'), 'utf8')).toBe('new!');
    expect(readFileSync(join(dir, 'longer.html'), 'utf8')).toBe('older');
    expect(readFileSync(join(dir, 'fresh.html'), 'utf8')).toBe('x');
    expect(readFileSync(join(last, 'other.html'), 'utf8')).toBe('old!');
  });

  test('the new site stays when the last one is removed', () => {
    const last = writeFiles(tempDir(), { 'a.html': 'a' });
    const dir = newSite();
    siteFiles(dir, last).write('a.html', 'a');
    rmSync(last, { recursive: true });
    expect(readFileSync(join(dir, 'a.html'), 'utf8')).toBe('a');
  });

  test('a link that somebody put there is not taken for a file', () => {
    const elsewhere = writeFiles(tempDir(), { 'a.html': 'a' });
    const last = writeFiles(tempDir(), { 'a.html': 'a' });
    unlinkSync(join(last, 'a.html'));
    symlinkSync(join(elsewhere, 'a.html'), join(last, 'a.html'));
    const dir = newSite();
    siteFiles(dir, last).write('a.html', 'a');
    expect(lstatSync(join(dir, 'a.html')).isSymbolicLink()).toBe(false);
    expect(inodeOf(join(dir, 'a.html'))).not.toBe(inodeOf(join(elsewhere, 'a.html')));
  });

  test('a folder that stands at the name of a file is no file of the last site', () => {
    const last = tempDir();
    mkdirSync(join(last, 'a.html'));
    const dir = newSite();
    siteFiles(dir, last).write('a.html', 'a');
    expect(readFileSync(join(dir, 'a.html'), 'utf8')).toBe('a');
  });

  test('a file that others may not read is written as every other is', () => {
    const last = writeFiles(tempDir(), { 'a.html': 'a', 'b.html': 'b' });
    const dir = newSite();
    chmodSync(join(last, 'a.html'), 0o600);
    const files = siteFiles(dir, last);
    files.write('a.html', 'a');
    files.write('b.html', 'b');
    expect(statSync(join(dir, 'a.html')).mode).toBe(statSync(join(last, 'b.html')).mode);
    expect(inodeOf(join(dir, 'b.html'))).toBe(inodeOf(join(last, 'b.html')));
  });
});
