/** Positions of equal keys in two lists. */
export type Match = readonly [before: number, after: number];

interface Gap {
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
  readonly depth: number;
}

/** Deeper than this the anchors are too few to be worth another look. */
const MOST_DEPTH = 12;

/**
 * The equal keys of two lists that stand in the same order on both sides. Keys that occur once on each side are anchors
 * ("patience"); between two anchors the search begins anew. In n log n steps whatever the lists hold, where the usual
 * shortest edit script takes n times the number of differences.
 */
export function alignKeys(before: readonly string[], after: readonly string[]): Match[] {
  const found: Match[] = [];
  const gaps: Gap[] = [{ before: [0, before.length], after: [0, after.length], depth: 0 }];
  for (let gap = gaps.pop(); gap !== undefined; gap = gaps.pop()) {
    const inner = trim(gap, before, after, found);
    const anchors = rising(anchorsOf(inner, before, after, inner.depth < MOST_DEPTH));
    found.push(...anchors);
    if (inner.depth < MOST_DEPTH) gaps.push(...between(inner, anchors));
  }
  return found.sort((a, b) => a[0] - b[0]);
}

/** What is equal at the start and at the end of a gap is matched at once. */
function trim(gap: Gap, before: readonly string[], after: readonly string[], found: Match[]): Gap {
  let [start, end] = gap.before;
  let [from, to] = gap.after;
  while (start < end && from < to && before[start] === after[from]) found.push([start++, from++]);
  while (start < end && from < to && before[end - 1] === after[to - 1]) found.push([--end, --to]);
  return { before: [start, end], after: [from, to], depth: gap.depth };
}

/** Pairs by rising position before: of the keys that are single in the gap, or, at the last, of all in the order of occurrence. */
function anchorsOf(gap: Gap, before: readonly string[], after: readonly string[], single: boolean): Match[] {
  const places = placesIn(after, gap.after);
  const counts = placesIn(before, gap.before);
  const once = pairsOf(gap, before, (key) =>
    counts.get(key)?.length === 1 && places.get(key)?.length === 1 ? places.get(key) : undefined,
  );
  if (single && once.length > 0) return once;
  return pairsOf(gap, before, (key) => places.get(key));
}

function pairsOf(
  { before: [start, end] }: Gap,
  before: readonly string[],
  placesOf: (key: string) => readonly number[] | undefined,
): Match[] {
  const taken = new Map<string, number>();
  const pairs: Match[] = [];
  for (let at = start; at < end; at += 1) {
    const key = before[at] ?? '';
    const used = taken.get(key) ?? 0;
    const place = placesOf(key)?.[used];
    if (place === undefined) continue;
    taken.set(key, used + 1);
    pairs.push([at, place]);
  }
  return pairs;
}

function placesIn(keys: readonly string[], [start, end]: readonly [number, number]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = start; at < end; at += 1) {
    const key = keys[at] ?? '';
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  return places;
}

/** The longest run of matches whose positions rise on both sides. */
export function rising(matches: readonly Match[]): Match[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, match] of matches.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((matches[tails[middle] ?? 0]?.[1] ?? 0) < match[1]) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const run: Match[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const match = matches[at];
    if (match !== undefined) run.push(match);
  }
  return run.reverse();
}

function between({ before, after, depth }: Gap, anchors: readonly Match[]): Gap[] {
  if (anchors.length === 0) return [];
  const gaps: Gap[] = [];
  let [start, from] = [before[0], after[0]];
  for (const [at, place] of [...anchors, [before[1], after[1]] as const]) {
    if (start < at && from < place) gaps.push({ before: [start, at], after: [from, place], depth: depth + 1 });
    [start, from] = [at + 1, place + 1];
  }
  return gaps;
}
