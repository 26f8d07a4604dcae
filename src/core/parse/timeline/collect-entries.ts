import type { Code, Heading, List, ListItem, Paragraph, RootContent } from 'mdast';
import { plainText, rangeOf } from '../markdown.ts';
import { spansOf, type Span } from './body-ranges.ts';
import type { Entry } from './entry.ts';
import { inlineText, sourceOffset, squeeze, type InlineText } from './inline-text.ts';
import { stampedLines, type Standing, type StampedLine } from './paragraph-lines.ts';
import { readStamp } from './stamp.ts';
import { tableEntries } from './table-rows.ts';

const LONGEST_NOTE = 400;

/** The lines and blocks of a section in document order, each with the time that it carries. */
export function collectEntries(blocks: readonly RootContent[], source: string): Entry[] {
  const collector = new Collector(source);
  for (const block of blocks) collector.block(block, null);
  return collector.entries;
}

class Collector {
  readonly entries: Entry[] = [];
  private readonly source: string;
  private readonly timed = new Map<RootContent, boolean>();

  constructor(source: string) {
    this.source = source;
  }

  block(block: RootContent, list: object | null): void {
    if (block.type === 'heading') return this.heading(block);
    if (block.type === 'paragraph') return this.paragraph(block, list === null ? 'paragraph' : 'item');
    if (block.type === 'table') {
      const rows = tableEntries(block, this.source);
      if (rows === null) this.note(block, null);
      else this.entries.push(...rows);
    } else if (block.type === 'list' && this.isTimed(block)) {
      for (const item of block.children) this.item(item, block);
    } else if (block.type === 'blockquote' && this.isTimed(block)) {
      for (const child of block.children) this.block(child, null);
    } else this.note(block, null);
  }

  private heading(node: Heading): void {
    const inline = inlineText(node.children, this.source);
    const [line] = stampedLines(inline, 'heading');
    if (line === undefined) return this.note(node, null);
    this.entries.push({ ...this.lineEntry(inline, line, node, 'heading'), depth: node.depth, line: spanOf(node), prose: spanOf(node) });
  }

  private paragraph(node: Paragraph, standing: Standing): void {
    const inline = inlineText(node.children, this.source);
    for (const line of stampedLines(inline, standing)) this.entries.push(this.lineEntry(inline, line, node, 'paragraph'));
  }

  private item(item: ListItem, list: List): void {
    const [first, ...rest] = item.children;
    if (!this.isTimed(item)) return this.note(item, list);
    if (first?.type !== 'paragraph') {
      for (const child of item.children) this.block(child, list);
      return;
    }
    const inline = inlineText(first.children, this.source);
    const lines = stampedLines(inline, 'item').map((line) => this.lineEntry(inline, line, first, 'item'));
    const owner = lines.pop();
    if (owner === undefined || owner.stamp === null) {
      this.entries.push(...lines, ...(owner === undefined ? [] : [owner]));
      for (const child of rest) this.block(child, list);
      return;
    }
    // Below an event, what has times of its own is events, and the rest belongs to it.
    const below = rest.flatMap((child): RootContent[] => (child.type === 'list' && this.isTimed(child) ? child.children : [child]));
    const details = below.filter((child) => !this.isTimed(child));
    // An item that turns out to be no event stays an item, with all that is in it.
    const whole = lines.length === 0 && details.length === below.length ? { prose: spanOf(item), list } : {};
    this.entries.push(...lines, { ...owner, ...whole, nested: details.map(spanOf), nestedText: textOf(details[0]) });
    for (const child of below) {
      if (!this.isTimed(child)) continue;
      if (child.type === 'listItem') this.item(child, list);
      else this.block(child, list);
    }
  }

  /** Whether a block, or a list below it, has a line with a time. */
  private isTimed(node: RootContent): boolean {
    const known = this.timed.get(node);
    if (known !== undefined) return known;
    const result = this.looksTimed(node);
    this.timed.set(node, result);
    return result;
  }

