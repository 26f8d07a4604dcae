import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { askGit } from './git-ask.ts';

/** A file as git knows it. */
export interface TreeFile {
  /** `link`: a symbolic link. `other`: a repository inside the repository. */
  readonly kind: 'file' | 'link' | 'other';
  /** The id of its bytes; null where they stand in the working tree alone. */
  readonly oid: string | null;
  /** In bytes; 0 where it is not known yet. */
  readonly size: number;
}

/** A file that differs. Paths are relative to the content folder; on the side where it is not, `oid` is null. */
export interface FileChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  /** Null where it is new. */
  readonly oldPath: string | null;
  /** Null where it is gone. */
  readonly path: string | null;
}

/** Where the content folder lies in its repository. */
export interface Located {
  /** A folder that is there, for git to be called in. */
  readonly cwd: string;
  /** Path of the content folder from the root of the repository, ending in `/`; empty where it is the root. */
  readonly prefix: string;
}

/** Finds the content folder `dir` in its repository; it need not be in the working tree. Throws a GitError without a repository. */
export async function locateInRepository(dir: string): Promise<Located> {
  let cwd = dir;
  while (!existsSync(cwd) && dirname(cwd) !== cwd) cwd = dirname(cwd);
  const below = relative(cwd, dir).split(sep).join('/');
  const shown = await askGit(cwd, ['rev-parse', '--show-prefix'], 'git cannot say where the folder lies in its repository');
  return { cwd, prefix: shown.replace(/\n$/, '') + (below === '' ? '' : `${below}/`) };
}

/** Every file below the content folder at `commit`, by path relative to it. */
export async function listTree({ cwd, prefix }: Located, commit: string): Promise<Map<string, TreeFile>> {
  const top = prefix === '' ? [] : [prefix];
  const listed = await askGit(
    cwd,
    ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, '--', ...top],
    'git cannot list the files of the commit',
  );
  const files = new Map<string, TreeFile>();
  for (const line of listed.split('\0')) {
    const [, mode = '', oid = '', size = '', path = ''] = /^(\d+) \w+ ([\da-f]+) +(\d+|-)\t([\s\S]*)$/.exec(line) ?? [];
    if (path.startsWith(prefix) && path !== prefix)
      files.set(path.slice(prefix.length), { kind: kindOf(mode), oid, size: Number(size) || 0 });
  }
  return files;
}

const kindOf = (mode: string): TreeFile['kind'] => (mode === '120000' ? 'link' : mode === '160000' ? 'other' : 'file');

const DIFF = ['diff', '-z', '--name-status', '-M', '--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules'];

/** What differs below the content folder between two commits, or between `base` and the working tree where `head` is null. Renames are followed. */
export async function listChanges({ cwd, prefix }: Located, base: string, head: string | null): Promise<FileChange[]> {
  const where = ['--', `:(top,literal)${prefix}`];
  const sides = head === null ? [base] : [base, head];
  const diff = await askGit(cwd, [...DIFF, ...sides, ...where], 'git cannot compare the two commits');
  const changes = parseDiff(diff, prefix);
  if (head !== null) return changes;
  // Below the folder that git is called in, names are relative to it.
  const root = (await askGit(cwd, ['rev-parse', '--show-cdup'], 'git cannot be asked')).trim();
  const others = ['ls-files', '-z', '--others', '--exclude-standard', '--full-name', ...where];
  const untracked = await askGit(join(cwd, root), others, 'git cannot list new files');
  const known = new Set(changes.map(({ path }) => path));
  const fresh = untracked.split('\0').filter((path) => path.startsWith(prefix) && path !== prefix && !known.has(path.slice(prefix.length)));
  return [...changes, ...fresh.map((path): FileChange => ({ kind: 'added', oldPath: null, path: path.slice(prefix.length) }))];
}

/** `M`, a path, `R087`, the old path, the new path … each closed by NUL. */
function parseDiff(diff: string, prefix: string): FileChange[] {
  const changes: FileChange[] = [];
  const parts = diff.split('\0').values();
  const next = (): string => (parts.next().value ?? '').slice(prefix.length);
  for (const status of parts) {
    if (status === '') continue;
    const first = next();
    if (status.startsWith('R')) changes.push({ kind: 'renamed', oldPath: first, path: next() });
    else if (status.startsWith('C')) changes.push({ kind: 'added', oldPath: null, path: next() });
    else if (status.startsWith('A')) changes.push({ kind: 'added', oldPath: null, path: first });
    else if (status.startsWith('D')) changes.push({ kind: 'removed', oldPath: first, path: null });
    else changes.push({ kind: 'changed', oldPath: first, path: first });
  }
  return changes;
}
