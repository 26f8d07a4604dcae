import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contentFolders, documents, plainDocuments } from '../hostile/building.ts';
import { killBuilds, raceBuilds, type Kill } from '../hostile/faults.ts';
import { buildFolder, temporaryFolder } from '../site/build.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const contents = contentFolders(folder.dir);
afterAll(contents.remove);

const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const;
const KILLS = 30;
const PAIRS = 10;

/** `['a', 'b', 'a'] -> 'a 2, b 1'` */
function tally(words: readonly string[]): string {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts].map(([word, all]) => `${word} ${String(all.length)}`).join(', ');
}

test('K1: thirty kills at random moments leave the old site or the new one', async () => {
  const kills: Kill[] = [];
  // Half of them compile their pages anew, which takes most of such a build.
  for (const [name, files] of [['plain', plainDocuments] as const, ['compiled', documents] as const]) {
    const content = contents.make(name, files('lantern'));
    const out = join(folder.dir, name, 'out');
    expect((await buildFolder(content, out)).code).toBe(0);
    const signals = Array.from({ length: KILLS / 2 }, (_, index) => SIGNALS[index % SIGNALS.length] ?? 'SIGKILL');
    kills.push(...(await killBuilds({ content, out, files, signals })));
  }
  const whole = kills.filter(({ left }) => left !== 'neither');
  console.log(`kills: ${String(whole.length)} of ${String(kills.length)} left a whole site (${tally(kills.map(({ left }) => left))})`);
  console.log(`reached when killed: ${tally(kills.map(({ reached }) => reached))}`);
  expect(kills.filter(({ left }) => left === 'neither')).toEqual([]);
  expect(kills).toHaveLength(KILLS);
});

test('K5: ten pairs of builds of one folder each leave a whole site', async () => {
  const pairs = await raceBuilds({ make: contents.make, dir: folder.dir, pairs: PAIRS });
  const whole = pairs.filter(({ codes, words }) => codes.every((code) => code === 0) && words.length === 1);
  console.log(
    `races: ${String(whole.length)} of ${String(pairs.length)} left one whole site (${tally(pairs.flatMap(({ words }) => words))})`,
  );
  expect(pairs.filter((pair) => !whole.includes(pair))).toEqual([]);
  expect(pairs).toHaveLength(PAIRS);
});
