/** The part of Pagefind's browser API (1.5) that the search page uses. */
export interface Anchor {
  /** `li`, `h2` */
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
  readonly filters: Readonly<Record<string, readonly string[] | undefined>>;
}

export interface SearchAnswer {
  readonly results: readonly { readonly data: () => Promise<ResultData> }[];
  /** How many results each value would give, by filter, were it not filtered by it. */
  readonly totalFilters: Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;
}

export interface Pagefind {
  /** Also loads the lists of values: without a call, answers have no counts. */
  readonly filters: () => Promise<unknown>;
  readonly search: (words: string, options: { filters: Record<string, string> }) => Promise<SearchAnswer>;
}

const isPagefind = (module: unknown): module is Pagefind =>
  typeof module === 'object' && module !== null && 'search' in module && 'filters' in module && typeof module.search === 'function';

/** Loads the index that was written beside the pages. Rejects where there is none, as in development. */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const module: unknown = await import(/* @vite-ignore */ `${base.replace(/\/$/, '')}/pagefind/pagefind.js`);
  if (!isPagefind(module)) throw new Error('pagefind.js is not a search index');
  await module.filters();
  return module;
}
