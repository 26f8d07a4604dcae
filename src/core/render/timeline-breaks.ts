/** Where a timeline's axis leaves out time. A gap is left out only where it would make an empty screen of the rest. */

export interface Gap {
  readonly start: number;
  readonly end: number;
}

const MOST_BREAKS = 5;
/** A shorter gap is part of the story, however short the rest is. */
const SHORTEST_MS = 60 * 60_000;
/** Every gap that is left out is at least this many times as long as all that is kept. */
const FACTOR = 2;
/** Of this many instants in a row, only one gap may go: with fewer, the gap is all that there is to see. */
const INSTANTS_PER_BREAK = 3;

/**
 * The gaps to leave out, in order of time, from all instants of a timeline in ms (any order). As many as keep the rule
 * that each is at least twice as long as all that is kept together; none where fewer than four instants differ.
 */
export function breaksOf(instants: readonly number[]): readonly Gap[] {
  const points = [...new Set(instants)].sort((a, b) => a - b);
  const gaps = points.slice(1).map((end, index): Gap => ({ start: points[index] ?? end, end }));
  const longest = gaps.filter((gap) => length(gap) >= SHORTEST_MS).sort((a, b) => length(b) - length(a) || a.start - b.start);
  const total = (points.at(-1) ?? 0) - (points[0] ?? 0);
  for (let count = Math.min(MOST_BREAKS, longest.length, Math.floor((points.length - 1) / INSTANTS_PER_BREAK)); count > 0; count--) {
    const chosen = longest.slice(0, count);
    const kept = total - chosen.reduce((sum, gap) => sum + length(gap), 0);
    const shortest = chosen.at(-1);
    if (shortest !== undefined && kept > 0 && length(shortest) >= FACTOR * kept) return chosen.sort((a, b) => a.start - b.start);
  }
  return [];
}

const length = (gap: Gap): number => gap.end - gap.start;
