/** The words that a reader followed to a place, kept for the page that has it. src/client/shortcuts.ts knows the key, too. */
const KEY = 'afterword:found';

/** Remembers the marked words of a hit's line for the page that its link leads to. */
export function rememberWords(link: HTMLAnchorElement): void {
  const words = [...link.querySelectorAll('mark')].map(({ textContent }) => textContent);
  sessionStorage.setItem(KEY, JSON.stringify({ href: link.href, words: [...new Set(words)].slice(0, 20) }));
}

/** Remembers them whenever a hit of `list` is followed. */
export function rememberFollowed(list: Element): void {
  // `auxclick`: the middle button opens a tab of its own, which takes a copy of what is kept here.
  for (const event of ['click', 'auxclick'])
    list.addEventListener(event, ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null;
      if (link !== null) rememberWords(link);
    });
}

/** The words for this very address; none where the reader came another way. */
export function wordsFor(address: string): string[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  if (typeof kept !== 'object' || kept === null || !('href' in kept) || !('words' in kept) || kept.href !== address) return [];
  const words: readonly unknown[] = Array.isArray(kept.words) ? kept.words : [];
  return words.filter((word) => typeof word === 'string').filter((word) => word.trim() !== '');
}
