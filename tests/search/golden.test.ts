import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyMeetings, corporaDir } from './corpus-meetings.ts';
import { figuresOf, ownSearch, ranksOf, readGolden, type Golden, type Ranks } from './golden.ts';
import { indexFolder } from './index-folder.ts';
import { openLibrary } from './library.ts';

const root = resolve(import.meta.dirname, '../..');
const golden = (name: string): Golden[] => readGolden(resolve(import.meta.dirname, name));

/** Indexes a content folder, which `fill` may make first, and asks. */
async function askAll(goldens: readonly Golden[], fill: (folder: string) => string): Promise<Ranks> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-golden-'));
  try {
    await indexFolder(fill(folder), join(folder, 'site'));
    const library = await openLibrary(join(folder, 'site'));
    const ranks = await ranksOf(goldens, ownSearch(library));
    library.close();
    return ranks;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function expectFound(ranks: Ranks): void {
  const missed = ranks.filter(({ rank }) => rank === null || rank > 3).map(({ golden: { ask }, seen }) => [ask, ...seen].join('\n   '));
  const { at1, at3 } = figuresOf(ranks);
  expect(at3, `Missed:\n${missed.join('\n')}`).toBeGreaterThanOrEqual(0.95);
  expect(at1).toBeGreaterThanOrEqual(0.8);
}

const corpora = corporaDir(root);
if (corpora === null) console.log('No golden searches over real meetings: ../shared/corpora does not stand beside this folder.');

describe('golden searches: the line that answers is among the first three pages in 95 of 100, on the first in 80', () => {
  test.each(['golden.yml', 'golden-corpora.yml'])('%s has sixty questions or more, and no two are alike', (name) => {
    const asks = golden(name).map(({ ask }) => ask);
    expect(asks.length).toBeGreaterThanOrEqual(60);
    expect(new Set(asks).size).toBe(asks.length);
  });

  test('over the sample content', async () => {
    expectFound(await askAll(golden('golden.yml'), () => resolve(root, 'content')));
  });

  test.runIf(corpora !== null)(
    'over 500 real meetings',
    async () => {
      const fill = (folder: string): string => {
        copyMeetings(corpora ?? '', join(folder, 'content'));
        return join(folder, 'content');
      };
      expectFound(await askAll(golden('golden-corpora.yml'), fill));
    },
    120_000,
  );
});
