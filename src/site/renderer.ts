import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openKeptPages, type KeptPages, type KeptPart } from '../io/kept-pages.ts';
import { siteFiles } from '../io/site-files.ts';
import { compiledPages, type SitePage } from './compiled-site.ts';
import type { SiteSettings } from './settings.ts';

/** What renders files of a site, all of them or some while another process renders the others. */
export interface Renderer {
  /** All files of the site, relative to it, in the order that every process has them in. */
  readonly files: readonly string[];
  /** Renders or keeps one, and writes it; says whether it was rendered. `index`: its place in `files`. */
  readonly render: (index: number) => Promise<boolean>;
  /** Ends it; what was kept is for `KeptPages.finish` of the process that ends the build. */
  readonly part: () => KeptPart;
  readonly finish: KeptPages['finish'];
  readonly abandon: () => void;
}

export interface RenderJob {
  readonly settings: SiteSettings;
  /** Of the compiled pages. */
  readonly folder: string;
  /** Says what renders: files of another are not kept. */
  readonly maker: string;
}

/** Loads the compiled pages, for the building that was handed over. */
export async function openRenderer({ settings, folder, maker }: RenderJob): Promise<Renderer> {
  const pages = await compiledPages(folder, settings.base);
  // A preview and the published site would forget each other's pages.
  const stateDir = settings.previewFile === null ? settings.cacheDir : dirname(settings.previewFile);
  const kept = openKeptPages(stateDir, maker);
  // What finishes a preview writes into its pages: none may be one with a page that is published.
  const files = siteFiles(settings.outDir, settings.previewFile === null ? settings.lastDir : null);
  const render = async ({ file, key, render: make }: SitePage): Promise<boolean> => {
    const own = key();
    const last = own === null ? null : kept.read(file, own);
    const bytes = last ?? (await make());
    if (own !== null) kept.keep(file, own, bytes);
    files.write(file, bytes);
    // The search index is made meanwhile, by a process that must be answered.
    await setImmediate();
    return last === null;
  };
  return {
    files: pages.map(({ file }) => file),
    render: async (index) => {
      const page = pages[index];
      if (page === undefined) throw new Error(`the site has no file ${String(index)}`);
      return render(page);
    },
    part: kept.part,
    finish: kept.finish,
    abandon: kept.abandon,
  };
}
