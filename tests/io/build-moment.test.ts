import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { BuildMomentError, readBuildMoment } from '../../src/io/build-moment.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

function repository(): string {
  const dir = writeFiles(tempDir(), { 'content/meetings/one.md': '# One\n' });
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: dir,
      env: { ...process.env, GIT_COMMITTER_DATE: '2024-06-23T22:00:00-04:00', GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z' },
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'One');
  return dir;
}

test('the last commit says when a site is built; SOURCE_DATE_EPOCH says it first', async () => {
  const dir = `${repository()}/content`;
  // When it was committed, not when it was written.
  expect(await readBuildMoment(dir, true, {})).toEqual({ epochSeconds: Date.UTC(2024, 5, 24, 2) / 1000, source: 'commit' });
  expect(await readBuildMoment(dir, true, { SOURCE_DATE_EPOCH: '' })).toMatchObject({ source: 'commit' });
  expect(await readBuildMoment(dir, true, { SOURCE_DATE_EPOCH: '1700000000' })).toEqual({ epochSeconds: 1_700_000_000, source: 'setting' });
});

test('for the public, git is not asked', async () => {
  const dir = `${repository()}/content`;
  expect(await readBuildMoment(dir, false, {})).toBeNull();
  expect(await readBuildMoment(dir, false, { SOURCE_DATE_EPOCH: '1700000000' })).toMatchObject({ source: 'setting' });
});

test('nothing says it outside a repository, and in one without a commit', async () => {
  const dir = tempDir();
  expect(await readBuildMoment(dir, true, { GIT_CEILING_DIRECTORIES: dir })).toBeNull();
  execFileSync('git', ['init', '-q'], { cwd: dir });
  expect(await readBuildMoment(dir, true, {})).toBeNull();
});

test.each(['yesterday', '12.5', '-1', '1e9', '99999999999999', '9999999999999', ' 1', '0x10'])(
  'SOURCE_DATE_EPOCH=%s is refused',
  async (value) => {
    await expect(readBuildMoment(tempDir(), true, { SOURCE_DATE_EPOCH: value })).rejects.toThrow(BuildMomentError);
  },
);
