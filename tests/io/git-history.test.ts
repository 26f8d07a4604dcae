import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readHistory } from '../../src/io/git-history.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

function git(cwd: string, date: string, ...args: string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', '-c', 'protocol.file.allow=always'];
  const env = { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
  return execFileSync('git', [...who, ...args], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function repository(): string {
  const dir = tempDir();
  git(dir, '', 'init', '-q', '-b', 'main');
  return dir;
}

function commit(dir: string, date: string, files: Record<string, string>, subject = 'x'): string {
  writeFiles(dir, files);
  git(dir, date, 'add', '-A');
  git(dir, date, 'commit', '-q', '--allow-empty', '--allow-empty-message', '-m', subject);
  return git(dir, date, 'rev-parse', 'HEAD');
}

/** Noon of that day. */
const on = (day: string): string => `${day}T12:00:00Z`;
/** The commits of each file as "day subject", newest first. */
async function told(dir: string): Promise<Record<string, string[]>> {
  const { changes, note } = await readHistory(dir);
  expect(note).toBeNull();
  return Object.fromEntries([...changes].map(([path, revisions]) => [path, revisions.map(({ date, subject }) => `${date} ${subject}`)]));
}

describe('the commits of each file', () => {
  test('by path below the content folder, newest first, as days in the zone of the commit', async () => {
    const dir = repository();
    const first = commit(dir, '2024-01-02T23:30:00+05:00', { 'content/a.md': '1', 'content/m/b c.md': '1', 'other.md': '1' }, 'Begin');
    const second = commit(dir, '2024-02-01T23:30:00-08:00', { 'content/a.md': '2' }, 'Correct the times of a');
    commit(dir, on('2024-02-03'), { 'other.md': '2' }, 'Not of the content');
    writeFiles(dir, { 'content/new.md': '1' });
    const { changes, note } = await readHistory(join(dir, 'content'));
    expect(note).toBeNull();
    const begin = { commit: first, date: '2024-01-02', subject: 'Begin' };
    expect(changes).toEqual(
      new Map([
        ['a.md', [{ commit: second, date: '2024-02-01', subject: 'Correct the times of a' }, begin]],
        ['m/b c.md', [begin]],
      ]),
    );
  });

  test('names that git would quote or take for an option', async () => {
    const dir = repository();
    const names = [
      'caf\u00E9.md',
      'cafe\u0301.md',
      '--output=x.md',
      '-a.md',
      '100%.md',
      'a#b.md',
      'line\nbreak.md',
      '\nfirst.md',
      'M',
      'R100',
      '"quoted".md',
      ':(top)x.md',
    ];
    const id = commit(dir, on('2024-03-01'), Object.fromEntries(names.map((name) => [name, '1'])));
    const before = readdirSync(dir).sort();
    const { changes } = await readHistory(dir);
    expect([...changes.keys()].sort()).toEqual([...names].sort());
    expect(changes.get('caf\u00E9.md')).toEqual([{ commit: id, date: '2024-03-01', subject: 'x' }]);
    expect(readdirSync(dir).sort()).toEqual(before);
  });

  test('neither a file name nor a subject can pass for a commit', async () => {
    const dir = repository();
    const forged = `\u0001${'a'.repeat(40)} 1999-01-01 Forged`;
    const id = commit(dir, on('2024-03-01'), { [forged]: '1', 'z.md': '1', 'a.md': '1' }, `${'b'.repeat(40)} 1999-01-01 M z.md`);
    const { changes } = await readHistory(dir);
    const only = [{ commit: id, date: '2024-03-01', subject: `${'b'.repeat(40)} 1999-01-01 M z.md` }];
    expect([changes.get('z.md'), changes.get('a.md')]).toEqual([only, only]);
  });

  test('a merge names the commits of its branches', async () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'a.md': '1' });
    git(dir, '', 'checkout', '-q', '-b', 'side');
    commit(dir, on('2024-01-02'), { 'side.md': '1' }, 'On the side');
    git(dir, '', 'checkout', '-q', 'main');
    commit(dir, on('2024-01-03'), { 'main.md': '1' });
    git(dir, on('2024-01-04'), 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
    expect(await told(dir)).toEqual({
      'a.md': ['2024-01-01 x'],
      'side.md': ['2024-01-02 On the side'],
      'main.md': ['2024-01-03 x'],
    });
  });

  test('a commit without a subject, and one whose message has many lines', async () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'a.md': '1' }, '');
    commit(dir, on('2024-01-02'), { 'a.md': '2' }, 'Subject\n\nBody that is not shown');
    expect(await told(dir)).toEqual({ 'a.md': ['2024-01-02 Subject', '2024-01-01 '] });
  });

  test('a person’s own configuration changes nothing', async () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'a.md': '1' });
    for (const [name, value] of [
      ['log.showRoot', 'false'],
      ['log.showSignature', 'true'],
      ['diff.renames', 'false'],
      ['log.date', 'relative'],
      ['format.pretty', 'oneline'],
      ['core.quotePath', 'true'],
      ['diff.noprefix', 'true'],
      ['log.follow', 'true'],
    ] as const)
      // prettier-ignore
      git(dir, '', 'config', name, value);
    git(dir, on('2024-01-02'), 'mv', 'a.md', 'b.md');
    commit(dir, on('2024-01-02'), {}, 'Rename');
    expect(await told(dir)).toEqual({ 'b.md': ['2024-01-02 Rename', '2024-01-01 x'] });
  });

  test('a thousand commits, in pieces of any size', async () => {
    const dir = repository();
    const lines = Array.from({ length: 1000 }, (_, index) => {
      const from = index === 0 ? '' : `from :${String(index)}\n`;
      return `commit refs/heads/main\nmark :${String(index + 1)}\ncommitter A <a@example.org> ${String(1_700_000_000 + index * 86_400)} +0000\ndata 8\nC\u00E9 ${String(index).padStart(4, '0')}\n${from}M 100644 inline a.md\ndata 4\n${String(index).padStart(4, '0')}\n`;
    });
    execFileSync('git', ['fast-import', '--quiet'], { cwd: dir, input: lines.join('') });
    const { changes } = await readHistory(dir);
    expect(changes.get('a.md')?.map(({ subject }) => subject)).toEqual(
      Array.from({ length: 1000 }, (_, index) => `C\u00E9 ${String(999 - index).padStart(4, '0')}`),
    );
  });
});

