import type { Definition, Image, ImageReference, Link, LinkReference, Nodes } from 'mdast';
import { parseMarkdown, plainText, rangeOf, walk } from '../../parse/markdown.ts';
import { wordsOfHtml } from '../../parse/prose-text.ts';
import type { SourceRange } from '../../position.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { carried } from './plain.ts';

/** Where a link of a document leads; null where nowhere that a reader could follow. */
export type Resolve = (url: string) => { readonly href: string; readonly isImage: boolean } | null;

/** Prose of one document as Markdown that means the same anywhere. */
export interface ProseWriter {
  /** Blocks, with an empty line between them. */
  readonly blocks: (ranges: readonly SourceRange[]) => string;
  /** A run of text on one line. */
  readonly line: (ranges: readonly SourceRange[]) => string;
  /** The footnotes that the texts written so far refer to. */
  readonly footnotes: () => string;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Writes source ranges of `body` (its front matter blanked) as Markdown. What a reader of the page does not see is not in it: no
 * comment, no tag, no link that leads nowhere; the other links are those of the site.
 */
export function proseWriter(body: string, format: 'md' | 'mdx', resolve: Resolve): ProseWriter {
  const tree = parseMarkdown(body, format);
  const nodes = tree.ok ? walk(tree.root) : [];
  const definitions = new Map<string, Definition>();
  for (const node of nodes) if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  const urlOf = (node: LinkReference | ImageReference): string => definitions.get(node.identifier)?.url ?? '';
  const edits = nodes.flatMap((node) => editsOf(node, body, resolve, urlOf)).sort((a, b) => a.from - b.from);
  const references = nodes.filter((node) => node.type === 'footnoteReference');
  const used = new Set<string>();
  const slice = (range: SourceRange): string => {
    for (const node of references) if (isWithin(node, range)) used.add(node.identifier);
    return tree.ok ? unindented(edited(body, range.start.offset, range.end.offset, edits), range) : '';
  };
  return {
    blocks: (ranges) => tidy(ranges.map(slice)),
    line: (ranges) => ranges.map(slice).join(' ').replace(/\s+/g, ' ').trim(),
    footnotes: () =>
      tidy(
        nodes.flatMap((node) => {
          if (node.type !== 'footnoteDefinition' || !used.has(node.identifier)) return [];
          const [first, last] = [node.children[0], node.children.at(-1)];
          if (first === undefined || last === undefined) return [];
          const text = edited(
            body,
            rangeOf(first).start.offset,
            rangeOf(last).end.offset,
            edits.filter(({ from, to }) => !spans(node, from, to)),
          );
          return [`[^${node.identifier}]: ${text}`];
        }),
      ),
  };
}

const tidy = (blocks: readonly string[]): string =>
  blocks
    .map((block) => carried(block).trimEnd())
    .filter((block) => block.trim() !== '')
    .join('\n\n');

const isWithin = (node: Nodes, { start, end }: SourceRange): boolean => {
  const range = rangeOf(node);
  return range.start.offset >= start.offset && range.end.offset <= end.offset;
};
const spans = (node: Nodes, from: number, to: number): boolean => {
  const { start, end } = rangeOf(node);
  return start.offset === from && end.offset === to;
};

/** Lines after the first lose the indentation that the block had inside a list. */
function unindented(text: string, { start }: SourceRange): string {
  const indent = start.column - 1;
  return indent === 0 ? text : text.replace(new RegExp(`(\\n)[ \\t]{1,${String(indent)}}`, 'g'), '$1');
}

/** `edits` in order; one that reaches out of the stretch counts as far as it is in it. */
function edited(body: string, from: number, to: number, edits: readonly Edit[]): string {
  const first = firstAfter(edits, from);
  // A stretch that begins in what is taken out begins after it.
  let at = Math.min(to, Math.max(from, edits[first - 1]?.to ?? from));
  let text = '';
  for (let index = first; index < edits.length; index += 1) {
    const edit = edits[index];
    if (edit === undefined || edit.from >= to) break;
    if (edit.to <= at || edit.from < at) continue;
    text += body.slice(at, edit.from) + edit.text;
    at = Math.min(edit.to, to);
  }
  return text + body.slice(at, to);
}

/** The index of the first edit that begins at `offset` or later. */
function firstAfter(edits: readonly Edit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.from ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

type UrlOf = (node: LinkReference | ImageReference) => string;

function editsOf(node: Nodes, body: string, resolve: Resolve, urlOf: UrlOf): Edit[] {
  const { start, end } = rangeOf(node);
  const whole = (text: string): Edit[] => [{ from: start.offset, to: end.offset, text }];
  switch (node.type) {
    case 'html':
      return whole(/^<br\s*\/?>$/i.test(node.value) ? ' ' : escapeMarkdown(wordsOfHtml(node.value)));
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      return whole('');
    case 'image':
      return whole(imageText(node, resolve(node.url)));
    case 'imageReference':
      return whole(imageText(node, resolve(urlOf(node))));
    case 'link':
      return linkEdits(node, body, resolve(node.url));
    case 'linkReference':
      return linkEdits(node, body, resolve(urlOf(node)));
    default:
      return node.type.startsWith('mdx') ? componentEdits(node) : [];
  }
}

function imageText({ alt }: Image | ImageReference, target: ReturnType<Resolve>): string {
  const text = escapeMarkdown(alt ?? '') || 'image';
  if (target === null) return text;
  return `${target.isImage ? '!' : ''}[${text}](${destination(target.href)})`;
}

/** An address as it can stand between parentheses. */
const destination = (href: string): string => href.replace(/[\s()<>\\]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29')); // prettier-ignore

function linkEdits(node: Link | LinkReference, body: string, target: ReturnType<Resolve>): Edit[] {
  const { start, end } = rangeOf(node);
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (first === undefined || last === undefined) return [{ from: start.offset, to: end.offset, text: '' }];
  // `<https://…>`, or an address as it stands: it is its own text.
  if (!body.startsWith('[', start.offset)) {
    return target === null ? [{ from: start.offset, to: end.offset, text: escapeMarkdown(plainText(node)) }] : [];
  }
  return [
    { from: start.offset, to: rangeOf(first).start.offset, text: target === null ? '' : '[' },
    { from: rangeOf(last).end.offset, to: end.offset, text: target === null ? '' : `](${destination(target.href)})` },
  ];
}

/** Of a component its words: what stands in it, and the texts of its properties, which are literal. */
function componentEdits(node: Nodes): Edit[] {
  const { start, end } = rangeOf(node);
  const children = 'children' in node ? node.children : [];
  const [first, last] = [children[0], children.at(-1)];
  const said = propertiesOf(node).map(escapeMarkdown).join(': ');
  if (first === undefined || last === undefined) return [{ from: start.offset, to: end.offset, text: said }];
  return [
    { from: start.offset, to: rangeOf(first).start.offset, text: said === '' ? '' : `**${said}**\n\n` },
    { from: rangeOf(last).end.offset, to: end.offset, text: '' },
  ];
}

const SHOWN: ReadonlySet<unknown> = new Set(['title', 'label', 'value', 'text']);

function propertiesOf(node: Nodes): string[] {
  if (!('attributes' in node) || !Array.isArray(node.attributes)) return [];
  const attributes: readonly unknown[] = node.attributes;
  return attributes.flatMap((attribute) =>
    typeof attribute === 'object' &&
    attribute !== null &&
    'name' in attribute &&
    'value' in attribute &&
    SHOWN.has(attribute.name) &&
    typeof attribute.value === 'string'
      ? [attribute.value]
      : [],
  );
}
