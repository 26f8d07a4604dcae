/** Letters and digits alone, without accents: what two spellings of a name have in common. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The values that a reader may mean by `typed`: the one that is spelt so, else those of which each typed word begins a
 * word ("alex" -> "Alex Johnson"; "1" -> "SEV1", which ends in it). `also`: other spellings of values.
 */
export function matching(typed: string, values: readonly string[], also: readonly (readonly [string, string])[] = []): string[] {
  const key = fold(typed);
  if (key === '') return [];
  const spelt = [...values.map((value) => [value, value] as const), ...also];
  const exact = spelt.filter(([spelling]) => fold(spelling) === key);
  const begins = (spelling: string): boolean => {
    const parts = fold(spelling).split(' ');
    return key.split(' ').every((word) => parts.some((part) => part.startsWith(word)));
  };
  const found = exact.length > 0 ? exact : spelt.filter(([spelling]) => begins(spelling));
  const numbered =
    found.length > 0 || !/^\d+$/.test(key) ? found : spelt.filter(([spelling]) => new RegExp(`\\D${key}$`).test(fold(spelling)));
  return [...new Set(numbered.map(([, value]) => value))];
}

const MOST_EDITS = 2;

/** How many letters must be changed, put in, left out or swapped; `limit + 1` where it is more than `limit`. */
export function editDistance(a: string, b: string, limit = MOST_EDITS): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...next) > limit) return limit + 1;
    [before, last] = [last, next];
  }
  return last[b.length] ?? limit + 1;
}

/** The words that are nearest to a word that nothing has, the nearest first, at most three. Short words allow one edit. */
export function nearest(word: string, words: readonly string[]): string[] {
  const typed = word.toLowerCase();
  const limit = typed.length < 5 ? 1 : MOST_EDITS;
  // Whoever misspells a word mostly keeps its first or its last letter; the others are too many to measure while typing.
  const alike = (other: string): boolean => other.startsWith(typed.charAt(0)) || other.endsWith(typed.slice(-1));
  return words
    .filter((other) => Math.abs(other.length - typed.length) <= limit && alike(other))
    .map((other) => ({ other, edits: editDistance(typed, other, limit) }))
    .filter(({ edits, other }) => edits > 0 && edits <= limit && other.length > 2)
    .sort((a, b) => a.edits - b.edits || sharedStart(typed, b.other) - sharedStart(typed, a.other))
    .slice(0, 3)
    .map(({ other }) => other);
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
