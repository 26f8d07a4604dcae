import type { Segment } from './excerpt.ts';
import type { Anchor, ResultData } from './pagefind.ts';

/** A place on a found page, with the words found there. */
export interface FoundPlace {
  readonly anchor: Anchor | null;
  /** The words around what was found, from the place's first word on. */
  readonly words: readonly { readonly text: string; readonly found: boolean }[];
  /** "14:35" of an event; null elsewhere. */
  readonly time: string | null;
  /** How many different words of the question stand here. */
  readonly variety: number;
}

const LONGEST = 30;
const BEFORE = 6;

const isEvent = ({ element, id }: Anchor): boolean => element === 'li' && id.startsWith('t-');
const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The places of a page (its headings, events, decisions and actions: whatever has an id) where words were found, the
 * one with most of them first. Pagefind's own list has headings alone.
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
    .sort((a, b) => b.variety - a.variety);
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
  const lead = anchor === null ? 0 : leadOf(anchor, words.slice(room.start, room.end));
  const time = anchor !== null && isEvent(anchor) && lead > 0 ? words.slice(room.start, room.start + lead).join(' ') : null;
  const first = room.start + lead;
  const inText = [...at].filter((location) => location >= first);
  const from = Math.max(first, Math.min((inText.length > 0 ? Math.min(...inText) : first) - BEFORE, room.end - LONGEST));
  const shown = words.slice(from, Math.min(from + LONGEST, room.end)).map((text, index) => ({ text, found: at.has(from + index) }));
  const gap = [{ text: '…', found: false }];
  return {
    anchor,
    words: [...(from > first ? gap : []), ...shown, ...(from + LONGEST < room.end ? gap : [])],
    time: time === null ? null : time.replace(/\.$/, ''),
    variety: new Set([...at].map((location) => bare(words[location] ?? ''))).size,
  };
}

/** How many words at the start say what the place's name says already: an event's time, a heading. */
function leadOf(anchor: Anchor, words: readonly string[]): number {
  if (isEvent(anchor)) return words.findIndex((word) => word.endsWith('.')) + 1;
  const name = anchor.text?.trim().split(/\s+/) ?? [];
  return /^h\d$/.test(anchor.element) && name.every((word, index) => words[index]?.startsWith(word) === true) ? name.length : 0;
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
