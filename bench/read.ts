/**
 * Reads real documents and one long one, and prints how long it takes.
 *
 *   node bench/read.ts [FOLDER]        default: ../shared/corpora
 *
 * All documents of FOLDER are read by two workers, half of them each, after both have loaded the reader: what is timed is reading
 * from memory to a checked Reading, as `check` and `build` do it. What the process computed meanwhile on all its threads is printed
 * beside the clock: where others use the machine, half of it is what two cores of one's own would take. The long documents have 1,000, 10,000 and 100,000 timed lines; as
 * the limits of a document would refuse them, the steps are called that have no limits: Markdown, outline, timeline.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { parseMarkdown } from '../src/core/parse/markdown.ts';
import { outlineOf } from '../src/core/parse/outline.ts';
import { inferredFact, placesOf } from '../src/core/parse/places.ts';
import { readDocument } from '../src/core/parse/read-document.ts';
import { timelineParts, timelinesOf } from '../src/core/parse/timelines.ts';
import { siteSchema } from '../src/core/schema/site.ts';

const WORKERS = 2;
const context = { site: siteSchema.parse({}), people: [], services: [] };
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** What a worker is told: which documents are its own. */
const shareSchema = z.object({ folder: z.string(), paths: z.array(z.string()) });

function runWorker(): void {
  const { folder, paths } = shareSchema.parse(workerData);
  const sources = paths.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  parentPort?.once('message', () => {
    const counts = { incident: 0, meeting: 0, neither: 0 };
    for (const source of sources) counts[readDocument(source, context).kind] += 1;
    parentPort?.postMessage(counts);
  });
  parentPort?.postMessage('ready');
}

type Counts = Readonly<Record<'incident' | 'meeting' | 'neither', number>>;
const countsSchema = z.object({ incident: z.number(), meeting: z.number(), neither: z.number() });

const answerOf = (worker: Worker): Promise<unknown> =>
  new Promise((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
  });

async function readAll(folder: string): Promise<void> {
  const paths = readdirSync(folder, { recursive: true }).map(String).filter((path) => path.endsWith('.md') && path.includes('/')); // prettier-ignore
  const shares = Array.from({ length: WORKERS }, (_, own) => paths.filter((_path, index) => index % WORKERS === own));
  const workers = shares.map((share) => new Worker(new URL(import.meta.url), { workerData: { folder, paths: share } }));
  await Promise.all(workers.map(answerOf));
  const started = performance.now();
  const before = process.cpuUsage();
  const answers = workers.map(answerOf);
  for (const worker of workers) worker.postMessage('read');
  const counts = (await Promise.all(answers)).map((answer): Counts => countsSchema.parse(answer));
  const took = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const sum = (kind: keyof Counts): number => counts.reduce((total, count) => total + count[kind], 0);
  console.log(`${paths.length} documents on ${WORKERS} workers: ${seconds(took)} (${(took / paths.length).toFixed(2)} ms each)`);
  console.log(
    `  ${seconds((user + system) / 1000)} computed on all threads: ${seconds((user + system) / 1000 / WORKERS)} on each of ${WORKERS} cores`,
  );
  console.log(`  ${sum('incident')} incidents, ${sum('meeting')} meetings, ${sum('neither')} neither`);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

function longDocument(lines: number): string {
  const line = (index: number): string => {
    const minute = index % 1440;
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(index / 1440))).toISOString().slice(0, 10);
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `- ${day} ${time}: The queue of the kiln has ${index} pots, and the baker \`waits\` for [number ${index}](https://x.example/${index})`;
  };
  return `# Outage of 2024-01-01\n\n## Timeline (UTC)\n\n${Array.from({ length: lines }, (_, index) => line(index)).join('\n')}\n`;
}

function readLong(lines: number): void {
  const text = longDocument(lines);
  const started = performance.now();
  const tree = parseMarkdown(text, 'md');
  if (!tree.ok) throw new Error(tree.why);
  const parsed = performance.now();
  const places = placesOf(text);
  const outline = outlineOf(tree.root, places);
  const zone = inferredFact('UTC', 'the bench', null);
  const { events } = timelinesOf(timelineParts(outline, () => false), { path: 'long.md', text, date: null, zone }); // prettier-ignore
  const ended = performance.now();
  if (events.length !== lines) throw new Error(`${events.length} of ${lines} lines were read`);
  const each = (((ended - started) * 1000) / lines).toFixed(1);
  console.log(`${String(lines).padStart(7)} lines: ${seconds(ended - started)} (${each} µs a line; Markdown ${seconds(parsed - started)})`);
}

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../shared/corpora'));
  if (existsSync(folder)) await readAll(folder);
  else console.log(`no documents at ${folder}`);
  for (const lines of [1000, 1000, 10_000, 100_000]) readLong(lines);
}

if (isMainThread) await main();
else runWorker();
