import { segmentsOf, type Segment } from './excerpt.ts';
import type { ResultData } from './pagefind.ts';
import { placesOf, segmentsOfPlace, type FoundPlace } from './places.ts';

/** A line of a hit: where on the page, and the words around what was found. */
export interface HitLine {
  /** "Timeline, 14:35", "Decision", or the heading above; null for the page itself. */
  readonly place: string | null;
  readonly url: string;
  readonly text: readonly Segment[];
}

/** What was found on one page. */
export interface Hit {
  readonly title: string;
  readonly url: string;
  readonly date: string | null;
  /** "Draft": of a preview's document that is not final. */
  readonly mark: string | null;
  readonly lines: readonly HitLine[];
}

const MOST_LINES = 6;

const pageOf = (url: string): string => url.split('#')[0] ?? url;
const isRecord = (result: ResultData): boolean => result.url.includes('#');

/** Groups results by page, in the order of each page's best result. A line that stands twice is left out once. */
export function groupHits(results: readonly ResultData[]): Hit[] {
  const pages = Map.groupBy(results, (result) => pageOf(result.url));
  return [...pages].map(([url, ofPage]) => {
    const page = ofPage.find((result) => !isRecord(result));
    const records = ofPage.filter(isRecord);
    const title = page?.meta['title'] ?? records[0]?.meta['page'] ?? url;
    const date = (page ?? records[0])?.meta['date'] ?? null;
    const mark = (page ?? records[0])?.meta['mark'] ?? null;
    const lines = records.map(recordLine);
    const known = new Set(lines.map((line) => line.url));
    const more = page === undefined ? [] : pageLines(page).filter((line) => !known.has(line.url));
    const all = [...lines, ...more];
    // The page's first words, where nothing says more exactly what was found.
    const exact = all.filter(({ place }) => place !== null);
    return { title, url, date, mark, lines: (exact.length > 0 ? exact : all).slice(0, MOST_LINES) };
  });
}

const recordLine = ({ meta, url, excerpt }: ResultData): HitLine => ({ place: meta['place'] ?? null, url, text: segmentsOf(excerpt) });

/** Places that have as many of the words as the best one; one more where that is a single place. */
function pageLines(page: ResultData): HitLine[] {
  const places = placesOf(page);
  const best = places[0]?.variety ?? 0;
  return places
    .filter(({ variety }, index) => variety === best || index < 2)
    .map((place) => ({
      place: nameOf(place),
      url: place.anchor === null ? page.url : `${page.url}#${place.anchor.id}`,
      text: segmentsOfPlace(place),
    }));
}

function nameOf({ anchor, time }: FoundPlace): string | null {
  if (anchor === null) return null;
  if (time !== null) return `Timeline, ${time}`;
  const heading = /^h\d$/.test(anchor.element);
  if (heading && anchor.text !== undefined && anchor.text.trim() !== '') return anchor.text;
  if (!heading && anchor.id.startsWith('t-')) return 'Timeline';
  if (!heading && anchor.id.startsWith('decision-')) return 'Decision';
  if (!heading && anchor.id.startsWith('action-')) return 'Action';
  return 'On the page';
}
