import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readChanges } from '../../src/io/git.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

function git(cwd: string, date: string, ...args: string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const env = { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
  return execFileSync('git', [...who, ...args], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function repository(): string {
  const dir = tempDir();
  git(dir, '', 'init', '-q', '-b', 'main');
  return dir;
}

function commit(dir: string, date: string, files: Record<string, string>): string {
  writeFiles(dir, files);
  git(dir, date, 'add', '-A');
  git(dir, date, 'commit', '-q', '-m', 'x');
  return git(dir, date, 'rev-parse', 'HEAD');
}

describe('the last commit of each file', () => {
  test('by path below the content folder, as a day in the zone of the commit', async () => {
    const dir = repository();
    const first = commit(dir, '2024-01-02T23:30:00+05:00', { 'content/a.md': '1', 'content/m/b c.md': '1', 'other.md': '1' });
    const second = commit(dir, '2024-02-01T23:30:00-08:00', { 'content/a.md': '2' });
    writeFiles(dir, { 'content/new.md': '1' });
    const { changes, note } = await readChanges(join(dir, 'content'));
    expect(note).toBeNull();
    expect(changes).toEqual(
      new Map([
        ['a.md', { commit: second, date: '2024-02-01' }],
        ['m/b c.md', { commit: first, date: '2024-01-02' }],
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
      '"quoted".md',
      ':(top)x.md',
    ];
    const id = commit(dir, '2024-03-01T12:00:00Z', Object.fromEntries(names.map((name) => [name, '1'])));
    const before = readdirSync(dir).sort();
    const { changes } = await readChanges(dir);
    expect([...changes.keys()].sort()).toEqual([...names].sort());
    expect(changes.get('caf\u00E9.md')).toEqual({ commit: id, date: '2024-03-01' });
    expect(readdirSync(dir).sort()).toEqual(before);
  });

  test('a file name cannot pass for a commit', async () => {
    const dir = repository();
    const forged = `\u0001${'a'.repeat(40)} 1999-01-01`;
    const id = commit(dir, '2024-03-01T12:00:00Z', { [forged]: '1', 'z.md': '1', 'a.md': '1' });
    const { changes } = await readChanges(dir);
    expect(changes.get('z.md')).toEqual({ commit: id, date: '2024-03-01' });
    expect(changes.get('a.md')).toEqual({ commit: id, date: '2024-03-01' });
  });

  test('a merge names the commits of its branches', async () => {
    const dir = repository();
    commit(dir, '2024-01-01T12:00:00Z', { 'a.md': '1' });
    git(dir, '', 'checkout', '-q', '-b', 'side');
    const side = commit(dir, '2024-01-02T12:00:00Z', { 'side.md': '1' });
    git(dir, '', 'checkout', '-q', 'main');
    commit(dir, '2024-01-03T12:00:00Z', { 'main.md': '1' });
    git(dir, '2024-01-04T12:00:00Z', 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
    const { changes } = await readChanges(dir);
    expect(changes.get('side.md')).toEqual({ commit: side, date: '2024-01-02' });
    expect(changes.size).toBe(3);
  });
});

describe('rather no date than a wrong one', () => {
  const expectNote = async (dir: string, note: string): Promise<void> => {
    expect(await readChanges(dir)).toEqual({ changes: new Map(), note });
  };

  test('a shallow clone', async () => {
    const dir = repository();
    commit(dir, '2024-01-01T12:00:00Z', { 'a.md': '1' });
    commit(dir, '2024-01-02T12:00:00Z', { 'b.md': '1' });
    const clone = tempDir();
    git(clone, '', 'clone', '-q', '--depth', '1', `file://${dir}`, 'c');
    await expectNote(
      join(clone, 'c'),
      'The repository is a shallow clone, so pages show no last change. Fetch its whole history (`fetch-depth: 0`).',
    );
  });

  test('no repository', () => expectNote(tempDir(), 'The content is in no git repository, so pages show no last change.'));

  test('a repository without a commit', () => expectNote(repository(), 'The repository has no commit yet, so pages show no last change.'));

  test('git is not installed', () => {
    const script = `
      const { readChanges } = await import(${JSON.stringify(new URL('../../src/io/git.ts', import.meta.url).href)});
      console.log((await readChanges(process.argv[1])).note);`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, tempDir()], {
      env: { PATH: '/nowhere' },
      encoding: 'utf8',
    });
    expect(said).toBe('git is not installed, so pages show no last change.\n');
  });

  test('a hook’s environment does not lead to another repository', () => {
    const other = repository();
    commit(other, '2020-01-01T12:00:00Z', { 'a.md': '1' });
    const dir = repository();
    const id = commit(dir, '2024-01-01T12:00:00Z', { 'a.md': '1' });
    const script = `
      const { readChanges } = await import(${JSON.stringify(new URL('../../src/io/git.ts', import.meta.url).href)});
      console.log((await readChanges(process.argv[1])).changes.get('a.md').commit);`;
    const env = { ...process.env, GIT_DIR: join(other, '.git') };
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, dir], { env, encoding: 'utf8' });
    expect(said.trim()).toBe(id);
  });
});
