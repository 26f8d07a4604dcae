import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendSummary } from '../../src/io/step-summary.ts';
import { tempDir } from '../temp-dir.ts';

test('appends, within what is left of a mebibyte', () => {
  const file = join(tempDir(), 'summary.md');
  expect(appendSummary(file, (limit) => `first ${limit}\n`)).toBeNull();
  expect(appendSummary(file, (limit) => `second ${limit}\n`)).toBeNull();
  // `first 1048576` and its line end are 14 bytes.
  expect(readFileSync(file, 'utf8')).toBe('first 1048576\nsecond 1048562\n');
});

test('nothing is added where there is no room', () => {
  const file = join(tempDir(), 'summary.md');
  const full = 'x'.repeat(1024 * 1024 - 3);
  writeFileSync(file, full);
  expect(appendSummary(file, () => 'four')).toBeNull();
  expect(readFileSync(file, 'utf8')).toBe(full);
});

test('a file that cannot be written is said, and stops nothing', () => {
  expect(appendSummary(tempDir(), () => 'x')).toBe('illegal operation on a directory (EISDIR)');
});
