import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { errnoOf } from './errno.ts';

/** A process, told apart from a later one that was given the same id. */
export interface Holder {
  readonly pid: number;
  /** When the process started, in the kernel's ticks; null where the system does not say (only Linux does). */
  readonly started: string | null;
  readonly host: string;
}

export const currentHolder = (): Holder => ({ pid: process.pid, started: startOf(process.pid), host: hostname() });

/** Whether the process still runs. On another host nobody can say: `null`. */
export function isAlive({ pid, started, host }: Holder): boolean | null {
  if (host !== hostname()) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return false;
    // EPERM: it runs, as another user.
    if (errnoOf(error) !== 'EPERM') throw error;
  }
  const now = startOf(pid);
  return started === null || now === null || now === started;
}

/** Field 22 of /proc/PID/stat; the name in field 2 may hold spaces and brackets, so count from the last bracket. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A process that has ended but was not yet collected holds nothing any more.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

export const writeHolder = (holder: Holder): string => `${JSON.stringify(holder)}\n`;

/** The holder that a lock file names; null where the text is not one (a disk that was full, another program). */
export function parseHolder(text: string): Holder | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value) || !('host' in value)) return null;
  const { pid, started, host } = value;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0 || typeof host !== 'string') return null;
  return typeof started === 'string' || started === null ? { pid, started, host } : null;
}
