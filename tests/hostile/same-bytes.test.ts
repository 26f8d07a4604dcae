import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { git } from '../io/repository.ts';
import { root, siteIn, temporaryFolder, wordsOf } from '../site/build.ts';
import { readTree, writeFiles } from '../temp-dir.ts';
import { contentFolders, differences, documents, plainDocuments, startBuild } from './building.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const contents = contentFolders(folder.dir);
afterAll(contents.remove);

const MINUTES = { timeout: 180_000 };
/** As far east and west as there is, half an hour beside the rest, and none. */
const ZONES = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Etc/GMT+12'];
/** In Turkish, `i` and `I` are not a pair. */
const LANGUAGES = ['C', 'tr_TR.UTF-8'];
const OTHER_DAY = `--import=${pathToFileURL(join(root, 'tests/support/other-day.mjs')).href}`;

const outOf = (content: string): string => join(content, '../out');
const trees = new Map<string, Map<string, string>>();

/** What the tree is called, what is built, and the machine that builds it. */
type Job = readonly [name: string, content: string, env: Readonly<Record<string, string>>];

async function buildAs(...[name, content, env]: Job): Promise<void> {
  const { code, output } = await startBuild(content, outOf(content), env).ended;
  expect(code, output).toBe(0);
  trees.set(name, readTree(outOf(content)));
}

const treeOf = (name: string): Map<string, string> => trees.get(name) ?? new Map<string, string>();

/** Documents of a repository, with a diagram of an author, cloned to a folder of its own: none finds what another build has kept. */
function clone(name: string): string {
  const content = contents.make(name, {});
  git(folder.dir, 'clone', '-q', join(folder.dir, 'origin'), join(content, '..'));
  return content;
}

beforeAll(async () => {
  const diagram = '\n## Plan\n\n```mermaid\ngantt\n  dateFormat YYYY-MM-DD\n  New fuse :2024-04-01, 3d\n```\n';
  const files = Object.entries(plainDocuments('lantern')).map(([path, text]) => [`content/${path}`, text + diagram]);
  const origin = writeFiles(join(folder.dir, 'origin'), Object.fromEntries(files) as Record<string, string>);
  git(origin, 'init', '-q', '-b', 'main');
  git(origin, 'add', '-A');
  git(origin, 'commit', '-q', '-m', 'x');
  const machines = ZONES.flatMap((TZ) => LANGUAGES.map((LANG) => ({ TZ, LANG, LC_ALL: LANG })));
  // The first one compiles for the others, which then go two at a time.
  await buildAs('UTC C', clone('first'), { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
  const rest = machines.slice(1).map((env): Job => [`${env.TZ} ${env.LANG}`, clone(`in ${env.TZ} ${env.LANG}`), env]);
  const later: Job = ['later', clone('a/longer/path/as well'), { NODE_OPTIONS: OTHER_DAY }];
  const jobs = [...rest, later];
  const work = async (): Promise<void> => {
    for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) await buildAs(...job);
  };
  await Promise.all([work(), work()]);
}, 300_000);

describe('the same documents make the same bytes', () => {
  test('K9: from another path and another clone, on another day', () => {
    expect(treeOf('UTC C').size).toBeGreaterThan(20);
    expect(differences(treeOf('UTC C'), treeOf('later'))).toEqual([]);
    // All that could differ is there: a date of git's, drawings of both kinds, an index with filters.
    const page = treeOf('later').get('incidents/2024-03-10-trains/index.html') ?? '';
    expect(page).toContain('<time datetime="2024-05-03">');
    expect(page.match(/<svg[^>]* class="m-drawing/g)?.length).toBeGreaterThan(1);
    expect([...treeOf('later').keys()].filter((path) => path.endsWith('.pf_filter')).length).toBeGreaterThan(1);
  });

  test('K9: the clock of the test is another one', () => {
    const year = execFileSync(process.execPath, [OTHER_DAY, '-p', 'new Date().getTime() - performance.timeOrigin'], { encoding: 'utf8' });
    expect(Number(year) / 86_400_000).toBeGreaterThan(400);
  });

  test('J3: in four zones and two languages of the machine', () => {
    expect(trees.size).toBe(ZONES.length * LANGUAGES.length + 1);
    for (const [name, tree] of trees) expect([name, differences(treeOf('UTC C'), tree)]).toEqual([name, []]);
    // And the page is about the zone of the documents: 01:30 in UTC, wherever it was built.
    const site = siteIn(join(folder.dir, `in ${ZONES[2] ?? ''} ${LANGUAGES[1] ?? ''}/out`));
    const event = site.page('/incidents/2024-03-10-trains/').querySelector('li.event time');
    expect(event?.getAttribute('datetime')).toBe('2024-03-10T01:30:00Z');
  });

  test('K9, J3: compiled documents, too', MINUTES, async () => {
    const [one, other] = ['mdx0', 'mdx1'].map((name) => contents.make(name, documents('lantern')));
    await buildAs('mdx0', one ?? '', { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
    await buildAs('mdx1', other ?? '', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
    expect(differences(treeOf('mdx0'), treeOf('mdx1'))).toEqual([]);
    const page = siteIn(outOf(one ?? '')).page('/incidents/2024-03-11-board/');
    expect(wordsOf(page.querySelector('.mdx-metric'))).toContain('Lost lanterns');
    expect(page.querySelector('.prose a[href="/incidents/2024-03-10-trains/"]')).not.toBeNull();
  });
});
