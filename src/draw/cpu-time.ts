import { readFileSync } from 'node:fs';

/** Linux counts a process's time in these, on every machine. */
const TICK_MS = 10;

/** Milliseconds that a process has computed so far, on Linux; null elsewhere, and of one that has ended. */
export function cpuMsOf(pid: number): number | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    // No such folder, or no such process any more: nobody can say.
    return null;
  }
  // The second field is a name, which may hold anything but ends in the last bracket. The 14th and 15th are what is asked for.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks * TICK_MS : null;
}
