import type { Nodes } from 'mdast';
import type { SourceRange } from '../position.ts';
import { childrenOf, parseMarkdown, plainText, rangeOf } from './markdown.ts';

/** The plain text of source ranges, one entry a block; what stands in no block of the tree is nothing. */
export type ProseTexts = (ranges: readonly SourceRange[]) => string[];

/**
 * Reads the text of any ranges of one document. `body` is its source with the front matter blanked, so that offsets are
 * the file's own. A document whose markup cannot be read has no text: it was refused before.
 */
export function proseTexts(body: string, format: 'md' | 'mdx'): ProseTexts {
  const tree = parseMarkdown(body, format);
  if (!tree.ok) return () => [];
  return (ranges) => ranges.flatMap((range) => blocksWithin(tree.root, range, body)).filter((text) => text !== '');
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A list, a quote or a table counts by its items and rows. */
const GROUPS: ReadonlySet<string> = new Set(['root', 'list', 'listItem', 'blockquote', 'table', 'mdxJsxFlowElement']);
const NO_TEXT: ReadonlySet<string> = new Set(['yaml', 'definition']);

function blocksWithin(node: Nodes, range: SourceRange, body: string): string[] {
  const span = overlap(node, range);
  if (span === null || NO_TEXT.has(node.type)) return [];
  if (node.type === 'html') return [wordsOfHtml(node.value)];
  if (GROUPS.has(node.type)) return childrenOf(node).flatMap((child) => blocksWithin(child, range, body));
  return [textWithin(node, range, body).replace(/\s+/g, ' ').trim()];
}

/** What a reader sees of HTML in a document: its text, without comments and what is no text. */
export const wordsOfHtml = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What a range takes of a node: a range may begin after a label ("**Root cause:** …") or a time, in the middle of a text. */
function textWithin(node: Nodes, range: SourceRange, body: string): string {
  const span = overlap(node, range);
  if (span === null) return '';
  const { start, end } = rangeOf(node);
  if (span.from === start.offset && span.to === end.offset) return plainText(node) === '' ? '' : spaced(node, body);
  const children = childrenOf(node);
  if (children.length > 0) return children.map((child) => textWithin(child, range, body)).join('');
  return body.slice(span.from, span.to);
}

/** Plain text keeps no space at its ends, which words beside it need. */
const spaced = (node: Nodes, body: string): string => {
  const { start, end } = rangeOf(node);
  const before = /\s/.test(body.charAt(start.offset)) ? ' ' : '';
  return `${before}${plainText(node)}${/\s/.test(body.charAt(end.offset - 1)) ? ' ' : ''}`;
};

function overlap(node: Nodes, range: SourceRange): Span | null {
  const { start, end } = rangeOf(node);
  const from = Math.max(start.offset, range.start.offset);
  const to = Math.min(end.offset, range.end.offset);
  return from < to ? { from, to } : null;
}
