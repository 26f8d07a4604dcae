import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../site/build.ts';

const NOBODY = 65_534;

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

const bin = join(root, 'src/cli/bin.mjs');
const ENV = { NO_COLOR: '1', AFTERWORD_QUIET: '' };

/** Why this machine cannot run `sh -c script` apart from the rest, by `unshare FLAGS`; null where it can. */
export function unsharingRefused(flags: string, script: string): string | null {
  const { status, stderr, error } = spawnSync('unshare', [flags, 'sh', '-c', script], { encoding: 'utf8' });
  if (error !== undefined) return error.message;
  return status === 0 ? null : stderr.trim() || `unshare ended with ${String(status)}`;
}

/** Runs a shell script in namespaces of its own (`unshare FLAGS`); `$AFTERWORD` in it is the program. */
export function runUnshared(flags: string, script: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const own = { ...process.env, ...ENV, AFTERWORD: `${process.execPath} ${bin}`, ...env };
  return ranBy('unshare', [flags, 'sh', '-c', script], { env: own });
}

/** Why nobody, the user without rights, cannot run the program here; null where it can. */
export function nobodyRefused(): string | null {
  if (process.getuid?.() !== 0) return null;
  const { status, stderr, error } = spawnSync(process.execPath, [bin, '--version'], {
    uid: NOBODY,
    gid: NOBODY,
    encoding: 'utf8',
    cwd: '/',
  });
  if (error !== undefined) return error.message;
  return status === 0 ? null : `the user ${String(NOBODY)} cannot run the program here: ${stderr.trim().split('\n')[0] ?? ''}`;
}

/** Runs the program as a user whom modes of files stop: as nobody where this is root, else as who this is. */
export function runAsNobody(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  return ranBy(process.execPath, [bin, ...args], { ...user, cwd: '/', env: { ...process.env, ...ENV, ...env } });
}

interface Options {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

function ranBy(command: string, args: readonly string[], options: Options): Promise<Ran> {
  return new Promise((done) => {
    execFile(command, args, { ...options, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      done({ code, output: `${stdout}${stderr}` });
    });
  });
}
