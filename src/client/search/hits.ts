import { segmentsOf, type Segment } from './excerpt.ts';
import { makePause } from './pace.ts';
import type { ResultData } from './pagefind.ts';
import { locationsOf, placesOf, segmentsOfPlace, type FoundPlace } from './places.ts';

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
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  /** "Draft": of a preview's document that is not final. */
  readonly mark: string | null;
  /** Another site's name; null for this one. */
  readonly site: string | null;
  readonly lines: readonly HitLine[];
  /** How many different words of the question stand together in its best place. */
  readonly together: number;
}

export interface FoundData extends ResultData {
  readonly site?: string | null;
}

/** What a question's words are, for words that mean the same. */
export interface Asked {
  readonly words: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
}

const MOST_LINES = 6;

const pageOf = (url: string): string => url.split('#')[0] ?? url;
const isRecord = (result: ResultData): boolean => result.url.includes('#');

/**
 * Groups results by page. `byPlace`: a page on which more of the words stand together in one place comes first, since that
 * line is what answers; else each page stands where its best result did. A line that stands twice is left out once.
 */
export async function groupHits(results: readonly FoundData[], asked: Asked, byPlace = false): Promise<Hit[]> {
  const pages = Map.groupBy(results, (result) => pageOf(result.url));
  const pause = makePause();
  const hits: Hit[] = [];
  for (const [url, ofPage] of pages) {
    hits.push(hitOf(url, ofPage, asked));
    await pause();
  }
  return byPlace ? hits.toSorted((a, b) => b.together - a.together) : hits;
}

function hitOf(url: string, ofPage: readonly FoundData[], asked: Asked): Hit {
  const page = ofPage.find((result) => !isRecord(result));
  const records = ofPage.filter(isRecord);
  const first = page ?? records[0];
  const places = page === undefined ? [] : placesIn(page, asked);
  const known = new Set(records.map((record) => record.url));
  const lines = page === undefined ? [] : placeLines(page, places).filter((line) => !known.has(line.url));
  const all = [...records.map(recordLine), ...lines];
  // The page's first words, where nothing says more exactly what was found.
  const exact = all.filter(({ place }) => place !== null);
  return {
    title: first?.meta['title'] ?? url,
    url,
    date: first?.meta['date'] ?? null,
    mark: first?.meta['mark'] ?? null,
    site: first?.site ?? null,
    lines: (exact.length > 0 ? exact : all).slice(0, MOST_LINES),
    together: Math.max(0, ...places.map(({ found }) => found.size)),
  };
}

const recordLine = ({ meta, url, excerpt }: ResultData): HitLine => ({ place: meta['place'] ?? null, url, text: segmentsOf(excerpt) });

function placesIn(page: ResultData, { words, synonyms }: Asked): FoundPlace[] {
  const locations = [...new Set([...page.locations, ...locationsOf(words, page.content, synonyms)])];
  return placesOf({ ...page, locations }).sort((a, b) => Number(isList(a)) - Number(isList(b)));
}

/** A list of those present answers nothing but who was there: other places first. */
const isList = ({ anchor }: FoundPlace): boolean => anchor?.id === 'page--people';

/** The place with the most words, others that have as many, and for each word that is not shown yet the best place for it. */
function placeLines(page: ResultData, places: readonly FoundPlace[]): HitLine[] {
  const named = places.filter(({ anchor }) => anchor !== null);
  const best = named[0]?.found.size ?? 0;
  const seen = new Set<string>();
  const chosen = named.filter(({ found }, index) => {
    const more = [...found].some((word) => !seen.has(word));
    const shown = index === 0 || more || found.size === best;
    if (shown) for (const word of found) seen.add(word);
    return shown;
  });
  return (chosen.length > 0 ? chosen : places).map((place) => ({
    place: nameOf(place),
    url: urlOf(page, place),
    text: segmentsOfPlace(place),
  }));
}

/** core/render/search-page.ts marks names that have no place of their own on the page. */
const NO_PLACE = 'none--';

const urlOf = ({ url }: ResultData, { anchor }: FoundPlace): string =>
  anchor === null || anchor.id.startsWith(NO_PLACE) ? url : `${url}#${anchor.id}`;

function nameOf({ anchor }: FoundPlace): string | null {
  if (anchor === null) return null;
  const text = anchor.text?.trim() ?? '';
  return text === '' ? 'On the page' : text;
}
