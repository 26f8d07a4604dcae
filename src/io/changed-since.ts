import { askGit, commitOf, GitError, isShallow, TOO_SHALLOW } from './git-ask.ts';

/** What differs in a folder; paths are relative to it. */
export interface Changed {
  /** There now, and new, changed or renamed. */
  readonly changed: ReadonlySet<string>;
  /** There before, and deleted or renamed. */
  readonly gone: ReadonlySet<string>;
}

/**
 * What differs below `dir` between the commit at which HEAD left `ref` and the files as they are now, committed or not.
 * Throws a GitError where there is no such commit, no repository, or no git.
 */
export async function changedSince(dir: string, ref: string): Promise<Changed> {
  const commit = await commitOf(dir, ref);
  const base = await leftAt(dir, commit);
  const diff = await askGit(
    dir,
    ['diff', '-z', '--name-status', '-M', '--relative', '--no-ext-diff', base, '--', '.'],
    'git cannot compare',
  );
  const untracked = await askGit(dir, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.'], 'git cannot list new files');
  const { changed, gone } = parseDiff(diff);
  for (const path of untracked.split('\0')) if (path !== '') changed.add(path);
  return { changed, gone };
}

async function leftAt(dir: string, commit: string): Promise<string> {
  const otherwise = (await isShallow(dir)) ? TOO_SHALLOW : 'it shares no commit with HEAD';
  const base = (await askGit(dir, ['merge-base', commit, 'HEAD'], otherwise)).trim();
  if (base === '') throw new GitError(otherwise);
  return base;
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
