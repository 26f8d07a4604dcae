import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { extname, join, resolve } from 'node:path';
import type { AudienceName } from '../core/derive/visibility.ts';

/** What one build or development server is about. All folders are absolute. */
export interface SiteSettings {
  /** The folder of the program itself: `src` and `node_modules` are in it. */
  readonly root: string;
  readonly contentDir: string;
  /** Where pictures and Astro's own store are kept between builds. */
  readonly cacheDir: string;
  readonly outDir: string;
  /** The site that is published, from which files that stay the same are taken; null where there is none. */
  readonly lastDir: string | null;
  /** Starts and ends with `/`. */
  readonly base: string;
  /** Whom the site is for. */
  readonly audience: AudienceName;
  /** Paths of refused documents, relative to the content folder: left out by `--keep-going`. */
  readonly exclude: readonly string[];
  /** Where `writeEntries` has put what this build read, so that documents are read once; null: the loaders read them. */
  readonly entriesFile: string | null;
  /** What a preview shows beside the documents (core/schema/preview-pages.ts); null: this is the published site. */
  readonly previewFile: string | null;
}

/** What bundled modules know. Not the output folders: the name of one is new in every build, and would make every page new. */
export type BundledSettings = Omit<SiteSettings, 'outDir' | 'lastDir'> & {
  /** Bundled code does not know its own folder, so the program that draws is named. */
  readonly workerFile: string;
};

/** The program of the drawing process, as Node can run it: JavaScript where this file is, in an installed package. */
export const workerFile = (): string => fileURLToPath(new URL(`../draw/worker${extname(import.meta.url)}`, import.meta.url));

/** The settings that bundled modules get. */
export const bundledSettings = ({
  root,
  contentDir,
  cacheDir,
  base,
  audience,
  exclude,
  entriesFile,
  previewFile,
}: SiteSettings): BundledSettings => ({
  root,
  contentDir,
  cacheDir,
  base,
  audience,
  exclude,
  entriesFile,
  previewFile,
  workerFile: workerFile(),
});

export const programRoot = (): string => fileURLToPath(new URL('../../', import.meta.url));

/** `.cache/<digest of the content folder>` below the program: two content folders never share a store. */
export const defaultCacheDir = (root: string, contentDir: string): string =>
  join(root, '.cache', createHash('sha256').update(contentDir).digest('hex').slice(0, 12));

/** Settings for tools that start Astro without our program (`astro check`): everything where it is by default. */
export function defaultSettings(): SiteSettings {
  const root = programRoot();
  const contentDir = resolve(root, 'content');
  return {
    root,
    contentDir,
    cacheDir: defaultCacheDir(root, contentDir),
    outDir: join(root, 'dist'),
    lastDir: null,
    base: '/',
    audience: 'internal',
    exclude: [],
    entriesFile: null,
    previewFile: null,
  };
}
