import { searchNames } from '../derive/search-names.ts';
import type { Archive, IncidentPage, Mark, MeetingPage, SearchNames } from '../derive/page-data.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import { placesOf } from '../parse/places.ts';
import { proseTexts, type ProseTexts } from '../parse/prose-text.ts';
import type { Context } from '../schema/site.ts';
import { searchPage, type SearchPage } from './search-page.ts';
import { searchWords } from './search-words.ts';

/** A decision or an action as a hit of its own. */
export interface SearchRecord {
  /** With its anchor, without the base: `/meetings/x/#decision-1`. */
  readonly url: string;
  /** What is searched, as plain text. */
  readonly content: string;
  readonly meta: { readonly title: string; readonly place: string; readonly date: string; readonly mark?: string };
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** `YYYY-MM-DD`: a record without the key would drop out of a sorted search. */
  readonly sort: { readonly date: string };
}

/** Everything that is searched: pages, the lines that have an index of their own, and what the search page knows beforehand. */
export interface SearchSite {
  readonly pages: readonly SearchPage[];
  readonly records: readonly SearchRecord[];
  readonly names: SearchNames;
  readonly sites: Context['site']['search']['sites'];
  readonly words: readonly string[];
}

type Documents = Pick<Archive, 'incidents' | 'meetings' | 'marks'>;

/** The search of an archive. `texts`: the sources of its documents by path. Time grows with their length. */
export function searchSite(archive: Documents, context: Context, texts: ReadonlyMap<string, string>): SearchSite {
  const documents = [...archive.incidents, ...archive.meetings];
  const { synonyms, sites } = context.site.search;
  const readers = new Map<string, ProseTexts>();
  const pages = documents.map((page) =>
    searchPage(page, readerOf(page.provenance.path, texts, readers), { synonyms, mark: archive.marks.get(page.href) ?? null }),
  );
  return {
    pages,
    records: documents.flatMap((page) => recordsOf(page, archive.marks.get(page.href))),
    names: searchNames(archive, context),
    sites,
    words: searchWords(pages.map(({ text }) => text)),
  };
}

/** A meeting and the incidents in it share a document: it is parsed once. */
function readerOf(path: string, texts: ReadonlyMap<string, string>, readers: Map<string, ProseTexts>): ProseTexts {
  const known = readers.get(path);
  if (known !== undefined) return known;
  const text = texts.get(path) ?? '';
  const { body } = readFrontMatter(path, placesOf(text));
  const reader = proseTexts(body, /\.mdx$/i.test(path) ? 'mdx' : 'md');
  readers.set(path, reader);
  return reader;
}

function recordsOf({ href, title, search }: IncidentPage | MeetingPage, mark: Mark | undefined): SearchRecord[] {
  return search.lines
    .filter(({ own }) => own)
    .map(({ anchor, place, texts, filters }) => ({
      url: `${href}#${anchor}`,
      content: texts.join('. '),
      meta: { title, place, date: search.dateIso, ...(mark === undefined ? {} : { mark }) },
      filters: groupValues(filters),
      sort: { date: search.dateIso },
    }));
}

function groupValues(filters: SearchRecordFilters): Record<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { name, value } of filters) groups.set(name, [...(groups.get(name) ?? []), value]);
  return Object.fromEntries(groups);
}

type SearchRecordFilters = IncidentPage['search']['lines'][number]['filters'];
