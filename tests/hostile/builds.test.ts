import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCacheDir } from '../../src/io/work-dirs.ts';
import { programRoot } from '../../src/site/settings.ts';
import { afterword, buildFolder, root, siteIn, temporaryFolder, wordsOf, writeFiles } from '../site/build.ts';
import { readTree } from '../temp-dir.ts';

/** Three documents with all that takes part in a build: a drawing, a found incident, compiled prose. */
const documents = (word: string): Record<string, string> => ({
  'meetings/2024-03-22-sync.md': `# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Zoë Iğdır\n\n## Notes\n\nThe ${word} was discussed.\n\n## Incident: March 20 outage\n\n**Timeline:**\n\n- 23:50 Alert fired\n- 00:10 Resolved\n`,
  'incidents/2024-03-10-trains.md': `# Late trains\n\n## Timeline\n\n- 01:30 Alert fired for the ${word}\n- 03:30 Resolved\n\n## Action items\n\n- [ ] Ann Lee: Fix it by March 29\n`,
  'incidents/2024-03-11-board.mdx': `# Board dark\n\n<Metric label="Lost ${word}s" value="3" />\n\n## Timeline\n\n- 11:30 Alert fired\n- 11:45 Resolved\n\n## Root cause\n\nA fuse, see [the trains](2024-03-10-trains.md).\n`,
});

const folder = temporaryFolder();
afterAll(folder.remove);
const caches: string[] = [];
afterAll(() => caches.forEach((cache) => rmSync(cache, { recursive: true, force: true })));

function contentFolder(name: string, files: Record<string, string>): string {
  const content = join(folder.dir, name, 'content');
  writeFiles(content, files);
  caches.push(makeCacheDir(programRoot(), content));
  return content;
}

