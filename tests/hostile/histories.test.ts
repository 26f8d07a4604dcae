import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { git } from '../io/repository.ts';
import { siteIn, temporaryFolder, wordsOf, writeFiles, type Site } from '../site/build.ts';
import { contentFolders, plainDocuments, startBuild } from './building.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const contents = contentFolders(folder.dir);
afterAll(contents.remove);

/** Of the machine's own settings none: one could trust every folder. */
const OWN = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const CHANGED = /(?:Committed|last changed) \d{1,2} \w+ \d{4}/;

interface Built extends Site {
  readonly output: string;
}

async function build(content: string, env: Readonly<Record<string, string>> = {}): Promise<Built> {
  const out = join(content, '../out');
  const { code, output } = await startBuild(content, out, { ...OWN, ...env }).ended;
  expect(code, output).toBe(0);
  return { ...siteIn(out), output };
}

const changedIn = (site: Site, href: string): string[] => CHANGED.exec(wordsOf(site.page(href).querySelector('main')))?.slice(0, 1) ?? [];

/** The one sentence about git in what was printed. */
const notes = (output: string): string[] => output.match(/[^.(]*so pages show no history\.[^\n]*/g) ?? [];

let origin = '';
beforeAll(() => {
  const content = contents.make('origin', plainDocuments('lantern'));
  origin = join(content, '..');
  git(origin, 'init', '-q', '-b', 'main');
  git(origin, 'add', '-A');
  git(origin, 'commit', '-q', '-m', 'x');
  git(origin, 'commit', '-q', '--allow-empty', '-m', 'y');
});

/** A clone with a cache of its own. */
function cloned(name: string, ...args: readonly string[]): string {
  const content = contents.make(name, {});
  git(folder.dir, 'clone', '-q', ...args, `file://${origin}`, join(content, '..'));
  return content;
}

describe('K6: no date rather than a wrong one, and one sentence that says why', () => {
  test('K6: a whole clone has dates, and a file that was never committed has none', async () => {
    const content = cloned('whole');
    writeFiles(content, { 'meetings/2024-03-29-sync.md': '# Weekly sync, 29 March 2024\n\n## Attendees\n\n- Ann Lee\n' });
    const site = await build(content);
    expect(changedIn(site, '/meetings/2024-03-22-sync/')).toEqual(['Committed 3 May 2024']);
    expect(changedIn(site, '/meetings/2024-03-29-sync/')).toEqual([]);
    expect(notes(site.output)).toEqual([]);
  });

  test.each([
    ['a shallow clone', (): string => cloned('shallow', '--depth', '1'), {}, /shallow clone.*`fetch-depth: 0`/],
    ['no repository', (): string => contents.make('plain', plainDocuments('lantern')), {}, /in no git repository/],
    ['git is not installed', (): string => cloned('without'), { PATH: '/nowhere' }, /git is not installed/],
    ['a repository of another user', (): string => cloned('theirs'), { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }, /belongs to another user/],
  ] as const)('K6: %s', async (_, make, env, why) => {
    const site = await build(make(), env);
    expect(notes(site.output)).toEqual([expect.stringMatching(why)]);
    for (const href of ['/meetings/2024-03-22-sync/', '/incidents/2024-03-10-trains/']) {
      expect(changedIn(site, href)).toEqual([]);
      expect(wordsOf(site.page(href).querySelector('main'))).toContain('Last change unknown');
    }
    // The document itself is there.
    expect(readFileSync(join(site.out, 'meetings/2024-03-22-sync/index.html'), 'utf8')).toContain('The lantern was discussed.');
  });
});
