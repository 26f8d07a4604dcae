import { rangeOf } from '../markdown.ts';
import { leafAt, sourceOffset, type InlineText } from './inline-text.ts';

/** A stretch of the source, by its offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The source of the characters `from` to `to` of a plain text, with its formatting. Where the cut falls inside bold or
 * code, the rest of it comes without its marks as a stretch of its own, so that no half mark is left; a link is kept whole.
 */
export function spansOf(inline: InlineText, from: number, to: number, source: string): Span[] {
  if (from >= to) return [];
  const end = sourceEnd(inline, to, source);
  const leaf = leafAt(inline, from);
  if (leaf === null) return [];
  const spans: Span[] = [];
  let start = sourceOffset(inline, from, source);
  for (const node of [...leaf.around].reverse()) {
    const outer = rangeOf(node);
    // Angle brackets around capitals ("<START OF OUTAGE>") would be HTML on the page: only what is inside is kept.
    const first = leaf.at === from && node.type !== 'html' && (!('children' in node) || start <= firstInside(node));
    if (first || node.type === 'link' || node.type === 'image') {
      if (outer.end.offset <= end) start = outer.start.offset;
      continue;
    }
    const inner = Math.min(lastInside(node), end);
    if (start < inner) spans.push({ start, end: inner });
    start = outer.end.offset;
  }
  if (start < end) spans.push({ start, end });
  return spans.filter((span) => /\S/.test(source.slice(span.start, span.end)));
}

type Around = Parameters<typeof rangeOf>[0];

function firstInside(node: Around): number {
  const [first] = 'children' in node ? node.children : [];
  return rangeOf(first ?? node).start.offset;
}

function lastInside(node: Around): number {
  const last = 'children' in node ? node.children.at(-1) : undefined;
  return last === undefined ? rangeOf(node).end.offset - 1 : rangeOf(last).end.offset;
}

/** Where the text that ends before the character `to` ends in the source, formatting that closes there included. */
function sourceEnd(inline: InlineText, to: number, source: string): number {
  const leaf = leafAt(inline, to - 1);
  if (leaf === null) return 0;
  if (to < leaf.at + leaf.value.length) return sourceOffset(inline, to - 1, source) + 1;
  let end = leaf.end;
  for (const node of [...leaf.around].reverse()) {
    if (lastInside(node) > end) break;
    end = rangeOf(node).end.offset;
  }
  return end;
}
