import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { changedSince } from '../../src/io/changed-since.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

function git(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function repository(files: Record<string, string>): string {
  const dir = tempDir();
  git(dir, 'init', '-q', '-b', 'main');
  commit(dir, files);
  return dir;
}

function commit(dir: string, files: Record<string, string>): void {
  writeFiles(dir, files);
  git(dir, 'add', '-A');
  git(dir, 'commit', '-q', '-m', 'x');
}

const LONG = 'a line that is long enough to be known again\n'.repeat(20);

test('what a branch changed, committed or not, but not what happened elsewhere meanwhile', async () => {
  const dir = repository({
    'content/same.md': '1',
    'content/committed.md': '1',
    'content/edited.md': '1',
    'content/staged.md': '1',
    'content/gone.md': '1',
    'content/elsewhere.md': '1',
    'content/old name.md': LONG,
    'other.md': '1',
    '.gitignore': '*.tmp.md\n',
  });
  git(dir, 'checkout', '-q', '-b', 'mine');
  commit(dir, { 'content/committed.md': '2', 'other.md': '2' });
  git(dir, 'checkout', '-q', 'main');
  commit(dir, { 'content/elsewhere.md': '2' });
  git(dir, 'checkout', '-q', 'mine');
  renameSync(join(dir, 'content/old name.md'), join(dir, 'content/new name.md'));
  rmSync(join(dir, 'content/gone.md'));
  writeFiles(dir, { 'content/staged.md': '2', 'content/m/new.md': '1', 'content/caf\u00E9\n.md': '1', 'content/x.tmp.md': '1' });
  git(dir, 'add', 'content/staged.md', 'content/new name.md', 'content/old name.md');
  writeFiles(dir, { 'content/edited.md': '2' });
  const { changed, gone } = await changedSince(join(dir, 'content'), 'main');
  expect([...changed].sort()).toEqual(['caf\u00E9\n.md', 'committed.md', 'edited.md', 'm/new.md', 'new name.md', 'staged.md']);
  expect([...gone].sort()).toEqual(['gone.md', 'old name.md']);
});

test('nothing differs from where one is', async () => {
  const dir = repository({ 'a.md': '1' });
  expect(await changedSince(dir, 'HEAD')).toEqual({ changed: new Set(), gone: new Set() });
});

test.each(['nope', '--output=x', '-x', 'HEAD:a.md', '', 'main..HEAD', 'x\0y'])('%j is no commit, and no option', async (ref) => {
  const dir = repository({ 'a.md': '1' });
  const before = readdirSync(dir).sort();
  await expect(changedSince(dir, ref)).rejects.toThrow('there is no such commit, branch or tag');
  expect(readdirSync(dir).sort()).toEqual(before);
});

test('without a repository, and without a common commit', async () => {
  await expect(changedSince(tempDir(), 'main')).rejects.toThrow('the content is in no git repository');
  const dir = repository({ 'a.md': '1' });
  git(dir, 'checkout', '-q', '--orphan', 'other');
  commit(dir, { 'b.md': '1' });
  await expect(changedSince(dir, 'main')).rejects.toThrow('it shares no commit with HEAD');
});

test('in a shallow clone that does not reach the common commit', async () => {
  const dir = repository({ 'a.md': '1' });
  git(dir, 'checkout', '-q', '-b', 'mine');
  commit(dir, { 'b.md': '1' });
  git(dir, 'checkout', '-q', 'main');
  commit(dir, { 'c.md': '1' });
  const clone = tempDir();
  git(clone, 'clone', '-q', '--depth', '1', '--no-single-branch', '-b', 'mine', `file://${dir}`, 'c');
  await expect(changedSince(join(clone, 'c'), 'origin/main')).rejects.toThrow(/^this clone is shallow .*`fetch-depth: 0`\)$/);
});
