import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { allEnded } from './all-ended.ts';
import { ASSETS } from './compiled-site.ts';
import type { RenderBeside } from './render-beside.ts';
import { openRenderer, type Renderer, type RenderJob } from './renderer.ts';

/** Pages that are rendered at a time: while one waits for its drawing, another is rendered. */
const AT_ONCE = 8;
/** Pages that the other process is asked for at a time: it is to wait for no answer of this one. */
const BATCH = 16;

/** How many files were rendered, of how many; and which they all are, relative to the site. */
export interface Rendered {
  readonly rendered: number;
  readonly all: number;
  readonly files: readonly string[];
}

/**
 * Renders the compiled pages of `job.folder` into `job.settings.outDir`, each as soon as this process or the one `beside` it has
 * time: those that have not changed since the last build are kept from it. `first` is told all files before that: what is
 * done then, the other process makes up for.
 */
export async function renderSite(
  job: RenderJob,
  beside: RenderBeside | null,
  first: (files: readonly string[]) => void,
): Promise<Rendered> {
  cpSync(join(job.folder, ASSETS), job.settings.outDir, { recursive: true });
  const renderer = await openRenderer(job);
  const queue = createQueue(renderer.files.length);
  const there = beside === null ? [] : [renderThere(beside, queue, job)];
  const here = renderHere(renderer, queue, first);
  try {
    const rendered = sum(await allEnded([...there, here].map((work) => closing(work, queue))));
    renderer.finish(beside === null ? [] : [await beside.part()]);
    return { rendered, all: renderer.files.length, files: renderer.files };
  } catch (error) {
    renderer.abandon();
    throw error;
  }
}

/** The places of files that nobody has taken yet. */
interface Queue {
  /** The next `count` of them, or fewer. */
  readonly take: (count: number) => { readonly from: number; readonly to: number };
  /** Nobody gets any more. */
  readonly close: () => void;
}

function createQueue(length: number): Queue {
  let next = 0;
  return {
    take: (count) => {
      const from = next;
      next = Math.min(length, from + count);
      return { from, to: next };
    },
    close: () => (next = length),
  };
}

/** Where one fails, the others end with what they are at. */
async function closing(work: Promise<number>, queue: Queue): Promise<number> {
  try {
    return await work;
  } catch (error) {
    queue.close();
    throw error;
  }
}

async function renderHere(renderer: Renderer, queue: Queue, first: (files: readonly string[]) => void): Promise<number> {
  first(renderer.files);
  const work = async (): Promise<number> => {
    let rendered = 0;
    for (let { from, to } = queue.take(1); from < to; { from, to } = queue.take(1)) rendered += (await renderer.render(from)) ? 1 : 0;
    return rendered;
  };
  return sum(await allEnded(Array.from({ length: AT_ONCE }, () => closing(work(), queue))));
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

async function renderThere(beside: RenderBeside, queue: Queue, job: RenderJob): Promise<number> {
  await beside.open(job);
  return sum(await Promise.all([renderRanges(beside, queue), renderRanges(beside, queue)]));
}

async function renderRanges(beside: RenderBeside, queue: Queue): Promise<number> {
  let rendered = 0;
  for (let range = queue.take(BATCH); range.from < range.to; range = queue.take(BATCH)) rendered += await beside.render(range);
  return rendered;
}
