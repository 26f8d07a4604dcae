import { wordsOf } from '../derive/stems.ts';
import type { Match } from './align.ts';

/** How two lists are paired: by equal keys, one kind of key after the other, then by the words that are left alike. */
export interface Pairing<T> {
  /** From the strictest key to the loosest; null where an item has none of that kind. */
  readonly keys: readonly ((item: T) => string | null)[];
  readonly words: (item: T) => string;
  /** Searches among what has no equal key, one after the other. */
  readonly alike: readonly Search<T>[];
}

interface Search<T> {
  /** The least likeness of two items that are taken for one, 0 to 1 (see `likenessOf`). */
  readonly least: number;
  /** Items of different groups are never alike. */
  readonly group?: (item: T) => string;
}

/** Pairs of positions, each position at most once, in the order of the first list. */
export function pairUp<T>(before: readonly T[], after: readonly T[], pairing: Pairing<T>): Match[] {
  const left = { before: new Set(before.keys()), after: new Set(after.keys()) };
  const found: Match[] = [];
  const take = (match: Match): void => {
    found.push(match);
    left.before.delete(match[0]);
    left.after.delete(match[1]);
  };
  for (const key of pairing.keys) for (const match of equalKeys(before, after, left, key)) take(match);
  for (const search of pairing.alike) for (const match of alike(before, after, left, pairing.words, search)) take(match);
  return found.sort((a, b) => a[0] - b[0]);
}

interface Left {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

function equalKeys<T>(before: readonly T[], after: readonly T[], left: Left, keyOf: (item: T) => string | null): Match[] {
  const places = new Map<string, number[]>();
  for (const at of left.after) {
    const item = after[at];
    const key = item === undefined ? null : keyOf(item);
    if (key === null) continue;
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  const taken = new Map<string, number>();
  return [...left.before].flatMap((at): Match[] => {
    const item = before[at];
    const key = item === undefined ? null : keyOf(item);
    if (key === null) return [];
    const used = taken.get(key) ?? 0;
    const place = places.get(key)?.[used];
    if (place === undefined) return [];
    taken.set(key, used + 1);
    return [[at, place]];
  });
}

/** So many words of an item, the rarest, look for its likes; so many places of each are looked at: n items cost n times a constant. */
const RAREST = 10;
const NEAREST = 32;

function alike<T>(before: readonly T[], after: readonly T[], left: Left, words: (item: T) => string, { least, group }: Search<T>): Match[] {
  const wordsIn = (items: readonly T[], at: number): ReadonlySet<string> => {
    const item = items[at];
    if (item === undefined) return new Set();
    const prefix = group === undefined ? '' : `${group(item)}\n`;
    return new Set([...wordsOf(words(item))].map(({ stem }) => prefix + stem));
  };
  const targets = new Map([...left.after].map((at) => [at, wordsIn(after, at)]));
  const postings = new Map<string, number[]>();
  for (const [at, set] of targets) {
    for (const word of set) {
      const known = postings.get(word);
      if (known === undefined) postings.set(word, [at]);
      else known.push(at);
    }
  }
  const scored: { readonly match: Match; readonly score: number }[] = [];
  for (const at of left.before) {
    const set = wordsIn(before, at);
    for (const candidate of candidatesOf(set, postings, (at / Math.max(1, before.length)) * after.length)) {
      const score = likenessOf(set, targets.get(candidate) ?? new Set());
      if (score >= least) scored.push({ match: [at, candidate], score });
    }
  }
  return greedy(scored);
}

function candidatesOf(words: ReadonlySet<string>, postings: ReadonlyMap<string, readonly number[]>, near: number): Set<number> {
  const lists = [...words].flatMap((word) => {
    const list = postings.get(word);
    return list === undefined ? [] : [list];
  });
  const rarest = lists.sort((a, b) => a.length - b.length).slice(0, RAREST);
  return new Set(rarest.flatMap((list) => nearest(list, near)));
}

/** The part of a sorted list around a value. */
function nearest(list: readonly number[], value: number): readonly number[] {
  if (list.length <= NEAREST) return list;
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  const start = Math.max(0, Math.min(low - NEAREST / 2, list.length - NEAREST));
  return list.slice(start, start + NEAREST);
}

/** The best first; of equals, those that stand nearest to where they stood. */
function greedy(scored: { readonly match: Match; readonly score: number }[]): Match[] {
  const distance = ([from, to]: Match): number => Math.abs(from - to);
  scored.sort((a, b) => b.score - a.score || distance(a.match) - distance(b.match) || a.match[0] - b.match[0] || a.match[1] - b.match[1]);
  const [usedBefore, usedAfter] = [new Set<number>(), new Set<number>()];
  return scored.flatMap(({ match }) => {
    if (usedBefore.has(match[0]) || usedAfter.has(match[1])) return [];
    usedBefore.add(match[0]);
    usedAfter.add(match[1]);
    return [match];
  });
}

/** Twice the shared words over all words: 1 for equal sets, 0 where nothing is shared. */
export function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

/** Matched things, then those of one side alone. */
export function pairsOf<T>(
  before: readonly T[],
  after: readonly T[],
  matches: readonly (readonly [number, number])[],
): { before: T | null; after: T | null }[] {
  const [old, now] = [new Set(matches.map(([at]) => at)), new Set(matches.map(([, at]) => at))];
  return [
    ...matches.map(([from, to]) => ({ before: before[from] ?? null, after: after[to] ?? null })),
    ...before.flatMap((item, at) => (old.has(at) ? [] : { before: item, after: null })),
    ...after.flatMap((item, at) => (now.has(at) ? [] : { before: null, after: item })),
  ];
}
