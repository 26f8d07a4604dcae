import { wordsFor } from './found-words.ts';

/**
 * Marks the words that were searched for at the place of the address, without touching the page: a highlight, where the
 * browser has them (since 2020 to 2025, by browser). Elsewhere the place is marked as the target alone.
 */
export function markWords(): void {
  const words = wordsFor(location.href);
  const target = document.querySelector(':target');
  if (words.length === 0 || target === null || !('highlights' in CSS)) return;
  const place = target.closest('li, section') ?? target;
  const pattern = patternOf(words);
  CSS.highlights.set('found', new Highlight(...rangesIn(place, pattern)));
}

/** The words as they may stand in a text, whatever signs they hold. */
export const patternOf = (words: readonly string[]): RegExp =>
  new RegExp(
    words
      .map((word) => escape(bare(word)))
      .filter((word) => word !== '')
      .join('|'),
    'giu',
  );

// No dash: with the flag `u` only what must be escaped may be.
const escape = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** “pool,” was found as “pool”. */
const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

function rangesIn(place: Element, pattern: RegExp): Range[] {
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    for (const match of (node.nodeValue ?? '').matchAll(pattern)) {
      if (match[0] === '') continue;
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}
