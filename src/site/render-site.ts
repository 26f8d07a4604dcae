import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openKeptPages } from '../io/kept-pages.ts';
import { siteFiles } from '../io/site-files.ts';
import { ASSETS, compiledPages } from './compiled-site.ts';
import type { SiteSettings } from './settings.ts';

/** Pages that are rendered at a time: while one waits for its drawing, another is rendered. */
const AT_ONCE = 8;

/** How many files were rendered, of how many; and which they all are, relative to the site. */
export interface Rendered {
  readonly rendered: number;
  readonly all: number;
  readonly files: readonly string[];
}

/** Renders the compiled pages of `folder` into `settings.outDir`: those that have not changed since the last build are kept from it. */
export async function renderSite(settings: SiteSettings, folder: string, maker: string): Promise<Rendered> {
  cpSync(join(folder, ASSETS), settings.outDir, { recursive: true });
  const pages = await compiledPages(folder, settings.base);
  // A preview and the published site would forget each other's pages.
  const stateDir = settings.previewFile === null ? settings.cacheDir : dirname(settings.previewFile);
  const kept = openKeptPages(stateDir, maker);
  // What finishes a preview writes into its pages: none may be one with a page that is published.
  const files = siteFiles(settings.outDir, settings.previewFile === null ? settings.lastDir : null);
  let next = 0;
  let rendered = 0;
  const work = async (): Promise<void> => {
    for (let page = pages[next++]; page !== undefined; page = pages[next++]) {
      const last = page.key === null ? null : kept.read(page.file, page.key);
      const bytes = last ?? (await page.render());
      if (last === null) rendered += 1;
      if (page.key !== null) kept.keep(page.file, page.key, bytes);
      files.write(page.file, bytes);
      // The search index is made meanwhile, by a process that must be answered.
      await setImmediate();
    }
  };
  try {
    await allEnded(Array.from({ length: AT_ONCE }, () => work().finally(() => (next = pages.length))));
  } catch (error) {
    kept.abandon();
    throw error;
  }
  kept.finish();
  return { rendered, all: pages.length, files: pages.map(({ file }) => file) };
}

/** Waits for all, also where one fails: another would write a page into the folder that is being removed. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
