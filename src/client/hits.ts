import type { ResultData } from './pagefind.ts';

/** A line of a hit: where on the page, and the words around what was found. */
export interface HitLine {
  /** "Timeline, 14:35", "Decision", or the heading above; null for the page itself. */
  readonly place: string | null;
  readonly url: string;
  readonly excerpt: string;
}

/** What was found on one page. */
export interface Hit {
  readonly title: string;
  readonly url: string;
  readonly date: string | null;
  readonly lines: readonly HitLine[];
}

/** Of the headings of one page; its events, decisions and actions are records of their own. */
const MOST_HEADINGS = 2;
const MOST_LINES = 6;

const pageOf = (url: string): string => url.split('#')[0] ?? url;
const isRecord = (result: ResultData): boolean => result.url.includes('#');
const wordsOf = (excerpt: string): string => excerpt.replace(/<\/?mark>|[^\p{L}\p{N}]+/giu, ' ').trim();

/** Groups results by page, in the order of each page's best result. A line that repeats another is left out. */
export function groupHits(results: readonly ResultData[]): Hit[] {
  const pages = Map.groupBy(results, (result) => pageOf(result.url));
  return [...pages].map(([url, ofPage]) => {
    const page = ofPage.find((result) => !isRecord(result));
    const records = ofPage.filter(isRecord);
    const title = page?.meta['title'] ?? records[0]?.meta['page'] ?? url;
    const date = (page ?? records[0])?.meta['date'] ?? null;
    return {
      title,
      url,
      date,
      lines: linesOf(records.map(recordLine), headingLines(page, records.length === 0)).slice(0, MOST_LINES),
    };
  });
}

/** `('<mark>Root</mark> cause. It was', 'Root cause. ') -> 'It was'`: the words found in the heading are marked too. */
function withoutLead(excerpt: string, lead: string): string {
  if (!excerpt.replace(/<\/?mark>/g, '').startsWith(lead)) return excerpt;
  let rest = excerpt;
  for (const character of lead) rest = rest.replace(/^(?:<\/?mark>)+/, '').slice(character.length);
  return rest;
}

const recordLine = (result: ResultData): HitLine => ({
  place: result.meta['place'] ?? null,
  url: result.url,
  excerpt: result.excerpt,
});

/** The page's own words are shown only where nothing says more exactly where they stand. */
function headingLines(page: ResultData | undefined, alone: boolean): HitLine[] {
  if (page === undefined) return [];
  const headings = page.sub_results.filter(({ url }) => url.includes('#')).slice(0, MOST_HEADINGS);
  if (headings.length === 0) return alone ? [{ place: null, url: page.url, excerpt: page.excerpt }] : [];
  // Pagefind puts the heading before its text: the place says it already.
  return headings.map(({ title, url, excerpt }) => ({ place: title, url, excerpt: withoutLead(excerpt, `${title}. `) }));
}

/** Records come first, each of them; a heading only where it says more than they: not “Timeline” beside “Timeline, 14:35”. */
function linesOf(records: readonly HitLine[], headings: readonly HitLine[]): HitLine[] {
  const repeats = (heading: HitLine, record: HitLine): boolean => {
    const words = wordsOf(heading.excerpt);
    const said = wordsOf(record.excerpt);
    const inside = heading.place !== null && record.place?.startsWith(`${heading.place}, `) === true;
    return inside || heading.url === record.url || said.includes(words) || words.includes(said);
  };
  return [...records, ...headings.filter((heading) => !records.some((record) => repeats(heading, record)))];
}
