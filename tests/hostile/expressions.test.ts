import { describe, expect, test } from 'vitest';
import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './checking.ts';
import { composed, literals, slowAt, type Expression } from './expressions.ts';

const content = join(import.meta.dirname, '../../content');
const distinct = (all: readonly Expression[]): Expression[] => [
  ...new Map(all.map((one) => [`${one.pattern}/${one.flags}`, one])).values(),
];
const sample = (): Record<string, string> =>
  Object.fromEntries(globSync('**/*.{md,mdx,yml}', { cwd: content }).map((path) => [path, readFileSync(join(content, path), 'utf8')]));

describe('F4: the time of no expression grows faster than its input', () => {
  test('F4: what does is found: by the square, and by doubling', () => {
    expect(slowAt({ file: 'a.ts', pattern: '\\s+$', flags: '' })).toMatch(/^a\.ts: .* ms at 5000 and \d+ ms at 20000 of /);
    expect(slowAt({ file: 'a.ts', pattern: '^(a+)+$', flags: '' })).toMatch(/ of "a{8}/);
    expect(slowAt({ file: 'a.ts', pattern: 'accTitle\\s*:|\\s+b', flags: 'g' })).not.toBeNull();
    expect(slowAt({ file: 'a.ts', pattern: '^\\s*a', flags: '' })).toBeNull();
  });

  test('F4: every literal of the sources', () => {
    const all = distinct(literals());
    expect(all.length).toBeGreaterThan(700);
    expect(all.flatMap((one) => slowAt(one) ?? [])).toEqual([]);
  });

  test('F4: every expression that is put together when a module is loaded, and while the sample content is checked', async () => {
    const all = distinct(
      await composed(async () => {
        await check(sample());
      }),
    );
    const written = new Set(literals().map(({ pattern, flags }) => `${pattern}/${flags}`));
    const made = all.filter(({ pattern, flags }) => !written.has(`${pattern}/${flags}`));
    expect(made.length).toBeGreaterThan(50);
    expect(made.flatMap((one) => slowAt(one) ?? [])).toEqual([]);
  });
});
