import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { agreesGit, askGit, commitOf, GitError, TOO_SHALLOW } from './git-ask.ts';

/** A commit, named for people and for programs. */
export interface Commit {
  readonly sha: string;
  /** The committer's day, `YYYY-MM-DD`, in the commit's own zone. */
  readonly date: string;
}

/** What is compared with what, and why these two. */
export interface Pair {
  /** The old side. */
  readonly base: Commit;
  /** The new side; of a working tree, the commit that it was made from. */
  readonly head: Commit;
  /** Whether the new side is the files as they are, committed or not. */
  readonly workingTree: boolean;
  /**
   * `merge-commit`: the head is what merging a pull request gives, and the base is its first parent. `merge-base`: the base is
   * the commit at which the two histories part.
   */
  readonly how: 'merge-commit' | 'merge-base';
  /** How many commits the named base has gained since; null where a shallow history does not tell. */
  readonly baseMoved: number | null;
}

/** Refs that hosts keep for the result of merging a pull request. */
const MERGE_REF = /\/(?:pull|merge-requests|pull-requests)\/\d+\/merge$/;

/**
 * Finds the two commits to compare in the repository of `dir`: `head` null is the working tree. Throws a GitError where one
 * is not there, where they share no history, and where a shallow history does not show which commit it is.
 */
export async function findPair(dir: string, refs: { readonly base: string; readonly head: string | null }): Promise<Pair> {
  const base = await named(dir, 'base', refs.base);
  const head = await named(dir, 'head', refs.head ?? 'HEAD');
  const parent = await mergedInto(dir, head, base);
  const old = parent ?? (await mergeBase(dir, base, head));
  return {
    base: await describe(dir, old),
    head: await describe(dir, head),
    workingTree: refs.head === null,
    how: parent === null ? 'merge-base' : 'merge-commit',
    baseMoved: await countSince(dir, old, base),
  };
}

async function named(dir: string, option: string, ref: string): Promise<string> {
  try {
    return await commitOf(dir, ref);
  } catch (error) {
    if (error instanceof GitError) throw new GitError(`--${option} ${ref}: ${error.message}`);
    throw error;
  }
}

/** The first parent of `head` where that is the merge of a pull request into `base`, whatever became of `base` since; else null. */
async function mergedInto(dir: string, head: string, base: string): Promise<string | null> {
  const line = await askGit(dir, ['rev-list', '--parents', '--max-count=1', head, '--'], 'git cannot read the commit');
  const [, first, second, third] = line.trim().split(' ');
  if (first === undefined || second === undefined || third !== undefined) return null;
  if (first === base || (await hasMergeRef(dir, head))) return first;
  const isWithin = (one: string, other: string): Promise<boolean> =>
    agreesGit(dir, ['merge-base', '--is-ancestor', one, other], 'git cannot compare the histories');
  // Where it has been merged long since, there is nothing left to merge.
  return (await isWithin(first, base)) && !(await isWithin(head, base)) ? first : null;
}

async function hasMergeRef(dir: string, head: string): Promise<boolean> {
  const refs = await askGit(dir, ['for-each-ref', `--points-at=${head}`, '--format=%(refname)'], 'git cannot list its branches');
  return refs.split('\n').some((ref) => MERGE_REF.test(ref));
}

/** In a shallow history an older commit may pass for the one where the branches part: where that could be, nothing is said. */
async function mergeBase(dir: string, base: string, head: string): Promise<string> {
  const boundaries = await shallowBoundaries(dir);
  const otherwise = boundaries.size > 0 ? TOO_SHALLOW : 'the two share no commit, so nothing can be compared';
  const found = (await askGit(dir, ['merge-base', base, head], otherwise)).trim();
  if (await isCutOff(dir, boundaries, found, [base, head])) throw new GitError(TOO_SHALLOW);
  return found;
}

async function countSince(dir: string, old: string, base: string): Promise<number | null> {
  if (old === base) return 0;
  if (await isCutOff(dir, await shallowBoundaries(dir), old, [base])) return null;
  return Number(await askGit(dir, ['rev-list', '--count', `${old}..${base}`, '--'], 'git cannot count the commits'));
}

/** Whether a history ends too early somewhere between `old` and the `tips`. */
async function isCutOff(dir: string, boundaries: ReadonlySet<string>, old: string, tips: readonly string[]): Promise<boolean> {
  if (boundaries.size === 0) return false;
  const between = await askGit(dir, ['rev-list', ...tips, `^${old}`, '--'], 'git cannot read the history');
  return between.split('\n').some((commit) => boundaries.has(commit));
}

/** The commits whose parents were not fetched. */
async function shallowBoundaries(dir: string): Promise<Set<string>> {
  const file = resolve(dir, (await askGit(dir, ['rev-parse', '--git-path', 'shallow'], 'git cannot be asked')).trim());
  return new Set(
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [],
  );
}

async function describe(dir: string, sha: string): Promise<Commit> {
  const format = ['show', '--no-patch', '--no-show-signature', '--format=%cs', sha, '--'];
  return { sha, date: (await askGit(dir, format, 'a commit was not fetched: fetch the whole history (`fetch-depth: 0`)')).trim() };
}
