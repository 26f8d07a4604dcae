import { build } from 'astro';
import { astroConfig } from './integration.ts';
import type { SiteSettings } from './settings.ts';

/** Builds the pages into `settings.outDir` (a staging folder). Rejects with the first error that Astro met. */
export async function buildSite(settings: SiteSettings): Promise<void> {
  await build({ ...astroConfig(settings), configFile: false, logLevel: 'error' });
}
