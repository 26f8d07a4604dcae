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

/**
 * What the shell may say that Vite and Astro would believe: with `development`, or with a variable of these names (test
 * runners set them), pages for readers had no content security policy.
 */
const SAID: Readonly<Record<string, string | undefined>> = {
  NODE_ENV: 'production',
  ...Object.fromEntries(['MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'].map((name) => [name, undefined])),
};

async function forReaders(work: () => Promise<void>): Promise<void> {
  const before = Object.keys(SAID).map((name) => [name, process.env[name]] as const);
  for (const [name, value] of Object.entries(SAID)) setVariable(name, value);
  try {
    await work();
  } finally {
    for (const [name, value] of before) setVariable(name, value);
  }
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
