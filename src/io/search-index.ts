import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createIndex, type PagefindIndex } from 'pagefind';
import { keepIndex, readKeptIndex } from './kept-index.ts';
import { orderSearchIndex, type IndexFiles } from './search-order.ts';

/** A line of a page that deserves a hit of its own: an event, a decision, an action, a topic. */
export interface SearchRecord {
  /** With its anchor, without the base: `/incidents/x/#t-2024-03-18-1423`. */
  readonly url: string;
  /** What is searched, as plain text. */
  readonly content: string;
  readonly meta: { readonly title: string; readonly place: string; readonly page: string; readonly date: string; readonly mark?: string };
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** `YYYY-MM-DD`: a record without the key would drop out of a sorted search. */
  readonly sort: { readonly date: string };
}

export interface IndexJob {
  readonly siteDir: string;
  readonly records: readonly SearchRecord[];
  readonly cacheDir: string;
  /** Of the site, as ISO 639-1: one language, one index. */
  readonly language: string;
}

export interface IndexResult {
  readonly pageCount: number;
  readonly recordCount: number;
  /** Nothing that is searched has changed since the last build, so its index was copied. */
  readonly reused: boolean;
}

/** The index could not be made; the message says what Pagefind said. */
export class SearchIndexError extends Error {}

const VERSION = 'pagefind 1.5.2, records 4';
/** Records go to the indexing process in turns: all at once, they fill its pipe and our memory. */
const BATCH = 500;

/** Writes the search index of the site in `siteDir` to its folder `pagefind`, or copies the last one where nothing changed. */
export async function indexSite(job: IndexJob): Promise<IndexResult> {
  const kept = join(job.cacheDir, 'search.cbor');
  const pages = listPages(job.siteDir);
  const digest = digestOf(job, pages);
  const known = readKeptIndex(kept, digest);
  const files = known ?? (await makeIndex(job));
  for (const [path, content] of files) writeInto(join(job.siteDir, 'pagefind'), path, content);
  if (known === null) keepIndex(kept, digest, files);
  return { pageCount: pages.length, recordCount: job.records.length, reused: known !== null };
}

/** Relative paths of the built pages, in one order. */
function listPages(siteDir: string): string[] {
  return readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .sort();
}

function digestOf({ siteDir, records, language }: IndexJob, pages: readonly string[]): string {
  const hash: Hash = createHash('sha256').update(`${VERSION}\0${language}\0`);
  for (const page of pages)
    hash
      .update(`${page}\0`)
      .update(readFileSync(join(siteDir, page)))
      .update('\0');
  return hash.update(JSON.stringify(records)).digest('hex');
}

async function makeIndex({ siteDir, records, language }: IndexJob): Promise<IndexFiles> {
  const { index, errors } = await createIndex({ forceLanguage: language });
  refuse(errors);
  if (index === undefined) throw new SearchIndexError('the indexing process did not start');
  try {
    refuse((await index.addDirectory({ path: siteDir })).errors);
    await addRecords(index, records, language);
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

function writeInto(dir: string, path: string, content: Uint8Array): void {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function addRecords(index: PagefindIndex, records: readonly SearchRecord[], language: string): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH).map((record) => index.addCustomRecord(toPagefind(record, language)));
    for (const { errors } of await Promise.all(batch)) refuse(errors);
  }
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
