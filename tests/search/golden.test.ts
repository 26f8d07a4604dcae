import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresOf, ownSearch, ranksOf, readGolden, type Ranks } from './golden.ts';
import { indexFolder } from './index-folder.ts';
import { openLibrary, type OpenLibrary } from './library.ts';

const root = resolve(import.meta.dirname, '../..');
const goldens = readGolden(resolve(import.meta.dirname, 'golden.yml'));

describe('golden searches over the sample content', () => {
  const out = mkdtempSync(join(tmpdir(), 'afterword-golden-'));
  let library: OpenLibrary;
  let ranks: Ranks;
  beforeAll(async () => {
    await indexFolder(resolve(root, 'content'), out);
    library = await openLibrary(out);
    ranks = await ranksOf(goldens, ownSearch(library));
  });
  afterAll(() => {
    library.close();
    rmSync(out, { recursive: true, force: true });
  });

  test('there are sixty questions or more, and no two are alike', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(60);
    expect(new Set(goldens.map(({ ask }) => ask)).size).toBe(goldens.length);
  });

  test('the line that answers is among the first three pages in 95 of 100, on the first in 80', () => {
    const missed = ranks.filter(({ rank }) => rank === null || rank > 3).map(({ golden, seen }) => [golden.ask, ...seen].join('\n   '));
    const { at1, at3 } = figuresOf(ranks);
    expect(at3, `Missed:\n${missed.join('\n')}`).toBeGreaterThanOrEqual(0.95);
    expect(at1).toBeGreaterThanOrEqual(0.8);
  });
});
