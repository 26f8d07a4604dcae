import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Revision } from '../core/derive/history.ts';
import { git, gitEnvironment } from './git.ts';
import { createLogReader } from './git-log.ts';

/** What git knows of the files of a folder; `note` says in one sentence why it knows nothing. */
export interface FileHistory {
  /** By path relative to the folder, newest first. A file that was never committed is not in it, one that was deleted is. */
  readonly changes: ReadonlyMap<string, readonly Revision[]>;
  readonly note: string | null;
}

/** Every commit that touched each file below `dir`, by one walk through the history. Rather no date than a wrong one. */
export async function readHistory(dir: string): Promise<FileHistory> {
  try {
    const shallow = await git(dir, ['rev-parse', '--is-shallow-repository']);
    if (shallow.trim() === 'true')
      return nothing('The repository is a shallow clone, so pages show no history. Fetch all of it (`fetch-depth: 0`).');
    // A mark that nobody can know beforehand: neither a file name nor a subject can pass for a commit.
    const mark = randomUUID();
    const reader = createLogReader(mark);
    await streamGit(dir, [...CONFIGURED, ...LOG, await renames(dir), `--format=${mark} %H %cs %s`, '--', '.'], reader.take);
    return { changes: reader.end(), note: null };
  } catch (error) {
    return nothing(explain(error, dir));
  }
}

const nothing = (note: string): FileHistory => ({ changes: new Map(), note });

/** Of what a person's own configuration may change, that which has no option below. */
const CONFIGURED = ['-c', 'log.showRoot=true', '-c', 'log.showSignature=false'];
/**
 * `--` before the path: a file called `--output=x` is a file. `-z`: names come as they are, not quoted. No commit comes
 * before those that build on it, so that a name is followed from where it leads. `-l`: a commit that moves more files than
 * that has its renames found where the contents are equal.
 */
const LOG = ['log', '-z', '--name-status', '--relative', '--date-order', '--no-ext-diff', '--encoding=UTF-8', '-l400'];

/** To see that a file was renamed and changed at once takes its contents, and a partial clone would have to download them. */
async function renames(dir: string): Promise<string> {
  const remotes = await git(dir, ['config', '--get-regexp', '^remote\\..*\\.promisor$']).catch(noneConfigured);
  return remotes === '' ? '-M' : '-M100%';
}

function noneConfigured(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 1) return '';
  throw error;
}

/** Gives what `git ARGS` prints in pieces: a long history need not be in memory at once. Throws an Error with `code` and `stderr` where git fails. */
async function streamGit(dir: string, args: readonly string[], take: (text: string) => void): Promise<void> {
  const child = spawn('git', args, { cwd: dir, env: gitEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < MOST_SAID) stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', take);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw Object.assign(new Error('git failed'), { code: code ?? 'ended', stderr });
}

const MOST_SAID = 10_000;

function explain(error: unknown, dir: string): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code === 'ENOENT') return 'git is not installed, so pages show no history.';
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  if (said.includes('dubious ownership')) {
    return `git does not trust ${dir}, which belongs to another user, so pages show no history. Run \`git config --global --add safe.directory\` with its repository.`;
  }
  if (said.includes('not a git repository')) return 'The content is in no git repository, so pages show no history.';
  if (said.includes('does not have any commits')) return 'The repository has no commit yet, so pages show no history.';
  return `git could not read the history, so pages show none: ${said.split('\n')[0] ?? ''}`;
}
