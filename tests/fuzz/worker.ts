import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { chanceFrom, mutate } from './mutate.ts';

/** What the thread is to do. */
export interface FuzzTask {
  /** The compiled module whose `fuzz(text)` throws where something is wrong. */
  readonly target: string;
  readonly seeds: readonly string[];
  readonly longest: number;
  readonly counters: number;
  /** As `Date.now()` tells it. */
  readonly until: number;
  readonly seed: number;
}

/** What the thread tells: what it tries is known also where it dies of it. */
export type FuzzMessage =
  | { readonly kind: 'trying' | 'kept'; readonly text: string }
  | { readonly kind: 'fault'; readonly text: string; readonly why: string }
  | { readonly kind: 'said'; readonly words: string }
  | { readonly kind: 'done' };

/** More than any text of this length should take on its own. */
const SLOW_MS = 3_000;
const REPORT_MS = 60_000;
/** How often a fault is made shorter before it is told. */
const SHORTENINGS = 400;

const task = workerData as FuzzTask;
const tell = (message: FuzzMessage): void => parentPort?.postMessage(message);
const branches = new Uint32Array(task.counters + 1);
Object.assign(globalThis, { __branches: branches });
const { fuzz } = (await import(pathToFileURL(task.target).href)) as { fuzz: (text: string) => void | Promise<void> };
const chance = chanceFrom(task.seed);
/** By branch, a bit for each of eight ways to come by: once, twice, thrice, up to 7, 15, 31, 127, oftener. */
const known = new Uint8Array(task.counters + 1);
const wayOf = (count: number): number =>
  1 << (count < 4 ? count - 1 : count < 8 ? 3 : count < 16 ? 4 : count < 32 ? 5 : count < 128 ? 6 : 7);

/** Why the text breaks the target; null where it does not. */
async function faultOf(text: string): Promise<string | null> {
  branches.fill(0);
  const before = process.threadCpuUsage();
  try {
    await fuzz(text);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.threadCpuUsage(before);
  const spent = (user + system) / 1_000;
  return spent > SLOW_MS ? `slow: ${spent.toFixed(0)} ms` : null;
}

/** Whether the last text came by where none did before. */
function isNew(): boolean {
  let found = false;
  for (let index = 0; index < branches.length; index += 1) {
    const count = branches[index] ?? 0;
    if (count === 0) continue;
    const way = wayOf(count);
    const ways = known[index] ?? 0;
    if ((ways & way) !== 0) continue;
    known[index] = ways | way;
    found = true;
  }
  return found;
}

/** One fault a place: its first line without what the text says, and where it was thrown. */
const placeOf = (why: string): string => {
  const [first = '', ...rest] = why.split('\n');
  return `${first.replace(/["“'].*/, '').replace(/\d+/g, '0')} ${rest.find((line) => line.includes('/program/')) ?? ''}`;
};

/** The text with all taken away that can be while the same goes wrong. */
async function shortened(text: string, place: string): Promise<string> {
  let best = text;
  let left = SHORTENINGS;
  for (let size = Math.ceil(best.length / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < best.length && left > 0; left -= 1) {
      const without = best.slice(0, at) + best.slice(at + size);
      tell({ kind: 'trying', text: without });
      const why = await faultOf(without);
      if (why !== null && placeOf(why) === place) best = without;
      else at += size;
    }
  return best;
}

const corpus: string[] = [];
const places = new Set<string>();
let tried = 0;

async function attempt(text: string, isSeed: boolean): Promise<void> {
  tell({ kind: 'trying', text });
  tried += 1;
  const why = await faultOf(text);
  if (why !== null) {
    const place = placeOf(why);
    if (places.has(place)) return;
    places.add(place);
    const short = await shortened(text, place);
    tell({ kind: 'fault', text: short, why: (await faultOf(short)) ?? why });
    return;
  }
  if (!isNew()) return;
  corpus.push(text);
  if (!isSeed) tell({ kind: 'kept', text });
}

const words = (): string => {
  const reached = known.reduce((sum, ways) => sum + (ways === 0 ? 0 : 1), 0);
  return `${String(tried)} texts, ${String(corpus.length)} kept, ${String(reached)} of ${String(task.counters)} branches reached`;
};

let reported = Date.now();
for (const text of task.seeds) if (Date.now() < task.until) await attempt(text.slice(0, task.longest), true);
tell({ kind: 'said', words: `to begin with, ${words()}` });
while (Date.now() < task.until) {
  // What was kept last leads on more often.
  const recent = chance(3) === 0 && corpus.length > 50 ? corpus.length - 50 + chance(50) : chance(corpus.length);
  await attempt(mutate(corpus[recent] ?? '', corpus[chance(corpus.length)] ?? '', chance, task.longest), false);
  if (Date.now() - reported < REPORT_MS) continue;
  reported = Date.now();
  tell({ kind: 'said', words: words() });
}
tell({ kind: 'said', words: words() });
tell({ kind: 'done' });
process.exit();
