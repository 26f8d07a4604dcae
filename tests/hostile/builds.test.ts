import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCacheDir } from '../../src/io/work-dirs.ts';
import { programRoot } from '../../src/site/settings.ts';
import { afterword, buildFolder, temporaryFolder, writeFiles } from '../site/build.ts';
import { readTree } from '../temp-dir.ts';
import { contentFolders, differences, documents, plainDocuments, startBuild, until } from './building.ts';
import { killBuilds, raceBuilds } from './faults.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const contents = contentFolders(folder.dir);
afterAll(contents.remove);

test('a site that is built again after changes is the site that is built anew', async () => {
  const content = contents.make('again', documents('lantern'));
  const out = join(folder.dir, 'again', 'out');
  expect((await buildFolder(content, out)).code).toBe(0);
  const changed: Record<string, string> = {
    ...documents('lantern'),
    'meetings/2024-03-22-sync.md': documents('whistle')['meetings/2024-03-22-sync.md'] ?? '',
    'meetings/2024-03-29-sync.md':
      '# Weekly sync, 29 March 2024\n\n## Attendees\n\n- Ann Lee\n\n## Notes\n\nSee [trains](../incidents/2024-03-10-trains.md).\n',
    'site.yml': 'title: Another title\ntimeZone: Europe/Oslo\n',
    'people.yml': '- name: Ann Lee\n  team: Signals\n',
  };
  rmSync(join(content, 'incidents/2024-03-11-board.mdx'));
  const rest = Object.fromEntries(Object.entries(changed).filter(([path]) => !path.endsWith('.mdx')));
  writeFiles(content, rest);
  expect((await buildFolder(content, out)).code).toBe(0);
  const anew = contents.make('anew', rest);
  expect((await buildFolder(anew, join(folder.dir, 'anew', 'out'))).code).toBe(0);
  const [second, fresh] = [readTree(out), readTree(join(folder.dir, 'anew', 'out'))];
  expect([...fresh.keys()].filter((path) => fresh.get(path) !== second.get(path))).toEqual([]);
  expect([...second.keys()].filter((path) => !fresh.has(path))).toEqual([]);
  expect(second.get('index.html')).toContain('Another title');
});

describe('whatever happens to a build, the site is the old one or the new one', () => {
  const out = join(folder.dir, 'site', 'out');
  let content = '';
  beforeAll(async () => {
    content = contents.make('site', documents('lantern'));
    expect((await buildFolder(content, out)).code).toBe(0);
  });

  test.each([
    ['an expression', '{nobody.knows}'],
    ['a comparison', 'It took 5ms <x and then some.'],
  ])('K2, B2: %s in an .mdx is an error at its line, and the old site stays', async (_, line) => {
    const old = readTree(out);
    writeFiles(content, { 'incidents/broken.mdx': `# Broken on 12 March 2024\n\n## Timeline\n\n- 10:00 Alert fired\n\n${line}\n` });
    const { code, output } = await buildFolder(content, out);
    rmSync(join(content, 'incidents/broken.mdx'));
    expect(code).toBe(1);
    expect(output).toMatch(/incidents\/broken\.mdx:7:\d+ mdx-(?:code|syntax): /);
    expect(readTree(out)).toEqual(old);
  });

  test('K1: killed at three random moments, and the next run cleans up', async () => {
    const kills = await killBuilds({ content, out, files: plainDocuments, signals: ['SIGKILL', 'SIGTERM', 'SIGINT'] });
    // Whole, byte for byte: what stood before, or what was being built.
    expect(kills.map(({ left }) => left)).not.toContain('neither');
    expect(kills.filter(({ reached }) => reached !== 'the end').length).toBeGreaterThan(0);
    expect(readTree(out).get('meetings/2024-03-22-sync/index.html')).toContain(`whistle${String(kills.length - 1)}`);
    // Nothing is left over beside the site, nor where it was being built.
    expect(readdirSync(dirname(out)).sort()).toEqual(['content', basename(out)]);
    expect(readdirSync(makeCacheDir(programRoot(), content)).filter((entry) => entry.startsWith('staging'))).toEqual([]);
  });

  test('K5: two builds at once, of other documents to one folder, twice', async () => {
    const pairs = await raceBuilds({ make: contents.make, dir: folder.dir, pairs: 2 });
    for (const { codes, output, words } of pairs) {
      expect(codes, output).toEqual([0, 0]);
      expect(words).toHaveLength(1);
    }
  });

  test('K5: two builds at once, of the same documents to two folders', async () => {
    const copies = [join(folder.dir, 'copy0'), join(folder.dir, 'copy1')] as const;
    const twice = await Promise.all(copies.map((copy) => buildFolder(content, copy)));
    expect(twice.map(({ code }) => code)).toEqual([0, 0]);
    expect(differences(readTree(copies[0]), readTree(copies[1]))).toEqual([]);
  });

  test('K5: what a dead process has locked is free again', async () => {
    const build = startBuild(content, out);
    const lock = `${makeCacheDir(programRoot(), content)}.lock`;
    await until(() => existsSync(lock));
    build.kill('SIGKILL');
    await build.ended;
    expect(existsSync(lock)).toBe(true);
    const { code } = await buildFolder(content, out);
    expect(code).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });

  test('K7: an empty folder does not replace the site', async () => {
    const before = readTree(out);
    const empty = join(folder.dir, 'empty');
    writeFiles(empty, { '.gitkeep': '' });
    const { code, output } = await afterword(['build', '--content', empty, '--out', out]);
    expect([code, output.includes(' content-empty: ')]).toEqual([1, true]);
    expect(readTree(out)).toEqual(before);
  });
});
