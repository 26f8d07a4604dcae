const MOST_WORDS = 20_000;
const WORD = /\p{L}[\p{L}\p{M}\p{N}]{2,23}/gu;

/** The words of the texts, the most frequent 20,000, in alphabetical order: what a misspelt word may have meant. */
export function searchWords(texts: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD)) {
      const key = word.toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return byCount
    .slice(0, MOST_WORDS)
    .map(([word]) => word)
    .sort();
}
