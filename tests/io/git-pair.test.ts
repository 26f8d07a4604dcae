import { readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readBlobs } from '../../src/io/git-blobs.ts';
import { findPair } from '../../src/io/git-pair.ts';
import { listChanges, listTree, locateInRepository } from '../../src/io/git-tree.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { clone, commit, git, repository } from './repository.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** `main` has gained two commits since `mine` left it; the merge of both stands where GitHub keeps it. */
function pullRequest() {
  const dir = repository({ 'a.md': '1' });
  const fork = git(dir, 'rev-parse', 'HEAD');
  git(dir, 'checkout', '-q', '-b', 'mine');
  const mine = commit(dir, { 'b.md': '1' });
  git(dir, 'checkout', '-q', 'main');
  const first = commit(dir, { 'c.md': '1' });
  git(dir, 'checkout', '-q', '--detach');
  git(dir, 'merge', '-q', '--no-ff', '-m', 'merge', 'mine');
  const merge = git(dir, 'rev-parse', 'HEAD');
  git(dir, 'update-ref', 'refs/pull/7/merge', merge);
  git(dir, 'checkout', '-q', 'main');
  const second = commit(dir, { 'd.md': '1' });
  return { dir, fork, mine, first, merge, second };
}

describe('which two commits are compared', () => {
  test('a branch and where it left the base, which has moved since', async () => {
    const { dir, fork, mine } = pullRequest();
    expect(await findPair(dir, { base: 'main', head: 'mine' })).toEqual({
      base: { sha: fork, date: '2024-05-03' },
      head: { sha: mine, date: '2024-05-03' },
      workingTree: false,
      how: 'merge-base',
      baseMoved: 2,
    });
  });

  test('the merge commit of a pull request and its first parent, however the base is named', async () => {
    const { dir, fork, first, merge } = pullRequest();
    for (const [base, baseMoved] of [
      ['main', 1],
      [first, 0],
      [`${merge}^1`, 0],
      [fork, 0],
    ] as const) {
      const pair = await findPair(dir, { base, head: 'refs/pull/7/merge' });
      expect({ base, how: pair.how, old: pair.base.sha, moved: pair.baseMoved }).toEqual({
        base,
        how: 'merge-commit',
        old: first,
        moved: baseMoved,
      });
    }
  });

  test('a branch that took the base in is no merge of a pull request; neither is what was merged long ago', async () => {
    const { dir, first, second, merge } = pullRequest();
    git(dir, 'checkout', '-q', 'mine');
    git(dir, 'merge', '-q', '-m', 'take main in', first);
    expect(await findPair(dir, { base: 'main', head: 'mine' })).toMatchObject({ how: 'merge-base', base: { sha: first }, baseMoved: 1 });
    git(dir, 'update-ref', '-d', 'refs/pull/7/merge');
    git(dir, 'checkout', '-q', 'main');
    git(dir, 'reset', '-q', '--hard', merge);
    expect(await findPair(dir, { base: 'main', head: 'main' })).toMatchObject({ how: 'merge-base', base: { sha: merge }, baseMoved: 0 });
    expect(await findPair(dir, { base: second, head: 'main' })).toMatchObject({ base: { sha: first }, how: 'merge-commit' });
  });

  test('without a head, the files as they are', async () => {
    const { dir, fork, mine } = pullRequest();
    git(dir, 'checkout', '-q', 'mine');
    expect(await findPair(dir, { base: 'main', head: null })).toMatchObject({
      workingTree: true,
      base: { sha: fork },
      head: { sha: mine },
    });
  });
});

describe('a shallow history', () => {
  test('of two commits shows what merging a pull request changes', async () => {
    const { dir, first, merge } = pullRequest();
    git(dir, 'branch', 'merged', merge);
    const shallow = clone(dir, '--depth', '2', '-b', 'merged');
    git(shallow, 'update-ref', 'refs/remotes/pull/7/merge', 'HEAD');
    expect(await findPair(shallow, { base: 'HEAD^1', head: 'HEAD' })).toMatchObject({
      how: 'merge-commit',
      base: { sha: first },
      baseMoved: 0,
    });
  });

  test('that does not reach where the branches part is said', async () => {
    const { dir } = pullRequest();
    const shallow = clone(dir, '--depth', '1', '--no-single-branch', '-b', 'mine');
    await expect(findPair(shallow, { base: 'origin/main', head: 'HEAD' })).rejects.toThrow(/^this clone is shallow .*`fetch-depth: 0`\)$/);
  });

  test('that may hide a nearer common commit is not guessed at', async () => {
    // Both took in a short branch of the first commit, and part at the second: a clone of three commits shows the first alone.
    const dir = repository({ 'a.md': '1' });
    const root = git(dir, 'rev-parse', 'HEAD');
    const grow = (branch: string, from: string, count: number): void => {
      git(dir, 'checkout', '-q', '-B', branch, from);
      for (let n = 0; n < count; n += 1) commit(dir, { [`${branch}.md`]: String(n) });
    };
    grow('main', root, 4);
    const second = git(dir, 'rev-parse', 'main~3');
    grow('mine', second, 3);
    for (const branch of ['main', 'mine']) {
      grow(`short-${branch}`, root, 1);
      git(dir, 'checkout', '-q', branch);
      git(dir, 'merge', '-q', '-m', 'x', `short-${branch}`);
    }
    commit(dir, { 'mine.md': 'last' });
    expect((await findPair(dir, { base: 'main', head: 'mine' })).base.sha).toBe(second);
    const shallow = clone(dir, '--depth', '4', '--no-single-branch', '-b', 'mine');
    expect(git(shallow, 'merge-base', 'origin/main', 'HEAD')).not.toBe(second);
    await expect(findPair(shallow, { base: 'origin/main', head: 'HEAD' })).rejects.toThrow('this clone is shallow');
  });
});

