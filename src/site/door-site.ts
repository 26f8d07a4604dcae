import type { DoorSite } from '../core/render/doors/doors.ts';
import type { Building } from './building.ts';
import { linkTargets } from './link-targets.ts';
import { resolveLink } from './links.ts';
import type { SiteSettings } from './settings.ts';
import { pagesAmong } from './write-doors.ts';

/** What is written for other programs is made of; `files`: all of the site's, relative to it. */
export function doorSite({ base, contentDir }: SiteSettings, { archive, site, texts }: Building, files: readonly string[]): DoorSite {
  const targets = linkTargets(archive, contentDir);
  return { archive, site, base, texts, pages: pagesAmong(files), resolve: (url, path) => resolveLink(url, path, targets) };
}
