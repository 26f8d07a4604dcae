import { chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRaw, rewriteText } from '../../src/io/rewrite.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

const TEXT = 'one\ntwo\nthree\n';
/** `two` becomes `2`, and a line is put before `three`. */
const EDITS = [
  { start: 4, end: 7, text: '2' },
  { start: 8, end: 8, text: 'new\n' },
];

describe('the edits are made, and all else of the file stays', () => {
  test.each([
    ['line feeds', 'one\ntwo\nthree\n', 'one\n2\nnew\nthree\n'],
    ['a byte order mark', '\uFEFFone\ntwo\nthree\n', '\uFEFFone\n2\nnew\nthree\n'],
    ['the line ends of Windows', 'one\r\ntwo\r\nthree\r\n', 'one\r\n2\r\nnew\r\nthree\r\n'],
    ['both', '\uFEFFone\r\ntwo\r\nthree\r\n', '\uFEFFone\r\n2\r\nnew\r\nthree\r\n'],
    ['some of each', 'one\r\ntwo\nthree\r\n', 'one\r\n2\nnew\r\nthree\r\n'],
  ])('%s', (_, before, after) => {
    const dir = writeFiles(tempDir(), { 'm/a.md': before });
    expect(readRaw(dir, 'm/a.md')).toBe(TEXT);
    expect(rewriteText(dir, 'm/a.md', TEXT, EDITS)).toBeNull();
    expect(readFileSync(join(dir, 'm/a.md'), 'utf8')).toBe(after);
    expect(readdirSync(join(dir, 'm'))).toEqual(['a.md']);
  });

  test('its permissions, too', () => {
    const dir = writeFiles(tempDir(), { 'a.md': TEXT });
    chmodSync(join(dir, 'a.md'), 0o640);
    expect(rewriteText(dir, 'a.md', TEXT, EDITS)).toBeNull();
    expect(statSync(join(dir, 'a.md')).mode & 0o777).toBe(0o640);
  });
});

describe('nothing is written', () => {
  const unchanged = (dir: string, path: string, why: string, file = join(dir, path)): void => {
    const before = lstatSync(file).isFile() ? readFileSync(file) : null;
    const names = readdirSync(dir, { recursive: true }).sort();
    expect(rewriteText(dir, path, TEXT, EDITS)).toBe(why);
    if (before !== null) expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(dir, { recursive: true }).sort()).toEqual(names);
  };

  test('where the file says something else by now', () => {
    unchanged(writeFiles(tempDir(), { 'a.md': 'one\ntwo\nfour\n' }), 'a.md', 'it has changed meanwhile');
  });

  test('through a symbolic link, to a file or to a folder', () => {
    const outside = writeFiles(tempDir(), { 'a.md': TEXT });
    const dir = tempDir();
    symlinkSync(join(outside, 'a.md'), join(dir, 'a.md'));
    symlinkSync(outside, join(dir, 'm'));
    unchanged(dir, 'a.md', 'too many symbolic links encountered (ELOOP)', join(outside, 'a.md'));
    unchanged(dir, 'm/a.md', 'a link leads to it', join(outside, 'a.md'));
  });

  test('outside the folder', () => {
    const dir = writeFiles(tempDir(), { 'a.md': TEXT, 'content/b.md': TEXT });
    expect(rewriteText(join(dir, 'content'), '../a.md', TEXT, EDITS)).toBe('it lies outside the folder');
    expect(readFileSync(join(dir, 'a.md'), 'utf8')).toBe(TEXT);
  });

  test('in a folder, and in bytes that are not UTF-8', () => {
    const dir = writeFiles(tempDir(), { 'a.md': Buffer.from('one\ntw\xE9', 'latin1') });
    mkdirSync(join(dir, 'b.md'));
    unchanged(dir, 'a.md', 'it is not UTF-8');
    unchanged(dir, 'b.md', 'it is no document');
    expect(readRaw(dir, 'a.md')).toBeNull();
  });

  test('where there is no such file', () => {
    expect(rewriteText(tempDir(), 'a.md', TEXT, EDITS)).toBe('no such file or directory (ENOENT)');
  });
});

test('another name of the same file keeps the old text', () => {
  const dir = writeFiles(tempDir(), { 'content/a.md': TEXT });
  linkSync(join(dir, 'content/a.md'), join(dir, 'outside.md'));
  expect(rewriteText(join(dir, 'content'), 'a.md', TEXT, EDITS)).toBeNull();
  expect(readFileSync(join(dir, 'outside.md'), 'utf8')).toBe(TEXT);
});

test('a folder that is reached by a link is the folder', () => {
  const dir = writeFiles(tempDir(), { 'real/a.md': TEXT });
  symlinkSync(join(dir, 'real'), join(dir, 'content'));
  expect(rewriteText(join(dir, 'content'), 'a.md', TEXT, EDITS)).toBeNull();
  expect(readFileSync(join(dir, 'real/a.md'), 'utf8')).toBe('one\n2\nnew\nthree\n');
});
