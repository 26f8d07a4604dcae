import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepIndex, readKeptIndex } from '../../src/io/kept-index.ts';
import { tempDir } from '../temp-dir.ts';

const FILES = new Map([
  ['pagefind.js', Buffer.from('export {};')],
  ['fragment/en_1.pf_fragment', Buffer.from([0, 255, 31, 139])],
]);

test('an index comes back, byte for byte, under its digest alone', () => {
  const file = join(tempDir(), 'search.cbor');
  keepIndex(file, 'one', FILES);
  const kept = readKeptIndex(file, 'one') ?? new Map<string, Uint8Array>();
  expect([...kept].map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')])).toEqual([
    ['pagefind.js', '6578706f7274207b7d3b'],
    ['fragment/en_1.pf_fragment', '00ff1f8b'],
  ]);
  expect(readKeptIndex(file, 'two')).toBeNull();
});

test('a later index takes the place of the first', () => {
  const file = join(tempDir(), 'search.cbor');
  keepIndex(file, 'one', FILES);
  keepIndex(file, 'two', new Map());
  expect(readKeptIndex(file, 'one')).toBeNull();
  expect(readKeptIndex(file, 'two')).toEqual(new Map());
});

test.each([
  ['is not there', () => null],
  ['was cut off', (whole: Buffer) => whole.subarray(0, whole.length - 3)],
  ['is empty', () => Buffer.alloc(0)],
  ['is something else', () => Buffer.from('{"digest":"one"}')],
])('a file that %s is no index', (_what, spoil) => {
  const file = join(tempDir(), 'search.cbor');
  const source = join(tempDir(), 'whole');
  keepIndex(source, 'one', FILES);
  const bytes = spoil(readFileSync(source));
  if (bytes !== null) writeFileSync(file, bytes);
  expect(readKeptIndex(file, 'one')).toBeNull();
});
