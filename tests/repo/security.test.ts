import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(`${root}SECURITY.md`, 'utf8');

/** `1. **No network.** … (`tests/a.test.ts`)`, one each. */
const promises = text.split('\n').flatMap((line) => {
  const [, name] = /^\d+\. \*\*(.+?)[.,]?\*\*/.exec(line) ?? [];
  return name === undefined ? [] : [{ name, tests: [...line.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file) }];
});

describe('SECURITY.md', () => {
  test('makes promises, and says what is none', () => {
    expect(promises.length).toBeGreaterThanOrEqual(8);
    expect(text).toContain('\n## What is not promised\n');
  });

  test.each(promises)('the promise “$name” names the tests that show it, which are there', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((file) => !file.endsWith('.test.ts') || !existsSync(root + file))).toEqual([]);
  });

  test('names no file that is not there', () => {
    const named = [...text.matchAll(/\]\(([^)#:]+)\)|`((?:docs|tests|\.github|src)\/[^`]+)`/g)].map(([, link, code]) => link ?? code ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !existsSync(root + file))).toEqual([]);
  });
});
