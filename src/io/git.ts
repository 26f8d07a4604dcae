import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { Change } from '../core/derive/page-data.ts';

const run = promisify(execFile);
/** A history of a million names. */
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/** What git knows of the files of a folder; `note` says in one sentence why it knows nothing. */
export interface Changes {
  /** By path relative to the folder. A file that was never committed is not in it. */
  readonly changes: ReadonlyMap<string, Change>;
  readonly note: string | null;
}

/** The last commit that touched each file below `dir`, by one walk through the history. Rather no date than a wrong one. */
export async function readChanges(dir: string): Promise<Changes> {
  try {
    const shallow = await git(dir, ['rev-parse', '--is-shallow-repository']);
    if (shallow.trim() === 'true')
      return nothing('The repository is a shallow clone, so pages show no last change. Fetch its whole history (`fetch-depth: 0`).');
    // A mark that nobody can know beforehand: no file name can pass for a commit.
    const mark = randomUUID();
    return { changes: parseLog(await git(dir, [...LOG, `--format=${mark} %H %cs`, '--', '.']), mark), note: null };
  } catch (error) {
    return nothing(explain(error, dir));
  }
}

// `--` before the path: a file called `--output=x` is a file. `-z`: names come as they are, not quoted.
const LOG = ['log', '-z', '--name-only', '--relative', '--no-renames', '--no-ext-diff', '--no-show-signature'];

const nothing = (note: string): Changes => ({ changes: new Map(), note });

/** What `git ARGS` prints when it is called in `dir`. Throws what `execFile` throws where it fails. */
export async function git(dir: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd: dir, env: gitEnvironment(), maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true });
  return stdout;
}

export function gitEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Set while git runs a hook: they would lead to another repository than the folder's own.
    GIT_DIR: undefined,
    GIT_WORK_TREE: undefined,
    GIT_INDEX_FILE: undefined,
    GIT_PREFIX: undefined,
    LC_ALL: 'C',
    // Reading must not write: another git may be at work.
    GIT_OPTIONAL_LOCKS: '0',
  };
}

/** Newest commit first: the first one that names a path is its last change. */
function parseLog(log: string, mark: string): Map<string, Change> {
  const changes = new Map<string, Change>();
  let change: Change | null = null;
  for (const part of log.split('\0')) {
    const text = part.startsWith('\n') ? part.slice(1) : part;
    const [first, commit, date] = text.split(' ');
    if (first === mark && commit !== undefined && date !== undefined) change = { commit, date };
    else if (change !== null && text !== '' && !changes.has(text)) changes.set(text, change);
  }
  return changes;
}

function explain(error: unknown, dir: string): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code === 'ENOENT') return 'git is not installed, so pages show no last change.';
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  if (said.includes('dubious ownership')) {
    return `git does not trust ${dir}, which belongs to another user, so pages show no last change. Run \`git config --global --add safe.directory\` with its repository.`;
  }
  if (said.includes('not a git repository')) return 'The content is in no git repository, so pages show no last change.';
  if (said.includes('does not have any commits')) return 'The repository has no commit yet, so pages show no last change.';
  return `git could not read the history, so pages show no last change: ${said.split('\n')[0] ?? ''}`;
}
