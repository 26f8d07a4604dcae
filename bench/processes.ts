import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

export interface Run {
  readonly seconds: number;
  /** Of all its processes together, as far as they were seen: says more than the clock where others use the machine, too. */
  readonly cpuSeconds: number;
  readonly output: string;
  readonly code: number | null;
  /** The most memory that any one process held, in MiB, and the name of that process. */
  readonly peakMiB: number;
  readonly peakProcess: string;
}

/** Runs a command and watches it and its children (Linux: /proc; elsewhere peak memory is 0). */
export async function runWatched(command: string, args: readonly string[], cwd: string): Promise<Run> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const peak = { kib: 0, name: '' };
  const ticks = new Map<number, number>();
  const timer = setInterval(() => {
    for (const pid of family(child.pid ?? 0)) {
      notePeak(pid, peak);
      ticks.set(pid, ticksOf(pid) ?? ticks.get(pid) ?? 0);
    }
  }, 100);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(timer);
  const cpuSeconds = [...ticks.values()].reduce((sum, own) => sum + own, 0) / TICKS_PER_SECOND;
  return { seconds: (performance.now() - started) / 1000, cpuSeconds, output, code, peakMiB: peak.kib / 1024, peakProcess: peak.name };
}

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // A process that ended between two looks.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return '';
    throw error;
  }
};

/** Linux counts in hundredths. */
const TICKS_PER_SECOND = 100;

/** What a process itself has computed, in user and system; undefined where it has ended. */
function ticksOf(pid: number): number | undefined {
  const after =
    readOrEmpty(`/proc/${String(pid)}/stat`)
      .split(') ')
      .at(-1)
      ?.split(' ') ?? [];
  const [user, system] = [Number(after[11]), Number(after[12])];
  return Number.isNaN(user + system) ? undefined : user + system;
}

function family(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(/\) \S (\d+)/.exec(readOrEmpty(`/proc/${name}/stat`))?.[1] ?? -1);
    parents.set(Number(name), parent);
  }
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

function notePeak(pid: number, peak: { kib: number; name: string }): void {
  const kib = Number(/VmHWM:\s+(\d+)/.exec(readOrEmpty(`/proc/${String(pid)}/status`))?.[1] ?? 0);
  if (kib <= peak.kib) return;
  peak.kib = kib;
  peak.name = readOrEmpty(`/proc/${String(pid)}/cmdline`)
    .split('\0')
    .slice(0, 3)
    .map((part) => part.split('/').at(-1) ?? '')
    .join(' ')
    .trim();
}
