import type { Segment } from './excerpt.ts';
import type { Anchor, ResultData } from './pagefind.ts';

/** A place on a found page, with the words found there. */
export interface FoundPlace {
  /** Null where it is the page itself. */
  readonly anchor: Anchor | null;
  /** The words around what was found, from the place's first word on. */
  readonly words: readonly { readonly text: string; readonly found: boolean }[];
  /** The different words that were found here, without their ends: "pools" and "pool" are one. */
  readonly found: ReadonlySet<string>;
}

const LONGEST = 30;
const BEFORE = 6;

const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Close enough to tell words apart: the index has found them by their true stems. */
const stem = (word: string): string => word.replace(/(?:ings?|ed|es|s)$/, '');

/**
 * The places of a page where words were found, the one with most of them first. The index has a heading for each place of
 * the page (core/render/search-page.ts), with the anchor and the name that a reader knows.
 */
export function placesOf({ content, anchors, locations }: Pick<ResultData, 'content' | 'anchors' | 'locations'>): FoundPlace[] {
  const words = content.split(/\s+/);
  const stops = anchors.toSorted((a, b) => a.location - b.location);
  const found = Map.groupBy(locations, (location) => lastBefore(stops, location));
  return [...found]
    .map(([index, at]) => {
      const start = index < 0 ? 0 : (stops[index]?.location ?? 0);
      const end = stops.slice(index + 1).find(({ location }) => location > start)?.location ?? words.length;
      return placeOf(stops[index] ?? null, words, { start, end }, new Set(at));
    })
    .sort((a, b) => b.found.size - a.found.size);
}

/** Index of the last anchor at or before a word; -1 before the first. */
function lastBefore(stops: readonly Anchor[], location: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle]?.location ?? 0) <= location) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function placeOf(
  anchor: Anchor | null,
  words: readonly string[],
  room: { start: number; end: number },
  at: ReadonlySet<number>,
): FoundPlace {
  // The name is shown beside the words: they begin after it.
  const name = anchor?.text?.trim() ?? '';
  const first = room.start + (name === '' ? 0 : name.split(/\s+/).length);
  const inText = [...at].filter((location) => location >= first);
  const from = Math.max(first, Math.min((inText.length > 0 ? Math.min(...inText) : first) - BEFORE, room.end - LONGEST));
  const shown = words.slice(from, Math.min(from + LONGEST, room.end)).map((text, index) => ({ text, found: at.has(from + index) }));
  const gap = [{ text: '…', found: false }];
  return {
    anchor,
    words: [...(from > first ? gap : []), ...shown, ...(from + LONGEST < room.end ? gap : [])],
    found: new Set([...at].map((location) => stem(bare(words[location] ?? '')))),
  };
}

/** The words as text with marks: neighbours found are one mark each, so that a reader hears words. */
export function segmentsOfPlace({ words }: Pick<FoundPlace, 'words'>): Segment[] {
  const segments: Segment[] = [];
  for (const [index, { text, found }] of words.entries()) {
    const last = segments.at(-1);
    const spaced = index === 0 ? text : ` ${text}`;
    if (last?.found === false && !found) segments[segments.length - 1] = { text: last.text + spaced, found };
    else if (found && index > 0) segments.push({ text: ' ', found: false }, { text, found });
    else segments.push({ text: spaced, found });
  }
  return segments;
}

/** Where words stand that mean the same as words of the question: a page is found by them, and they are what answers. */
export function locationsOf(words: readonly string[], content: string, synonyms: readonly (readonly string[])[]): number[] {
  const asked = new Set(words.map(bare));
  const same = new Set(synonyms.filter((group) => group.some((word) => asked.has(bare(word)))).flatMap((group) => group.map(bare)));
  if (same.size === 0) return [];
  return content.split(/\s+/).flatMap((word, index) => (same.has(bare(word)) ? [index] : []));
}
