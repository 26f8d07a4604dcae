/**
 * Derives generated archives, and prints how long it takes and how much memory it needs.
 *
 *   node bench/derive.ts [DOCUMENTS ...]        default: 1000 2500 5000 10000
 *
 * Each size has a process of its own, which reads its documents and derives all that the site prints from them, as a build does, and
 * then twice more: what is printed is the best time of the clock and the processor time of that run, per document too, and the most
 * memory that the process had until it had derived once, reading and all. Linear is what takes the same time per document at every size.
 */
import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { entriesIn } from '../src/core/derive/archive-input.ts';
import { deriveArchive } from '../src/core/derive/archive.ts';
import { readDocument } from '../src/core/parse/read-document.ts';
import { siteSchema } from '../src/core/schema/site.ts';
import { generateDocument } from './generate.ts';

const RUNS = 3;
const resultSchema = z.object({
  ms: z.number(),
  cpuMs: z.number(),
  actions: z.number(),
  mentions: z.number(),
  pages: z.number(),
  peakMiB: z.number(),
});
type Result = z.infer<typeof resultSchema>;

function measure(documents: number): Result {
  const context = { site: siteSchema.parse({}), people: [], services: [] };
  const entries = entriesIn(Array.from({ length: documents }, (_, index) => readDocument(generateDocument(index), context)));
  let peakMiB = 0;
  const runs = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const used = process.cpuUsage();
    const { actions, ledger } = deriveArchive({ ...entries, context, changes: new Map() });
    const { user, system } = process.cpuUsage(used);
    // In KiB, whatever the system.
    if (peakMiB === 0) peakMiB = process.resourceUsage().maxRSS / 1024;
    return {
      ms: performance.now() - started,
      cpuMs: (user + system) / 1000,
      actions: actions.actionCount,
      mentions: actions.mentionCount,
      pages: ledger.pages.length,
    };
  });
  const [best] = runs.sort((a, b) => a.ms - b.ms);
  if (best === undefined) throw new Error('nothing was derived');
  return { ...best, peakMiB };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function report(documents: number): void {
  const answer = execFileSync(process.execPath, [import.meta.filename, '--one', String(documents)], { encoding: 'utf8' });
  const { ms, cpuMs, actions, mentions, pages, peakMiB } = resultSchema.parse(JSON.parse(answer));
  const each = ((ms * 1000) / documents).toFixed(0);
  console.log(
    `${String(documents).padStart(6)} documents, ${String(mentions)} mentions of ${String(actions)} actions, ${String(pages)} pages of the ledger: ` +
      `${seconds(ms)} (${each} µs a document), processor ${seconds(cpuMs)}, at most ${peakMiB.toFixed(0)} MiB`,
  );
}

const [first, one] = process.argv.slice(2);
if (first === '--one') console.log(JSON.stringify(measure(Number(one))));
else for (const size of first === undefined ? [1000, 2500, 5000, 10_000] : process.argv.slice(2).map(Number)) report(size);
