import { searchSite } from '../core/render/search-site.ts';
import type { Context } from '../core/schema/site.ts';
import { addIndex, type IndexSummary } from '../io/search-index.ts';
import { siteFiles } from '../io/site-files.ts';
import type { Building } from './building.ts';
import type { SiteSettings } from './settings.ts';

export interface SiteIndexJob {
  readonly settings: SiteSettings;
  readonly building: Building;
  readonly context: Context;
  /** Where the search index is kept between builds. */
  readonly stateDir: string;
}

/** Makes the search index of a site, and writes it among its files. */
export function addSiteIndex({ settings, building, context, stateDir }: SiteIndexJob): Promise<IndexSummary> {
  const site = searchSite(building.archive, context, building.texts);
  // As ISO 639-1: `de-CH -> de`.
  const { language } = new Intl.Locale(context.site.language);
  return addIndex({ site, cacheDir: stateDir, language }, siteFiles(settings.outDir, settings.lastDir));
}
