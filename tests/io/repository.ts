import { execFileSync } from 'node:child_process';
import { tempDir, writeFiles } from '../temp-dir.ts';

/** Runs `git ARGS` in `cwd` as somebody, on a fixed day, and gives what it prints. */
export function git(cwd: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', '-c', 'protocol.file.allow=always'];
  const day = '2024-05-03T12:00:00Z';
  const env = { ...process.env, GIT_COMMITTER_DATE: day, GIT_AUTHOR_DATE: day };
  return execFileSync('git', [...who, ...args], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** A repository of this test's own whose branch `main` has one commit with these files. */
export function repository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = tempDir();
  git(dir, 'init', '-q', '-b', 'main');
  commit(dir, files);
  return dir;
}

/** Writes the files and commits everything that differs; gives the commit's id. */
export function commit(dir: string, files: Readonly<Record<string, string | Uint8Array>>, message = 'x'): string {
  writeFiles(dir, files);
  git(dir, 'add', '-A');
  git(dir, 'commit', '-q', '--allow-empty', '-m', message);
  return git(dir, 'rev-parse', 'HEAD');
}

/** A clone of `dir` with `args`, such as `--depth 1`, in a folder of this test's own. */
export function clone(dir: string, ...args: readonly string[]): string {
  const to = tempDir();
  git(to, 'clone', '-q', ...args, `file://${dir}`, 'clone');
  return `${to}/clone`;
}
