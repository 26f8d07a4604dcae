import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit, git } from '../io/repository.ts';
import { buildFolder, temporaryFolder, wordsOf, type Built } from './build.ts';

const SITE = 'repository:\n  commit: https://git.example/commit/{commit}\n';
const report = (title: string, more = ''): string =>
  `# ${title}\n\nDate: 2024-05-01\nSeverity: SEV2\n\n## Timeline\n\n- 10:00 Alert fires\n- 10:30 Resolved\n\n${more}\n`;
const SECRET = 'Say that Acme lost its data';

const folder = temporaryFolder();
let built: Built;
let shallow: Built;
let second: string;

/** Two documents in a repository: one that was renamed, and one that is a draft. */
beforeAll(async () => {
  const dir = join(folder.dir, 'repository');
  mkdirSync(dir);
  git(dir, 'init', '-q', '-b', 'main');
  commit(dir, { 'notes/site.yml': SITE, 'notes/incidents/disk.md': report('Disk full') });
  second = commit(dir, { 'notes/incidents/disk.md': report('Disk full', 'The disk was small.') }, 'Say why <script>alert(1)</script>');
  commit(
    dir,
    {
      'notes/incidents/disk.md': report('Disk full', 'Very small.'),
      'notes/incidents/acme.md': `---\ndraft: true\n---\n${report('Acme')}`,
    },
    SECRET,
  );
  renameSync(join(dir, 'notes/incidents/disk.md'), join(dir, 'notes/incidents/caf\u00E9.md'));
  commit(dir, {}, 'Name it after the café');
  git(folder.dir, 'clone', '-q', '--depth', '1', `file://${dir}`, 'clone');
  built = await buildFolder(join(dir, 'notes'), join(folder.dir, 'site'));
  shallow = await buildFolder(join(folder.dir, 'clone/notes'), join(folder.dir, 'shallow'));
  expect(git(dir, 'status', '--porcelain')).toBe('');
}, 180_000);
afterAll(() => folder.remove());

test('a page lists its revisions, newest first, over a rename', () => {
  expect(built.code).toBe(0);
  const source = built.page('/incidents/caf\u00E9/').querySelector('.provenance');
  expect(wordsOf(source?.querySelector('p'))).toMatch(/First committed 3 May 2024, last changed 3 May 2024 in [0-9a-f]{10}$/);
  expect([...(source?.querySelectorAll('.revisions li') ?? [])].map((line) => wordsOf(line.querySelector('[dir=auto]')))).toEqual([
    'Name it after the café',
    // The commit also wrote the draft.
    '',
    'Say why <script>alert(1)</script>',
    'x',
  ]);
  expect(source?.querySelector(`.revisions a[href="https://git.example/commit/${second}"]`)?.textContent.trim()).toBe(second.slice(0, 10));
});

test('what a commit says of a draft is nowhere', () => {
  expect(built.html('/incidents/caf\u00E9/')).not.toContain('Acme');
});

test('a shallow clone is built without dates, and says why once', () => {
  expect(shallow.code).toBe(0);
  const source = shallow.page('/incidents/caf\u00E9/').querySelector('.provenance');
  expect(wordsOf(source?.querySelector('p'))).toMatch(/Last change unknown$/);
  expect(source?.querySelector('time, .revisions')).toBeNull();
  expect(shallow.output.match(/fetch-depth: 0/g)).toHaveLength(1);
});
