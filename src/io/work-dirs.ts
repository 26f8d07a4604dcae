import { createHash } from 'node:crypto';
import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { isAbsolute, join, sep } from 'node:path';
import { errnoOf } from './errno.ts';
import { currentHolder, isAlive } from './holder.ts';

const STAGING = /^staging-(\d+)-(\d+|null)$/;

/**
 * Where things are kept between builds of the content folder `contentDir` (absolute): `.cache/DIGEST` below the
 * program at `root`, the user's folder for caches where npm installed the program, or the system's folder for temporary
 * files where that may not be written. Made if missing.
 */
export function makeCacheDir(root: string, contentDir: string): string {
  const name = createHash('sha256').update(contentDir).digest('hex').slice(0, 12);
  const own = join(isInstalled(root) ? userCacheDir(process.env) : join(root, '.cache'), name);
  try {
    mkdirSync(own, { recursive: true });
    accessSync(own, constants.W_OK);
    return own;
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(errnoOf(error) ?? '')) throw error;
  }
  const other = join(ownTempDir(), name);
  mkdirSync(other, { recursive: true });
  return other;
}

/** Each `npm ci` removes `node_modules`, and what was kept there with it. */
const isInstalled = (root: string): boolean => root.split(sep).includes('node_modules');

/** Where each system keeps what can be made again; a variable of the shell may name another folder. */
export function userCacheDir(env: Readonly<Record<string, string | undefined>>, platform = process.platform): string {
  const { XDG_CACHE_HOME: named = '', LOCALAPPDATA: local = '' } = env;
  // A relative path would be another folder in each folder that the program is called from.
  if (isAbsolute(named)) return join(named, 'afterword');
  if (platform === 'win32') return join(local === '' ? homedir() : local, 'afterword', 'cache');
  return join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache', 'afterword');
}

/** Where authors' diagrams are kept: for all content folders together, since `check` does not know of which one a file is. */
export const diagramCacheDir = (root: string): string => makeCacheDir(root, 'diagrams of authors');

/** The same folder for each run of this user. One that somebody else made there first is not trusted. */
function ownTempDir(): string {
  const user = process.getuid?.();
  const dir = join(realpathSync(tmpdir()), `afterword-${user ?? 'user'}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stat = lstatSync(dir);
  return stat.isDirectory() && (user === undefined || stat.uid === user) ? dir : mkdtempSync(`${dir}-`);
}

/** A new empty folder for this run's site, after the folders of runs that died are removed. */
export function makeStagingDir(cacheDir: string): string {
  for (const name of readdirSync(cacheDir)) {
    const [, pid, started] = STAGING.exec(name) ?? [];
    if (pid === undefined || started === undefined) continue;
    const alive = isAlive({ pid: Number(pid), started: started === 'null' ? null : started, host: hostname() });
    if (alive === false || Number(pid) === process.pid) rmSync(join(cacheDir, name), { recursive: true, force: true });
  }
  const { pid, started } = currentHolder();
  const staging = join(cacheDir, `staging-${pid}-${started ?? 'null'}`);
  mkdirSync(staging);
  return staging;
}
