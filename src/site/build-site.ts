import { dirname, join } from 'node:path';
import { build } from 'astro';
import { withLock } from '../io/lock.ts';
import { astroConfig } from './integration.ts';
import type { SiteSettings } from './settings.ts';

/** A thousand documents with cold caches take half a minute. */
const WAIT_MS = 10 * 60_000;

/**
 * Builds the pages into `settings.outDir` (a staging folder). Rejects with the first error that Astro met. Builds of
 * other content folders wait for their turn (`onWait` is told the process): Astro keeps its list of modules in
 * `.astro` of the program, and two at once would read each other's.
 */
export async function buildSite(settings: SiteSettings, onWait: (pid: number) => void = () => undefined): Promise<void> {
  const lock = join(dirname(settings.cacheDir), 'astro.lock');
  await withLock(lock, { waitMs: WAIT_MS, onWait: ({ pid }) => onWait(pid) }, () =>
    forReaders(() => build({ ...astroConfig(settings), configFile: false, logLevel: 'error' })),
  );
}

/** Vite asks this variable, not Astro, whether pages are for readers: with `development` in the shell they had no policy. */
async function forReaders(work: () => Promise<void>): Promise<void> {
  const said = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (said === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = said;
  }
}