/** Builds in a process of its own with other settings of the machine. */
function buildWith(env: Record<string, string>, content: string, out: string): Promise<number | null> {
  const child = spawn(process.execPath, [join(root, 'src/cli/bin.mjs'), 'build', '--content', content, '--out', out], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  return new Promise((done) => child.once('close', done));
}

describe('J3, K9: the same documents make the same bytes', () => {
  const machines = [
    { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'UTC', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ];
  const trees: Map<string, string>[] = [];
  beforeAll(async () => {
    // Each in a folder of its own, so that none finds what another has kept.
    for (const [index, env] of machines.entries()) {
      const content = contentFolder(`same${String(index)}`, documents('lantern'));
      const out = join(folder.dir, `same${String(index)}`, 'out');
      expect(await buildWith(env, content, out)).toBe(0);
      trees.push(readTree(out));
    }
  });
  const differences = (one: number, other: number): string[] => {
    const [first, second] = [trees[one] ?? new Map<string, string>(), trees[other] ?? new Map<string, string>()];
    return [...new Set([...first.keys(), ...second.keys()])].filter((path) => first.get(path) !== second.get(path));
  };

  test('K9: from two folders', () => {
    expect(trees[0]?.size).toBeGreaterThan(20);
    expect(differences(0, 1)).toEqual([]);
  });

  test('J3: in other time zones and languages of the machine', () => {
    expect(differences(0, 2)).toEqual([]);
    expect(differences(0, 3)).toEqual([]);
    // And the page is about the zone of the documents: 01:30 in UTC, wherever it was built.
    const site = siteIn(join(folder.dir, 'same3', 'out'));
    expect(site.page('/incidents/2024-03-10-trains/').querySelector('li.event time')?.getAttribute('datetime')).toBe(
      '2024-03-10T01:30:00Z',
    );
  });

  test('a folder elsewhere may hold .mdx, and its links lead to pages', () => {
    const page = siteIn(join(folder.dir, 'same0', 'out')).page('/incidents/2024-03-11-board/');
    expect(wordsOf(page.querySelector('.mdx-metric'))).toContain('Lost lanterns');
    expect(page.querySelector('.prose a[href="/incidents/2024-03-10-trains/"]')).not.toBeNull();
  });
});

test('a site that is built again after changes is the site that is built anew', async () => {
  const content = contentFolder('again', documents('lantern'));
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
  const anew = contentFolder('anew', rest);
  expect((await buildFolder(anew, join(folder.dir, 'anew', 'out'))).code).toBe(0);
  const [second, fresh] = [readTree(out), readTree(join(folder.dir, 'anew', 'out'))];
  expect([...fresh.keys()].filter((path) => fresh.get(path) !== second.get(path))).toEqual([]);
  expect([...second.keys()].filter((path) => !fresh.has(path))).toEqual([]);
  expect(second.get('index.html')).toContain('Another title');
});

describe('whatever happens to a build, the site is the old one or the new one', () => {
  const name = 'site';
  const out = join(folder.dir, name, 'out');
  let content = '';
  let old = new Map<string, string>();
  beforeAll(async () => {
    content = contentFolder(name, documents('lantern'));
    expect((await buildFolder(content, out)).code).toBe(0);
    old = readTree(out);
  });

  test.each([
    ['an expression', '{nobody.knows}'],
    ['a comparison', 'It took 5ms <x and then some.'],
  ])('K2, B2: %s in an .mdx is an error at its line, and the old site stays', async (_, line) => {
    writeFiles(content, { 'incidents/broken.mdx': `# Broken on 12 March 2024\n\n## Timeline\n\n- 10:00 Alert fired\n\n${line}\n` });
    const { code, output } = await buildFolder(content, out);
    rmSync(join(content, 'incidents/broken.mdx'));
    expect(code).toBe(1);
    expect(output).toMatch(/incidents\/broken\.mdx:7:\d+ mdx-(?:code|syntax): /);
    expect(readTree(out)).toEqual(old);
  });

  test('K1: killed at three random moments, and the next run cleans up', async () => {
    const seen: Map<string, string>[] = [];
    for (const [index, signal] of (['SIGKILL', 'SIGTERM', 'SIGINT'] as const).entries()) {
      writeFiles(content, documents(`whistle${String(index)}`));
      const child = spawn(process.execPath, [join(root, 'src/cli/bin.mjs'), 'build', '--content', content, '--out', out], {
        stdio: 'ignore',
      });
      const ended = new Promise((done) => child.once('close', done));
      // Each kill in a third of its own, so that one run does not test one moment three times.
      setTimeout(() => child.kill(signal), 500 + (index + Math.random()) * 1_500);
      await ended;
      seen.push(existsSync(out) ? readTree(out) : new Map<string, string>());
    }
    writeFiles(content, documents('whistle2'));
    expect((await buildFolder(content, out)).code).toBe(0);
    const last = readTree(out);
    expect(last.get('meetings/2024-03-22-sync/index.html')).toContain('whistle2');
    for (const [index, tree] of seen.entries()) {
      // Whole: every file of the old one, or the pages of the one that was being built.
      const isOld = tree.size === old.size && [...old].every(([path, text]) => tree.get(path) === text);
      const isNew =
        (tree.get('meetings/2024-03-22-sync/index.html') ?? '').includes(`whistle${String(index)}`) &&
        [...last.keys()].filter((path) => path.endsWith('.html')).every((path) => tree.has(path));
      expect([index, isOld || isNew]).toEqual([index, true]);
      if (isNew) old = tree;
    }
    // Nothing is left over beside the site, nor where it was being built.
    expect(readdirSync(dirname(out)).sort()).toEqual(['content', basename(out)]);
    expect(readdirSync(makeCacheDir(programRoot(), content)).filter((entry) => entry.startsWith('staging'))).toEqual([]);
  });

  test('K5: two builds at once, of other documents to one folder and of the same to two', async () => {
    const other = contentFolder('other', documents('bell'));
    const shared = join(folder.dir, 'shared');
    const both = await Promise.all([buildFolder(content, shared), buildFolder(other, shared)]);
    expect(
      both.map(({ code }) => code),
      both.map(({ output }) => output).join('\n'),
    ).toEqual([0, 0]);
    const words = [...readTree(shared)]
      .filter(([path]) => path.endsWith('.html'))
      .flatMap(([, text]) => text.match(/\b(?:bell|whistle2)\b/g) ?? []);
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words).size).toBe(1);

    const copies = [join(folder.dir, 'copy0'), join(folder.dir, 'copy1')] as const;
    const twice = await Promise.all(copies.map((copy) => buildFolder(content, copy)));
    expect(twice.map(({ code }) => code)).toEqual([0, 0]);
    expect(readTree(copies[0])).toEqual(readTree(copies[1]));
  });

  test('K5: what a dead process has locked is free again', async () => {
    const child = spawn(process.execPath, [join(root, 'src/cli/bin.mjs'), 'build', '--content', content, '--out', out], {
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.once('close', done));
    const lock = `${makeCacheDir(programRoot(), content)}.lock`;
    const deadline = Date.now() + 60_000;
    while (!existsSync(lock) && Date.now() < deadline) await new Promise((done) => setTimeout(done, 20));
    child.kill('SIGKILL');
    await ended;
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
