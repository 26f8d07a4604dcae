import { git } from './git.ts';

/** Why git cannot answer, for people: no full stop, so that a command can put it into a sentence. */
export class GitError extends Error {}

/** What `git ARGS` prints in `dir`. Throws a GitError that says what is wrong: `otherwise` where git is there and refuses. */
export async function askGit(dir: string, args: readonly string[], otherwise: string): Promise<string> {
  try {
    return await git(dir, args);
  } catch (error) {
    throw new GitError(explain(error, otherwise));
  }
}

/** Whether `git ARGS` ends with 0, where 1 means no. */
export async function agreesGit(dir: string, args: readonly string[], otherwise: string): Promise<boolean> {
  try {
    await git(dir, args);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 1) return false;
    throw new GitError(explain(error, otherwise));
  }
}

export const NO_COMMIT = 'there is no such commit, branch or tag';
const NOT_FETCHED = `${NO_COMMIT} in this clone, which is shallow: fetch the whole history (\`fetch-depth: 0\`)`;
export const TOO_SHALLOW = 'this clone is shallow and does not reach where the branches part: fetch the whole history (`fetch-depth: 0`)';

/** The full id of the commit that `ref` names. A name that starts with a dash would be an option, and names none. */
export async function commitOf(dir: string, ref: string): Promise<string> {
  if (ref.startsWith('-') || ref.includes('\0')) throw new GitError(NO_COMMIT);
  try {
    return (await askGit(dir, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], NO_COMMIT)).trim();
  } catch (error) {
    // What was not fetched is not there either: `HEAD^1` in a clone of one commit.
    if (error instanceof GitError && error.message === NO_COMMIT && (await isShallow(dir))) throw new GitError(NOT_FETCHED);
    throw error;
  }
}

export async function isShallow(dir: string): Promise<boolean> {
  return (await askGit(dir, ['rev-parse', '--is-shallow-repository'], 'git cannot be asked')).trim() === 'true';
}

function explain(error: unknown, otherwise: string): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code === 'ENOENT') return 'git is not installed, or the folder is not there';
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  if (said.includes('not a git repository')) return 'the content is in no git repository';
  if (said.includes('dubious ownership')) return 'git does not trust the folder, which belongs to another user';
  return otherwise;
}
