/** The part of Pagefind's browser API (1.5) that the search uses. */
export interface Anchor {
  /** `h2` */
  readonly element: string;
  readonly id: string;
  /** Of a heading. */
  readonly text?: string;
  /** Of its first word in `content`, counted in words. */
  readonly location: number;
}

export interface ResultData {
  /** With the site's base; a record's has an anchor. */
  readonly url: string;
  /** HTML: escaped text with `<mark>` around the words found. */
  readonly excerpt: string;
  /** All that is searched on the page, as text. */
  readonly content: string;
  /** Each word of `content` that was found. */
  readonly locations: readonly number[];
  /** Whatever has an id. */
  readonly anchors: readonly Anchor[];
  readonly meta: Readonly<Record<string, string | undefined>>;
}

export interface Result {
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<ResultData>;
}

/** Facet -> value -> how many results have it. Of filters that were loaded alone. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;

export interface SearchAnswer {
  readonly results: readonly Result[];
  /** Of these results. */
  readonly filters: Counts;
}

export interface SearchOptions {
  readonly filters?: Readonly<Record<string, { readonly any: readonly string[] }>>;
  readonly sort?: Readonly<Record<string, 'asc' | 'desc'>>;
}

/** One index. `search(null)` finds everything that passes the filters. */
export interface Pagefind {
  readonly init: () => Promise<unknown>;
  /** Waits until the index is open. */
  readonly options: (options: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly search: (words: string | null, options?: SearchOptions) => Promise<SearchAnswer>;
  /** Loads what such a search needs; a filter that was loaded is counted from then on. */
  readonly preload: (words: string | null, options?: SearchOptions) => Promise<unknown>;
}

export interface PagefindProgram {
  readonly createInstance: (options: Readonly<Record<string, unknown>>) => Pagefind;
}

const isProgram = (module: unknown): module is PagefindProgram =>
  typeof module === 'object' && module !== null && 'createInstance' in module && typeof module.createInstance === 'function';

/** Loads the program that was written beside the pages' index. Rejects where there is none. */
export async function loadProgram(bundle: string): Promise<PagefindProgram> {
  const module: unknown = await import(/* @vite-ignore */ `${bundle}pagefind.js`);
  if (!isProgram(module)) throw new Error('pagefind.js is not a search index');
  return module;
}
