import { readFileSync, rmSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { IndexSummary } from '../io/search-index.ts';
import { answerTasks } from '../io/side-work.ts';
import { scanPages } from '../io/verify-site.ts';
import { handOver } from './building.ts';
import { setEnvironment } from './environment.ts';
import { isIndexJob, isBesideTask, type BesideTask, type Range } from './render-beside.ts';
import { openRenderer, type Renderer } from './renderer.ts';
import { addSiteIndex, type SiteIndexJob } from './site-index.ts';

// The whole process is for one build.
setEnvironment('production');
let renderer: Renderer | null = null;
/** Pagefind computes in a process of its own, and must be answered: pages that are rendered meanwhile would keep it waiting. */
let indexed: Promise<unknown> = Promise.resolve();

answerTasks(async (task) => {
  if (!isBesideTask(task)) throw new Error('a part of a build was to be asked for');
  return await work(task);
});

const opened = (): Renderer => {
  if (renderer === null) throw new Error('the parts of a build came in a wrong order');
  return renderer;
};

async function work(task: BesideTask): Promise<unknown> {
  if ('index' in task) {
    const made = index(task.index);
    indexed = made.catch(() => undefined);
    return await made;
  }
  if ('open' in task) {
    renderer = await openRenderer(task.open);
    return undefined;
  }
  if ('scan' in task) return scanPages(task.scan.siteDir, task.scan.files);
  await indexed;
  if ('render' in task) return await render(task.render, opened());
  return opened().part();
}

function readJob(file: string): SiteIndexJob {
  const value: unknown = deserialize(readFileSync(file));
  rmSync(file);
  if (!isIndexJob(value)) throw new Error('no building was handed over');
  return value;
}

function index(file: string): Promise<IndexSummary> {
  const job = readJob(file);
  handOver(job.building);
  return addSiteIndex(job);
}

async function render({ from, to }: Range, { render: renderOne }: Renderer): Promise<number> {
  let rendered = 0;
  for (let at = from; at < to; at++) rendered += (await renderOne(at)) ? 1 : 0;
  return rendered;
}
