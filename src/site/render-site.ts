import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openKeptPages } from '../io/kept-pages.ts';
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
  const write = writerTo(settings.outDir);
  let next = 0;
  let rendered = 0;
  const work = async (): Promise<void> => {
    for (let page = pages[next++]; page !== undefined; page = pages[next++]) {
      const last = page.key === null ? null : kept.read(page.file, page.key);
      const bytes = last ?? (await page.render());
      if (last === null) rendered += 1;
      if (page.key !== null) kept.keep(page.file, page.key, bytes);
      write(page.file, bytes);
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

/** Writes files below `dir`. Synchronously: each is small, and waiting for it would cost more than writing it. */
function writerTo(dir: string): (file: string, bytes: Uint8Array) => void {
  const made = new Set<string>();
  return (file, bytes) => {
    const folder = dirname(join(dir, file));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(dir, file), bytes);
  };
}