test.each(['nope', '--output=x', '-x', 'HEAD:a.md', '', 'main..HEAD', 'x\0y'])('%j is no commit, and no option', async (ref) => {
  const dir = repository({ 'a.md': '1' });
  const before = readdirSync(dir).sort();
  await expect(findPair(dir, { base: ref, head: null })).rejects.toThrow('there is no such commit, branch or tag');
  await expect(findPair(dir, { base: 'main', head: ref })).rejects.toThrow('there is no such commit, branch or tag');
  expect(readdirSync(dir).sort()).toEqual(before);
});

test('no repository, no common commit', async () => {
  await expect(findPair(tempDir(), { base: 'main', head: null })).rejects.toThrow('the content is in no git repository');
  const dir = repository({ 'a.md': '1' });
  git(dir, 'checkout', '-q', '--orphan', 'other');
  commit(dir, { 'b.md': '1' });
  await expect(findPair(dir, { base: 'main', head: null })).rejects.toThrow('the two share no commit');
});

describe('what differs in the folder', () => {
  const LONG = 'a line that is long enough to be known again\n'.repeat(20);
  const old = {
    'docs/notes/caf\u00E9 [x].md': LONG,
    'docs/notes/gone.md': '1',
    'docs/notes/edited.md': '1',
    'docs/noteswell.md': '1',
    'a.md': '1',
  };

  test('between two commits, renames followed, whatever the names are', async () => {
    const dir = repository(old);
    git(dir, 'checkout', '-q', '-b', 'mine');
    renameSync(join(dir, 'docs/notes/caf\u00E9 [x].md'), join(dir, 'docs/notes/--output=x\n.md'));
    rmSync(join(dir, 'docs/notes/gone.md'));
    symlinkSync('edited.md', join(dir, 'docs/notes/link.md'));
    commit(dir, { 'docs/notes/edited.md': '2', 'docs/notes/new.md': '22', 'docs/noteswell.md': '2', 'a.md': '2' });
    const place = await locateInRepository(join(dir, 'docs/notes'));
    expect(place.prefix).toBe('docs/notes/');
    const changes = await listChanges(place, 'main', 'mine');
    expect(changes.map(({ kind, oldPath, path }) => [kind, oldPath, path])).toEqual([
      ['renamed', 'caf\u00E9 [x].md', '--output=x\n.md'],
      ['changed', 'edited.md', 'edited.md'],
      ['removed', 'gone.md', null],
      ['added', null, 'link.md'],
      ['added', null, 'new.md'],
    ]);
    const files = await listTree(place, 'mine');
    expect([...files].map(([path, { kind, size }]) => [path, kind, size])).toEqual([
      ['--output=x\n.md', 'file', LONG.length],
      ['edited.md', 'file', 1],
      ['link.md', 'link', 9],
      ['new.md', 'file', 2],
    ]);
    const oid = files.get('new.md')?.oid ?? '';
    expect(String((await readBlobs(dir, [oid, oid])).get(oid))).toBe('22');
    await expect(readBlobs(dir, ['0'.repeat(40)])).rejects.toThrow('git has not fetched all files of the two commits');
  });

  test('the files as they are, where the folder is the whole repository or is not there any more', async () => {
    const dir = repository(old);
    writeFiles(dir, { 'new.md': '1', 'x.tmp': '1', '.gitignore': '*.tmp\n' });
    rmSync(join(dir, 'docs'), { recursive: true });
    const paths = async (folder: string): Promise<string[]> =>
      (await listChanges(await locateInRepository(join(dir, folder)), 'HEAD', null)).map(
        ({ kind, path, oldPath }) => `${kind} ${path ?? oldPath ?? ''}`,
      );
    expect(await paths('docs/notes')).toEqual(['removed caf\u00E9 [x].md', 'removed edited.md', 'removed gone.md']);
    expect(await paths('.')).toHaveLength(6);
    expect(await paths('.')).toContain('added new.md');
  });
});
