import { readdirSync } from 'node:fs';
import { build, dev } from 'astro';
import type { SearchRecord } from '../io/search-index.ts';
import { astroConfig } from './integration.ts';
import type { SiteSettings } from './settings.ts';

/** Builds the site into `settings.outDir` (a staging folder). Rejects with the first error that Astro met. */
export async function buildSite(settings: SiteSettings): Promise<void> {
  await build({ ...astroConfig(settings), configFile: false, logLevel: 'error' });
}
