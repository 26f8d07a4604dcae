/** The words that a reader followed to a place, kept for the page that has it. src/client/shortcuts.ts knows the key, too. */
const KEY = 'afterword:found';

/** Remembers the marked words of a hit's line for the page that its link leads to. */
export function rememberWords(link: HTMLAnchorElement): void {
  const words = [...link.querySelectorAll('mark')].map(({ textContent }) => textContent);
  sessionStorage.setItem(KEY, JSON.stringify({ href: link.href, words: [...new Set(words)].slice(0, 20) }));
}

/** The words for this very address; none where the reader came another way. */
export function wordsFor(address: string): string[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  if (typeof kept !== 'object' || kept === null || !('href' in kept) || !('words' in kept) || kept.href !== address) return [];
  const words: readonly unknown[] = Array.isArray(kept.words) ? kept.words : [];
  return words.filter((word) => typeof word === 'string').filter((word) => word.trim() !== '');
}
