import { git } from './git.ts';

/** What differs in a folder; paths are relative to it. */
export interface Changed {
  /** There now, and new, changed or renamed. */
  readonly changed: ReadonlySet<string>;
  /** There before, and deleted or renamed. */
  readonly gone: ReadonlySet<string>;
}

/** Why git cannot say what changed, for people. */
export class SinceError extends Error {}

/**
 * What differs below `dir` between the commit at which HEAD left `ref` and the files as they are now, committed or not.
 * Throws a SinceError where there is no such commit, no repository, or no git.
 */
export async function changedSince(dir: string, ref: string): Promise<Changed> {
  // What starts with a dash would be an option.
  if (ref.startsWith('-') || ref.includes('\0')) throw new SinceError(NO_COMMIT);
  const commit = (await ask(dir, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], NO_COMMIT)).trim();
  const base = (await ask(dir, ['merge-base', commit, 'HEAD'], await noBase(dir))).trim();
  const diff = await ask(dir, ['diff', '-z', '--name-status', '-M', '--relative', '--no-ext-diff', base, '--', '.'], 'git cannot compare');
  const untracked = await ask(dir, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.'], 'git cannot list new files');
  const { changed, gone } = parseDiff(diff);
  for (const path of untracked.split('\0')) if (path !== '') changed.add(path);
  return { changed, gone };
}

const NO_COMMIT = 'there is no such commit, branch or tag';

async function noBase(dir: string): Promise<string> {
  const shallow = await ask(dir, ['rev-parse', '--is-shallow-repository'], 'git cannot be asked');
  return shallow.trim() === 'true'
    ? 'this clone is shallow and does not reach where the branches part: fetch the whole history (`fetch-depth: 0`)'
    : 'it shares no commit with HEAD';
}

/** `M`, a path, `R087`, the old path, the new path … each closed by NUL. */
function parseDiff(diff: string): { changed: Set<string>; gone: Set<string> } {
  const [changed, gone] = [new Set<string>(), new Set<string>()];
  const parts = diff.split('\0').values();
  for (const status of parts) {
    if (status === '') continue;
    const first = parts.next().value ?? '';
    if (status.startsWith('D')) gone.add(first);
    else if (status.startsWith('R')) {
      gone.add(first);
      changed.add(parts.next().value ?? '');
    } else changed.add(status.startsWith('C') ? (parts.next().value ?? '') : first);
  }
  return { changed, gone };
}

async function ask(dir: string, args: readonly string[], otherwise: string): Promise<string> {
  try {
    return await git(dir, args);
  } catch (error) {
    throw new SinceError(explain(error, otherwise));
  }
}

function explain(error: unknown, otherwise: string): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code === 'ENOENT') return 'git is not installed, or the folder is not there';
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  if (said.includes('not a git repository')) return 'the content is in no git repository';
  if (said.includes('dubious ownership')) return 'git does not trust the folder, which belongs to another user';
  return otherwise;
}
