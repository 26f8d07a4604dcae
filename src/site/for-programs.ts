import { siteManifest } from '../core/review/manifest.ts';
import type { DoorSite } from '../core/render/doors/doors.ts';
import { siteFiles } from '../io/site-files.ts';
import type { PublishedPages } from '../io/site-manifest.ts';
import type { Building } from './building.ts';
import { linkTargets } from './link-targets.ts';
import { resolveLink } from './links.ts';
import type { SiteSettings } from './settings.ts';
import { pagesAmong, writeDoors } from './write-doors.ts';

/**
 * Writes what other programs read beside the pages, and says what the site says, page by page, for those who compare it with
 * another; null for a preview: nobody subscribes to one, and what is found there must not pass for the site's own. `files`: all
 * that is rendered, relative to the site.
 */
export function writeForPrograms(settings: SiteSettings, building: Building, files: readonly string[]): PublishedPages | null {
  if (settings.previewFile !== null) return null;
  writeDoors(settings.root, siteFiles(settings.outDir, settings.lastDir), doorSite(settings, building, files));
  return siteManifest(building.archive, building.texts);
}

function doorSite({ base, contentDir }: SiteSettings, { archive, site, texts }: Building, files: readonly string[]): DoorSite {
  const targets = linkTargets(archive, contentDir);
  return { archive, site, base, texts, pages: pagesAmong(files), resolve: (url, path) => resolveLink(url, path, targets) };
}
