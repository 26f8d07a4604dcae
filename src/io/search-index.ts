import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createIndex, type PagefindIndex } from 'pagefind';
import type { SearchPage } from '../core/render/search-page.ts';
import type { SearchRecord, SearchSite } from '../core/render/search-site.ts';
import { keepIndex, readKeptIndex } from './kept-index.ts';
import { orderSearchIndex, type IndexFiles } from './search-order.ts';
import type { SiteFiles } from './site-files.ts';

export interface IndexJob {
  readonly site: SearchSite;
  readonly cacheDir: string;
  /** Of the site, as ISO 639-1: one language, one index. */
  readonly language: string;
}

/** What can be searched. */
export interface IndexSummary {
  readonly pageCount: number;
  readonly recordCount: number;
  /** Nothing that is searched has changed since the last build, so its index is that one. */
  readonly reused: boolean;
}

/** An index that is ready to be written. */
export interface PreparedIndex extends IndexSummary {
  /** Below the folder `pagefind` of the site. */
  readonly files: IndexFiles;
}

/** The index could not be made; the message says what Pagefind said. */
export class SearchIndexError extends Error {}

const VERSION = 'pagefind 1.5.2, pages and lines 5';
/** Pages and records go to the indexing process in turns: all at once, they fill its pipe and our memory. */
const BATCH = 500;

/** Makes the search index, in a process of its own; of its two parts, what has not changed is that of the last build. */
export async function prepareIndex({ site, cacheDir, language }: IndexJob): Promise<PreparedIndex> {
  let made = 0;
  const files = await joinParts(site, async (name, parts, make) => {
    const kept = join(cacheDir, `search-${name}.cbor`);
    const digest = createHash('sha256')
      .update(JSON.stringify([VERSION, language, parts]))
      .digest('hex');
    const known = readKeptIndex(kept, digest);
    if (known !== null) return known;
    made += 1;
    const fresh = await make(language);
    keepIndex(kept, digest, fresh);
    return fresh;
  });
  return { files, pageCount: site.pages.length, recordCount: site.records.length, reused: made === 0 };
}

/** Writes the index to the folder `pagefind` of a site. */
export function writeIndex({ files }: PreparedIndex, site: SiteFiles): void {
  for (const [path, content] of files) site.write(`pagefind/${path}`, content);
}

/** Makes the search index, and writes it into the folder `pagefind` of a site. */
export async function addIndex(job: IndexJob, site: SiteFiles): Promise<IndexSummary> {
  const { files, ...summary } = await prepareIndex(job);
  writeIndex({ files, ...summary }, site);
  return summary;
}

/** The whole index, all of it made now. */
export const makeSearchIndex = (site: SearchSite, language: string): Promise<IndexFiles> =>
  joinParts(site, (_name, _parts, make) => make(language));

/** Gives the index of `parts`, by making it or otherwise. */
type Provide = (name: string, parts: unknown, make: (language: string) => Promise<IndexFiles>) => Promise<IndexFiles>;

/**
 * Two indexes and what the search page knows beforehand. Decisions and actions stand in an index of their own, which a
 * browser loads when it is asked for them: in that of the pages they would treble what every first search loads.
 */
async function joinParts(site: SearchSite, provide: Provide): Promise<IndexFiles> {
  const [pages, lines] = await Promise.all([
    provide('pages', site.pages, (language) => makeIndex(language, (index) => addPages(index, site.pages))),
    provide('lines', site.records, (language) => makeIndex(language, (index) => addRecords(index, site.records, language))),
  ]);
  // The program itself is borrowed from the pages' index.
  const own = [...lines].filter(([path]) => !path.endsWith('.js')).map(([path, content]) => [`lines/${path}`, content] as const);
  const bytes = own.filter(([path]) => WORDS.test(path)).reduce((sum, [, content]) => sum + content.length, 0);
  const about = { ...site.names, lines: { count: site.records.length, bytes }, sites: site.sites };
  return new Map([...pages, ...own, ['names.json', jsonOf(about)] as const, ['words.json', jsonOf(site.words)] as const]);
}

/** What an index of some size loads for a question; fragments come one by one, the program is always the same. */
const WORDS = /\.pf_(?:meta|index|filter)$/;

const jsonOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

async function makeIndex(language: string, fill: (index: PagefindIndex) => Promise<void>): Promise<IndexFiles> {
  const { index, errors } = await createIndex({ forceLanguage: language });
  refuse(errors);
  if (index === undefined) throw new SearchIndexError('the indexing process did not start');
  try {
    await fill(index);
    // Not writeFiles: it answered while the last files were still empty (its runtime writes on after the answer).
    const { errors: faults, files } = await index.getFiles();
    refuse(faults);
    const own = files.filter(({ path }) => !INTERFACE.test(path)).map(({ path, content }) => [path, content] as const);
    return orderSearchIndex(new Map(own));
  } finally {
    await index.deleteIndex();
  }
}

/** Pagefind's own search boxes, 400 kB: the site has a search page of its own. */
const INTERFACE = /^pagefind-(?:component-ui|modular-ui|ui|highlight)\./;

const addPages = (index: PagefindIndex, pages: readonly SearchPage[]): Promise<void> =>
  inTurns(pages, ({ url, html }) => index.addHTMLFile({ url, content: html }));

const addRecords = (index: PagefindIndex, records: readonly SearchRecord[], language: string): Promise<void> =>
  inTurns(records, (record) => index.addCustomRecord(toPagefind(record, language)));

async function inTurns<T>(all: readonly T[], add: (one: T) => Promise<{ errors: string[] }>): Promise<void> {
  for (let from = 0; from < all.length; from += BATCH)
    for (const { errors } of await Promise.all(all.slice(from, from + BATCH).map(add))) refuse(errors);
}

const toPagefind = ({ url, content, meta, filters, sort }: SearchRecord, language: string) => ({
  url,
  content,
  language,
  meta: { ...meta },
  filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]])),
  sort: { ...sort },
});

/** Pagefind returns its errors in place of throwing them. */
function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new SearchIndexError(errors.join('; '));
}
