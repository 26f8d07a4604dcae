import type { Nodes, PhrasingContent } from 'mdast';
import { childrenOf, rangeOf } from '../markdown.ts';

/** A stretch of plain text and where it stands in the source. */
interface Leaf {
  /** Index of its first character in the plain text. */
  readonly at: number;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The formatting around it, outermost first: bold, link, code. */
  readonly around: readonly PhrasingContent[];
}

/** One line of a paragraph, as a span of its plain text. `hard` where the author forced the line's end before it. */
export interface TextLine {
  readonly from: number;
  readonly to: number;
  readonly hard: boolean;
}

/** What a person reads of inline content, each character with its place in the source. */
export interface InlineText {
  readonly text: string;
  readonly leaves: readonly Leaf[];
  readonly lines: readonly TextLine[];
}

/** An author who writes HTML for it forces a line's end as well. */
const LINE_BREAK = /^<br\s*\/?>$/i;
/** `<START OF OUTAGE>` is a mark that people make in capitals; other angle brackets are HTML, which is not read. */
const CAPITALS_IN_BRACKETS = /^<([A-Z][A-Z ]{3,40})>$/;

/** The plain text of inline nodes. `source` is the whole document that their positions count in. */
export function inlineText(nodes: readonly PhrasingContent[], source: string): InlineText {
  const leaves: Leaf[] = [];
  const parts: string[] = [];
  const hardAt = new Set<number>();
  let length = 0;
  let forced = false;
  const push = (value: string, start: number, end: number, around: Leaf['around']): void => {
    if (value === '') return;
    if (forced) {
      forced = false;
      // Where the source breaks its line behind a `<br>` as well, that is the one line's end.
      const atEnd = /^[ \t]*\n/.exec(value)?.[0].length;
      hardAt.add(length + (atEnd ?? 1) - 1);
      if (atEnd === undefined) push('\n', start, start, around);
    }
    leaves.push({ at: length, value, start, end, around });
    parts.push(value);
    length += value.length;
  };
  const visit = (node: PhrasingContent, around: Leaf['around']): void => {
    const { start, end } = rangeOf(node);
    if (node.type === 'text') return push(node.value, start.offset, end.offset, around);
    if (node.type === 'inlineCode') return push(node.value, start.offset, end.offset, [...around, node]);
    if (node.type === 'image') return push(node.alt ?? '', start.offset, end.offset, [...around, node]);
    if (node.type === 'html' && LINE_BREAK.test(node.value)) forced = true;
    else if (node.type === 'html')
      return push(CAPITALS_IN_BRACKETS.exec(node.value)?.[1] ?? '', start.offset + 1, end.offset - 1, [...around, node]);
    if (node.type === 'break') {
      hardAt.add(length);
      return push('\n', start.offset, end.offset, around);
    }
    const tilde = isSingleTilde(node, source);
    if (tilde) push('~', start.offset, start.offset + 1, around);
    for (const child of childrenOf(node)) visit(child as PhrasingContent, tilde ? around : [...around, node]);
    if (tilde) push('~', end.offset - 1, end.offset, around);
  };
  for (const node of nodes) visit(node, []);
  const text = parts.join('');
  return { text, leaves, lines: linesIn(text, hardAt) };
}

/** `~12:30 - ~12:45` is two rough times, not a struck-out one. */
function isSingleTilde(node: Nodes, source: string): boolean {
  if (node.type !== 'delete') return false;
  const { start } = rangeOf(node);
  return source.startsWith('~', start.offset) && !source.startsWith('~~', start.offset);
}

function linesIn(text: string, hardAt: ReadonlySet<number>): TextLine[] {
  const lines: TextLine[] = [];
  let from = 0;
  let hard = true;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    lines.push({ from, to: end, hard });
    hard = hardAt.has(end);
    from = end + 1;
  }
  lines.push({ from, to: text.length, hard });
  return lines;
}

/** The leaf that holds the character at `index`; the last one for the end of the text. */
export function leafAt({ leaves }: InlineText, index: number): Leaf | null {
  let [low, high] = [0, leaves.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((leaves[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return leaves[low] ?? null;
}

/** Offset in the source of the character at `index` of the plain text. */
export function sourceOffset(inline: InlineText, index: number, source: string): number {
  const leaf = leafAt(inline, index);
  if (leaf === null) return 0;
  const inside = Math.min(index - leaf.at, leaf.value.length);
  const written = source.slice(leaf.start, leaf.end);
  if (written === leaf.value) return leaf.start + inside;
  return leaf.start + alignedOffset(written, leaf.value, inside);
}

/**
 * Where the `inside`-th character of `value` stands in `written`, which has more than `value`: escapes, indentation after a
 * line's end, backticks. Entities are passed over whole.
 */
function alignedOffset(written: string, value: string, inside: number): number {
  let at = 0;
  for (let index = 0; index < value.length && at < written.length; index += 1) {
    const entity =
      written[at] === '&' && value[index] !== written.slice(at, at + 1) ? /^&#?\w{1,31};/.exec(written.slice(at, at + 34)) : null;
    if (entity === null) while (at < written.length && written[at] !== value[index]) at += 1;
    if (index === inside) return at;
    at += entity?.[0].length ?? 1;
    // Behind a backslash "&amp;" is five characters as they stand.
    const isEntity = entity === null && written[at - 1] === '&' && written[at - 2] !== '\\' && value[index] === '&';
    if (isEntity) at += /^amp;/.exec(written.slice(at, at + 4))?.[0].length ?? 0;
  }
  return at;
}

/** Whitespace as one space each, trimmed. */
export const squeeze = (text: string): string => text.replace(/\s+/gu, ' ').trim();
