import { searchSite } from '../core/render/search-site.ts';
import { addIndex } from '../io/search-index.ts';
import { answerTasks } from '../io/side-work.ts';
import { siteFiles } from '../io/site-files.ts';
import { handOver } from './building.ts';
import { doorSite } from './door-site.ts';
import { setEnvironment } from './environment.ts';
import { isBesideTask, type BesideJob, type BesideTask, type Range } from './render-beside.ts';
import { openRenderer, type Renderer } from './renderer.ts';
import { searchLanguage } from './search-language.ts';
import { writeDoors } from './write-doors.ts';

// The whole process is for one build.
setEnvironment('production');
let job: BesideJob | null = null;
let renderer: Renderer | null = null;
/** Pagefind computes in a process of its own, and must be answered: pages that are rendered meanwhile would keep it waiting. */
let indexed: Promise<unknown> = Promise.resolve();

answerTasks(async (task) => {
  if (!isBesideTask(task)) throw new Error('a part of a build was to be asked for');
  return await work(task);
});

async function work(task: BesideTask): Promise<unknown> {
  if ('build' in task) {
    job = task.build;
    handOver(job.building);
    return undefined;
  }
  if ('index' in task) {
    const made = index(given(job));
    indexed = made.catch(() => undefined);
    return await made;
  }
  if ('open' in task) {
    renderer = await openRenderer(task.open);
    return undefined;
  }
  if ('doors' in task) {
    doors(given(job), given(renderer));
    return undefined;
  }
  if ('render' in task) return await render(task.render, given(renderer));
  return given(renderer).part();
}

function given<T>(value: T | null): T {
  if (value === null) throw new Error('the parts of a build came in a wrong order');
  return value;
}

function index({ settings, building, context, stateDir }: BesideJob) {
  const site = searchSite(building.archive, context, building.texts);
  const files = siteFiles(settings.outDir, settings.lastDir);
  return addIndex({ site, cacheDir: stateDir, language: searchLanguage(context.site) }, files);
}

function doors({ settings, building }: BesideJob, { files }: Renderer): void {
  writeDoors(settings.root, siteFiles(settings.outDir, settings.lastDir), doorSite(settings, building, files));
}

async function render({ from, to }: Range, { render: renderOne }: Renderer): Promise<number> {
  await indexed;
  let rendered = 0;
  for (let at = from; at < to; at++) rendered += (await renderOne(at)) ? 1 : 0;
  return rendered;
}
