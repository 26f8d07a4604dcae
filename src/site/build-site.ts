import { randomUUID } from 'node:crypto';
import { rmSync, utimesSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { errnoOf } from '../io/errno.ts';
import type { IndexSummary } from '../io/search-index.ts';
import type { PublishedPages } from '../io/site-manifest.ts';
import { allEnded } from './all-ended.ts';
import { handOver } from './building.ts';
import { compileBeside, type Compilation } from './compile-beside.ts';
import { compiledFolder, isWhole } from './compiled-site.ts';
import { digestOf } from './digest.ts';
import { drawAhead } from './draw-ahead.ts';
import { forReaders } from './environment.ts';
import { writeForPrograms } from './for-programs.ts';
import { startBeside, type RenderBeside } from './render-beside.ts';
import { renderSite, type Rendered } from './render-site.ts';
import type { SiteSettings } from './settings.ts';
import { addSiteIndex, type SiteIndexJob } from './site-index.ts';

/** What is known of a site before its documents are derived. */
export interface SitePlan {
  readonly settings: SiteSettings;
  /** How many documents there are. */
  readonly documents: number;
  /** A digest of the program. */
  readonly program: string;
  /** All that is compiled besides the program: the `.mdx` documents, and what they are read with. */
  readonly compiled: unknown;
  /** Is told of the process that compiles other pages first. */
  readonly onWait: (pid: number) => void;
  /** Is told how many timelines have been drawn, of how many, where there are many new ones. */
  readonly onDrawn: (done: number, all: number) => void;
}

/** What pages print and what is searched. */
export type SiteJob = Omit<SiteIndexJob, 'settings'>;

/** What was built. */
export interface Built extends RenderedSite {
  readonly index: IndexSummary;
}

interface RenderedSite extends Rendered {
  /** What the site says, page by page; null for a preview. */
  readonly manifest: PublishedPages | null;
}

/** What builds one site. */
export interface SiteBuilder {
  /**
   * Builds the pages, the search index and what other programs read into the `outDir` of the settings (a staging folder). Rejects
   * with the first error that was met, when this process writes nothing there any more.
   */
  readonly build: (job: SiteJob) => Promise<Built>;
  /** Scans pages of a site meanwhile; null where there is no second process. */
  readonly scan: RenderBeside['scan'] | null;
  /** Resolves when no other process writes any more either. */
  readonly close: () => Promise<void>;
}

/** Documents of which rendering takes longer than to start a second process for it. */
const MANY = 100;

/** Starts to compile the pages, and the second process that shares the work of a large site: both are done while documents are derived. */
export function startBuilder(plan: SitePlan): SiteBuilder {
  const beside = plan.documents >= MANY && availableParallelism() > 1 ? startBeside() : null;
  const { settings, program } = plan;
  const key = digestOf([program, settings.root, settings.base, plan.compiled]);
  const folder = compiledAlready(settings, key.slice(0, 24));
  const compiling = compile({ settings, folder, data: 'handed over' }, plan.onWait);
  // `build` hears of it.
  compiling.catch(() => undefined);
  return {
    build: (job) => buildSite({ ...plan, job, beside, key, folder, compiling }),
    scan: beside?.scan ?? null,
    close: async () => {
      await Promise.allSettled([compiling, beside?.close()]);
    },
  };
}

interface Work extends Pick<SitePlan, 'settings' | 'onDrawn'> {
  readonly job: SiteJob;
  /** Shares the work; null: there is too little. */
  readonly beside: RenderBeside | null;
  /** Of all that is compiled, and where that is when `compiling` has ended. */
  readonly key: string;
  readonly folder: string;
  readonly compiling: Promise<void>;
}

async function buildSite(work: Work): Promise<Built> {
  const { settings, job, beside, compiling, onDrawn } = work;
  const { building, context, stateDir } = job;
  const { program, archive, site } = building;
  const indexJob = { settings, building, context, stateDir };
  const index = beside?.index(indexJob) ?? addSiteIndex(indexJob);
  const isPreview = settings.previewFile !== null;
  const drawing = drawAhead({
    incidents: archive.incidents,
    insights: archive.insights.insights,
    site,
    options: building.settings,
    program,
    isPreview,
    onDrawn,
  });
  const rendered = allEnded([compiling, drawing]).then(() => render(work));
  await allEnded<unknown>([index, rendered]);
  return { ...(await rendered), index: await index };
}

async function render({ settings, job: { building }, beside, key, folder }: Work): Promise<RenderedSite> {
  handOver(building);
  let manifest: PublishedPages | null = null;
  const rendered = await forReaders(() =>
    renderSite({ settings, folder, maker: digestOf([key, building.settings]) }, beside, (files) => {
      manifest = writeForPrograms(settings, building, files);
    }),
  );
  return { ...rendered, manifest };
}

/** Builds the pages alone, from what Astro's loaders read in the content folder: they refuse what is wrong there. */
export async function buildFromCollections(settings: SiteSettings, onWait: (pid: number) => void = () => undefined): Promise<Rendered> {
  const folder = join(settings.cacheDir, 'compiled-alone');
  rmSync(folder, { recursive: true, force: true });
  try {
    await compile({ settings, folder, data: 'collections' }, onWait);
    return await forReaders(() => renderSite({ settings, folder, maker: randomUUID() }, null, () => undefined));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Who may not write where the program is takes what its owner has compiled there. */
function compiledAlready(settings: SiteSettings, key: string): string {
  const own = compiledFolder(settings, key);
  const ofOwner = compiledFolder({ cacheDir: join(settings.root, '.cache', 'any') }, key);
  return !isWhole(own) && isWhole(ofOwner) ? ofOwner : own;
}

async function compile(compilation: Compilation, onWait: (pid: number) => void): Promise<void> {
  const { folder } = compilation;
  if (isWhole(folder)) markUsed(folder);
  else await compileBeside(compilation, onWait);
}

/** The last that were used are kept. Those of another user are that user's to keep. */
function markUsed(folder: string): void {
  const now = new Date();
  try {
    utimesSync(folder, now, now);
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EROFS'].includes(errnoOf(error) ?? '')) throw error;
  }
}