describe('a file that was renamed', () => {
  const TEXT = 'A line that stays as it is.\n'.repeat(20);
  const move = (dir: string, from: string, to: string): void => renameSync(join(dir, from), join(dir, to));

  test('keeps its history, also where the commit changed it, and over two renames', async () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'a.md': TEXT }, 'Write a');
    move(dir, 'a.md', 'b.md');
    commit(dir, on('2024-01-02'), { 'b.md': `${TEXT}More.\n` }, 'Call it b');
    commit(dir, on('2024-01-03'), { 'b.md': `${TEXT}Still more.\n` }, 'Add to b');
    move(dir, 'b.md', 'c.md');
    commit(dir, on('2024-01-04'), {}, 'Call it c');
    expect(await told(dir)).toEqual({
      'c.md': ['2024-01-04 Call it c', '2024-01-03 Add to b', '2024-01-02 Call it b', '2024-01-01 Write a'],
    });
  });

  test('leaves its old name to another file', async () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'a.md': TEXT }, 'Write a');
    move(dir, 'a.md', 'b.md');
    commit(dir, on('2024-01-02'), {}, 'Call it b');
    commit(dir, on('2024-01-03'), { 'a.md': 'Another' }, 'Another a');
    expect(await told(dir)).toEqual({ 'a.md': ['2024-01-03 Another a'], 'b.md': ['2024-01-02 Call it b', '2024-01-01 Write a'] });
  });

  test('does not take over the history of a file that had its new name before', async () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'a.md': TEXT, 'b.md': 'Other, and secret' }, 'Write both');
    commit(dir, on('2024-01-02'), { 'b.md': 'Other, and still secret' }, 'Secret');
    rmSync(join(dir, 'b.md'));
    commit(dir, on('2024-01-03'), {}, 'Delete b');
    move(dir, 'a.md', 'b.md');
    commit(dir, on('2024-01-04'), {}, 'Call a b');
    const history = await told(dir);
    expect(history['b.md']).toEqual(['2024-01-04 Call a b', '2024-01-01 Write both']);
    expect(history['\0b.md']).toEqual(['2024-01-03 Delete b', '2024-01-02 Secret', '2024-01-01 Write both']);
  });

  test('and renamed back keeps all of it', async () => {
    const dir = repository();
    const other = 'Quite another line.\n'.repeat(20);
    commit(dir, on('2024-01-01'), { 'a.md': TEXT }, 'Write a');
    commit(dir, on('2024-01-02'), { 'z.md': other }, 'Write z');
    move(dir, 'a.md', 'b.md');
    commit(dir, on('2024-01-03'), {}, 'Call it b');
    move(dir, 'b.md', 'a.md');
    commit(dir, on('2024-01-04'), {}, 'Back');
    expect(await told(dir)).toEqual({
      'a.md': ['2024-01-04 Back', '2024-01-03 Call it b', '2024-01-01 Write a'],
      'z.md': ['2024-01-02 Write z'],
    });
  });

  test('from outside the folder starts in it', async () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'drafts/a.md': TEXT, 'content/z.md': '1' }, 'Outside');
    move(dir, 'drafts/a.md', 'content/a.md');
    commit(dir, on('2024-01-02'), {}, 'Into the folder');
    expect((await told(join(dir, 'content')))['a.md']).toEqual(['2024-01-02 Into the folder']);
  });

  test('in a partial clone is followed without downloading contents', async () => {
    const dir = repository();
    git(dir, '', 'config', 'uploadpack.allowFilter', 'true');
    commit(dir, on('2024-01-01'), { 'a.md': TEXT, 'x.md': `${TEXT}x` }, 'Write');
    move(dir, 'a.md', 'b.md');
    move(dir, 'x.md', 'y.md');
    commit(dir, on('2024-01-02'), { 'y.md': `${TEXT}y` }, 'Rename');
    const clone = join(tempDir(), 'c');
    git(dir, '', 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${dir}`, clone);
    // The place that contents would come from is gone: a download would fail.
    renameSync(dir, `${dir}-gone`);
    const history = await told(clone);
    expect(history['b.md']).toEqual(['2024-01-02 Rename', '2024-01-01 Write']);
    expect(history['y.md']).toEqual(['2024-01-02 Rename']);
  });
});

describe('rather no date than a wrong one', () => {
  const expectNote = async (dir: string, note: string): Promise<void> => {
    expect(await readHistory(dir)).toEqual({ changes: new Map(), note });
  };

  test('a shallow clone', async () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'a.md': '1' });
    commit(dir, on('2024-01-02'), { 'b.md': '1' });
    const clone = tempDir();
    git(clone, '', 'clone', '-q', '--depth', '1', `file://${dir}`, 'c');
    await expectNote(join(clone, 'c'), 'The repository is a shallow clone, so pages show no history. Fetch all of it (`fetch-depth: 0`).');
  });

  test('no repository', () => expectNote(tempDir(), 'The content is in no git repository, so pages show no history.'));

  test('a repository without a commit', () => expectNote(repository(), 'The repository has no commit yet, so pages show no history.'));

  /** What a process of its own says, with this environment and nothing else. */
  const noteWith = (env: NodeJS.ProcessEnv, dir: string): string => {
    const script = `
      const { readHistory } = await import(${JSON.stringify(new URL('../../src/io/git-history.ts', import.meta.url).href)});
      const { changes, note } = await readHistory(process.argv[1]);
      console.log(note ?? changes.get('a.md')[0].commit);`;
    return execFileSync(process.execPath, ['--input-type=module', '-e', script, dir], { env, encoding: 'utf8' }).trim();
  };

  test('git is not installed', () => {
    expect(noteWith({ PATH: '/nowhere' }, tempDir())).toBe('git is not installed, so pages show no history.');
  });

  test('a repository of another user', () => {
    const dir = repository();
    commit(dir, on('2024-01-01'), { 'a.md': '1' });
    // Git's own switch for tests: the folder is somebody else's.
    const env = { PATH: process.env['PATH'], HOME: tempDir(), GIT_TEST_ASSUME_DIFFERENT_OWNER: '1', GIT_CONFIG_NOSYSTEM: '1' };
    expect(noteWith(env, dir)).toBe(
      `git does not trust ${dir}, which belongs to another user, so pages show no history. Run \`git config --global --add safe.directory\` with its repository.`,
    );
  });

  test('a history that lacks a commit says what git says', async () => {
    const dir = repository();
    const first = commit(dir, on('2024-01-01'), { 'a.md': '1' });
    commit(dir, on('2024-01-02'), { 'a.md': '2' });
    rmSync(join(dir, '.git', 'objects', first.slice(0, 2), first.slice(2)));
    const { changes, note } = await readHistory(dir);
    expect(changes.size).toBe(0);
    expect(note).toMatch(/^git could not read the history, so pages show none: (?:error|fatal): /);
  });

  test('a hook’s environment does not lead to another repository', () => {
    const other = repository();
    commit(other, on('2020-01-01'), { 'a.md': '1' });
    const dir = repository();
    const id = commit(dir, on('2024-01-01'), { 'a.md': '1' });
    expect(noteWith({ ...process.env, GIT_DIR: join(other, '.git') }, dir)).toBe(id);
  });
});
