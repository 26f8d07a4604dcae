import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openKeptPages } from '../../src/io/kept-pages.ts';
import { tempDir } from '../temp-dir.ts';

/** Two pages, one of them empty, as a build of `maker` leaves them. */
function keptBy(maker: string): string {
  const dir = tempDir();
  const pages = openKeptPages(dir, maker);
  pages.keep('a/index.html', 'key of a', Buffer.from('<p>Café</p>'));
  pages.keep('empty.html', 'key of b', Buffer.alloc(0));
  pages.finish();
  return dir;
}

const packsIn = (dir: string): string[] => readdirSync(dir).filter((name) => name.endsWith('.pack'));
const packOf = (dir: string): string => join(dir, packsIn(dir)[0] ?? '');
const textOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('utf8'));

test('a page comes back, byte for byte, under its name and its key alone', () => {
  const pages = openKeptPages(keptBy('program 1'), 'program 1');
  expect(textOf(pages.read('a/index.html', 'key of a'))).toBe('<p>Café</p>');
  expect(textOf(pages.read('empty.html', 'key of b'))).toBe('');
  expect(pages.read('a/index.html', 'key of b')).toBeNull();
  expect(pages.read('b/index.html', 'key of a')).toBeNull();
});

test('pages of another program are as if they were not there', () => {
  expect(openKeptPages(keptBy('program 1'), 'program 2').read('a/index.html', 'key of a')).toBeNull();
});

test('what is not kept again is forgotten, and one pack is left', () => {
  const dir = keptBy('program 1');
  const second = openKeptPages(dir, 'program 1');
  second.keep('c/index.html', 'key of c', Buffer.from('third'));
  second.finish();
  const third = openKeptPages(dir, 'program 1');
  expect(third.read('a/index.html', 'key of a')).toBeNull();
  expect(textOf(third.read('c/index.html', 'key of c'))).toBe('third');
  third.finish();
  expect(packsIn(dir)).toHaveLength(1);
});

test('what two processes have kept comes back from both, and is forgotten as one', () => {
  const dir = tempDir();
  const other = openKeptPages(dir, 'program 1');
  const pages = openKeptPages(dir, 'program 1');
  other.keep('a/index.html', 'key of a', Buffer.from('first'));
  pages.keep('b/index.html', 'key of b', Buffer.from('second'));
  pages.finish([other.part()]);
  const next = openKeptPages(dir, 'program 1');
  expect(textOf(next.read('a/index.html', 'key of a'))).toBe('first');
  expect(textOf(next.read('b/index.html', 'key of b'))).toBe('second');
  next.finish();
  expect(packsIn(dir)).toHaveLength(1);
  expect(openKeptPages(dir, 'program 1').read('a/index.html', 'key of a')).toBeNull();
});

test('a build that was killed before its end leaves what the build before it kept', () => {
  const dir = keptBy('program 1');
  openKeptPages(dir, 'program 1').keep('a/index.html', 'key 2', Buffer.from('half'));
  expect(textOf(openKeptPages(dir, 'program 1').read('a/index.html', 'key of a'))).toBe('<p>Café</p>');
});

describe('what was damaged is rendered anew', () => {
  test.each([
    ['the index was cut off', (dir: string) => truncateSync(join(dir, 'rendered.json'), 20)],
    ['the index is something else', (dir: string) => writeFileSync(join(dir, 'rendered.json'), '{"maker":"program 1"}')],
    ['the pack was cut off', (dir: string) => truncateSync(packOf(dir), 5)],
    ['a byte of the pack is another', (dir: string) => writeFileSync(packOf(dir), readFileSync(packOf(dir)).fill(0x41, 3, 4))],
  ])('%s', (_what, spoil) => {
    const dir = keptBy('program 1');
    spoil(dir);
    expect(openKeptPages(dir, 'program 1').read('a/index.html', 'key of a')).toBeNull();
  });
});
