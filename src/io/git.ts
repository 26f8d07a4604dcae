import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A history of a million names. */
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

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
