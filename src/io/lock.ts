import { constants, copyFileSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from './errno.ts';
import { currentHolder, isAlive, parseHolder, writeHolder, type Holder } from './holder.ts';

const POLL_MS = 50;
/** A lock of another machine (a shared disk) counts as left behind after this long: no build holds one for minutes. */
const FOREIGN_STALE_MS = 30 * 60_000;

/** What disks without hard links answer (exFAT, some network shares). There a lock is a copy, whole within this time. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);
const HALF_WRITTEN_MS = 2_000;

export interface LockOptions {
  /** How long to wait for another process before giving up. */
  readonly waitMs: number;
  /** Called once, when there is something to wait for. */
  readonly onWait: (holder: Holder) => void;
}

/** Another living process kept the lock for longer than we wait. */
export class LockedError extends Error {
  readonly holder: Holder;
  constructor(holder: Holder) {
    super(`process ${holder.pid}${isAlive(holder) === null ? ` on ${holder.host}` : ''} is still at it`);
    this.holder = holder;
  }
}

/** Runs `work` while this process alone holds the lock file `path`. The lock of a process that died is taken over. */
export async function withLock<T>(path: string, options: LockOptions, work: () => T | Promise<T>): Promise<T> {
  const mine = `${path}.${process.pid}.${randomUUID()}`;
  try {
    // A full disk makes the file and takes none of its words.
    writeFileSync(mine, writeHolder(currentHolder()));
    await acquire(path, mine, options);
    removeDeadClaims(path);
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A process that was killed while it waited leaves its own file behind: `lock.PID.UUID`. */
function removeDeadClaims(path: string): void {
  const prefix = `${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    const pid = name.startsWith(prefix) ? /^(\d+)\.[0-9a-f-]{36}$/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid === undefined || Number(pid) === process.pid) continue;
    if (isAlive({ pid: Number(pid), started: null, host: hostname() }) === false) rmSync(join(dirname(path), name), { force: true });
  }
}

async function acquire(path: string, mine: string, { waitMs, onWait }: LockOptions): Promise<void> {
  const deadline = performance.now() + waitMs;
  let told = false;
  // A link appears with its contents at once: nobody ever reads half a lock.
  while (!tryLink(mine, path)) {
    const holder = holderOf(path);
    if (holder === 'free') continue;
    if (performance.now() > deadline) throw new LockedError(holder);
    if (!told) onWait(holder);
    told = true;
    await sleep(POLL_MS);
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    makeExclusively(from, to);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function makeExclusively(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!NO_LINKS.has(errnoOf(error) ?? '')) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/** Who holds the lock, or that it is free: nobody did, or it was left behind and has just been removed. */
function holderOf(path: string): Holder | 'free' {
  const text = readIfThere(path);
  if (text === null) return 'free';
  const holder = parseHolder(text);
  const alive = holder === null ? null : isAlive(holder);
  const patienceMs = holder === null ? HALF_WRITTEN_MS : FOREIGN_STALE_MS;
  const stale = alive === null ? ageOf(path) > patienceMs : !alive;
  if (!stale) return holder ?? { pid: 0, started: null, host: 'unknown' };
  removeStale(path, text);
  return 'free';
}

function ageOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
}

/** Two that wait may both see the dead holder's lock: the slower one must not remove the quicker one's new lock, so it puts it back. */
function removeStale(path: string, staleText: string): void {
  const aside = `${path}.${process.pid}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readIfThere(aside) !== staleText) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