  private looksTimed(node: RootContent): boolean {
    if (node.type === 'paragraph' || node.type === 'heading')
      return stampedLines(inlineText(node.children, this.source), 'item').some(({ stamp }) => stamp !== null);
    if (node.type === 'list' || node.type === 'blockquote' || node.type === 'listItem')
      return node.children.some((child) => this.isTimed(child));
    return false;
  }

  /** A block that carries no time. */
  private note(node: RootContent, list: object | null): void {
    const span = spanOf(node);
    const form = list === null ? 'block' : 'item';
    const plain = (): string => textOf(node);
    this.entries.push({
      form,
      depth: 0,
      stamp: null,
      zone: null,
      text: '',
      line: span,
      body: [],
      nested: [],
      nestedText: '',
      prose: span,
      list,
      plain,
    });
  }

  private lineEntry(inline: InlineText, line: StampedLine, node: RootContent, form: 'item' | 'paragraph' | 'heading'): Entry {
    const whole = inline.lines.length === 1 || (line.from === 0 && line.to === inline.text.length);
    const span = whole ? spanOf(node) : this.spanOfLine(inline, line, node);
    const label = line.labelTo === undefined ? '' : `${squeeze(inline.text.slice(line.from, line.labelTo))}: `;
    const text = `${label}${squeeze(inline.text.slice(line.textFrom, line.textTo))}`;
    return {
      form,
      depth: 0,
      stamp: line.stamp,
      zone: null,
      text: line.stamp === null ? text.slice(0, LONGEST_NOTE) : text,
      line: span,
      body: line.stamp === null ? [] : this.bodyOf(inline, line),
      nested: [],
      nestedText: '',
      prose: span,
      list: null,
      plain: () => text,
    };
  }

  private bodyOf(inline: InlineText, line: StampedLine): Span[] {
    const label = line.labelTo === undefined ? [] : spansOf(inline, ...trimmed(inline.text, line.from, line.labelTo), this.source);
    return [...label, ...spansOf(inline, ...trimmed(inline.text, line.textFrom, line.textTo), this.source)];
  }

  private spanOfLine(inline: InlineText, line: StampedLine, node: RootContent): Span {
    const [from, to] = trimmed(inline.text, line.from, line.to);
    const spans = spansOf(inline, from, to, this.source);
    const [first, last] = [spans[0], spans.at(-1)];
    if (first !== undefined && last !== undefined) return { start: first.start, end: last.end };
    const at = sourceOffset(inline, from, this.source);
    return from < to ? { start: at, end: at + to - from } : { start: at, end: Math.min(at, spanOf(node).end) };
  }
}

function trimmed(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return [start, end];
}

function spanOf(node: RootContent): Span {
  const { start, end } = rangeOf(node);
  return { start: start.offset, end: end.offset };
}

/** The text of a block's first paragraph or item. */
function textOf(node: RootContent | undefined): string {
  if (node === undefined) return '';
  if ((node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') && node.children[0] !== undefined)
    return textOf(node.children[0]);
  return node.type === 'paragraph' || node.type === 'heading' ? plainText(node) : '';
}

/** The lines of a fenced block as entries, where most of them start with a time; none where it is a log or a program. */
export function codeEntries(node: Code, source: string): Entry[] {
  const { start, end } = rangeOf(node);
  const entries: Entry[] = [];
  let at = start.offset;
  for (const written of source.slice(start.offset, end.offset).split('\n')) {
    const from = at + written.length - written.trimStart().length;
    at += written.length + 1;
    const line = written.trim();
    if (line === '' || /^(?:`{3,}|~{3,})/.test(line)) continue;
    const stamp = readStamp(line);
    const span = { start: from, end: from + line.length };
    const text = squeeze(line.slice(stamp?.textAt ?? 0));
    const body = stamp === null || text === '' ? [] : [{ start: from + stamp.textAt, end: span.end }];
    entries.push({
      form: 'code',
      depth: 0,
      stamp,
      zone: null,
      text,
      line: span,
      body,
      nested: [],
      nestedText: '',
      prose: span,
      list: null,
      plain: () => text,
    });
  }
  return entries;
}
