import type { Nodes } from 'mdast';
import { childrenOf, rangeOf } from '../parse/markdown.ts';
import { lineStartOf, type Span } from './spans.ts';

/** What cannot be cut in the middle without meaning something else. Lists and tables can: their items and rows stay whole. */
const WHOLE: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'blockquote', 'listItem', 'tableRow', 'tableCell', 'code', 'inlineCode', 'footnoteDefinition'],
  ...['link', 'linkReference', 'emphasis', 'strong', 'delete', 'mdxJsxFlowElement', 'mdxJsxTextElement'],
]);

/** In words, what a stretch starts in and ends outside of, or the other way round; null where it crosses nothing. */
export function crossedBy(span: Span, root: Nodes, text: string): string | null {
  const words = wordsOf(span, text);
  // What starts behind a mark that has its line for itself does not stand around it.
  const opening = lineStartOf(text, span.start) === span.start ? span.start : words.start;
  const nodes: Nodes[] = [root];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const { start, end } = rangeOf(node);
    if (node !== root && (end.offset <= words.start || start.offset >= words.end)) continue;
    const isWithin = span.start <= start.offset && end.offset <= span.end;
    const isAround = start.offset <= opening && words.end <= end.offset;
    if (WHOLE.has(node.type) && !isWithin && !isAround) return NAMES.get(node.type) ?? 'a mark';
    if (!isWithin) nodes.push(...childrenOf(node));
  }
  return null;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['paragraph', 'a paragraph'],
  ['heading', 'a heading'],
  ['blockquote', 'a quote'],
  ['listItem', 'an item of a list'],
  ['tableRow', 'a row of a table'],
  ['tableCell', 'a cell of a table'],
  ['code', 'a block of code'],
  ['link', 'a link'],
  ['mdxJsxFlowElement', 'a component'],
]);

/** Without the white space and the quote marks at its ends: they belong to no node. */
function wordsOf({ start, end }: Span, text: string): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && /[\s>]/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
