import { randomUUID } from 'node:crypto';
import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { DoorSite } from '../core/render/doors/doors.ts';
import { errnoOf } from '../io/errno.ts';
import { siteFiles } from '../io/site-files.ts';
import { programDigest } from '../io/up-to-date.ts';
import { handOver, type Building } from './building.ts';
import { compileBeside, type Compilation } from './compile-beside.ts';
import { compiledFolder, isWhole } from './compiled-site.ts';
import { digestOf } from './digest.ts';
import { forReaders } from './environment.ts';
import { linkTargets } from './link-targets.ts';
import { resolveLink } from './links.ts';
import { renderSite, type Rendered } from './render-site.ts';
import type { SiteSettings } from './settings.ts';
import { pagesAmong, writeDoors } from './write-doors.ts';

export interface SiteJob {
  /** What pages print. */
  readonly building: Building;
  /** All that is compiled besides the program: the `.mdx` documents, and what they are read with. */
  readonly compiled: unknown;
}

/**
 * Builds the pages into `settings.outDir` (a staging folder). Rejects with the first error that Astro met. Without a `job`,
 * Astro's loaders read the content folder, and refuse what is wrong there.
 */
export async function buildSite(
  settings: SiteSettings,
  job: SiteJob | null = null,
  onWait: (pid: number) => void = () => undefined,
): Promise<Rendered> {
  if (job === null) return buildAlone(settings, onWait);
  const key = digestOf([programDigest(settings.root), settings.root, settings.base, job.compiled]);
  const folder = compiledAlready(settings, key.slice(0, 24));
  await compile({ settings, folder, data: 'handed over' }, onWait);
  handOver(job.building);
  const rendered = await forReaders(() => renderSite(settings, folder, digestOf([key, job.building.settings])));
  // Nobody subscribes to a preview, and what is found there must not pass for the site's own.
  if (settings.previewFile === null)
    writeDoors(settings.root, siteFiles(settings.outDir, settings.lastDir), doorSite(settings, job, rendered));
  return rendered;
}

/** Who may not write where the program is takes what its owner has compiled there. */
function compiledAlready(settings: SiteSettings, key: string): string {
  const own = compiledFolder(settings, key);
  const ofOwner = compiledFolder({ cacheDir: join(settings.root, '.cache', 'any') }, key);
  return !isWhole(own) && isWhole(ofOwner) ? ofOwner : own;
}

function doorSite({ base, contentDir }: SiteSettings, { building: { archive, site, texts } }: SiteJob, { files }: Rendered): DoorSite {
  const targets = linkTargets(archive, contentDir);
  return { archive, site, base, texts, pages: pagesAmong(files), resolve: (url, path) => resolveLink(url, path, targets) };
}

async function buildAlone(settings: SiteSettings, onWait: (pid: number) => void): Promise<Rendered> {
  const folder = join(settings.cacheDir, 'compiled-alone');
  rmSync(folder, { recursive: true, force: true });
  try {
    await compile({ settings, folder, data: 'collections' }, onWait);
    return await forReaders(() => renderSite(settings, folder, randomUUID()));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
