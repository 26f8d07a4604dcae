import type { Nodes, Root, RootContent } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { SourceRange } from '../position.ts';
import { blankMarks } from './visibility-marks.ts';

/** A block of the tree. mdast's positions are ranges of this project: lines and columns from 1, offsets in UTF-16 units. */
export type Block = RootContent;

/** The tree of a document, or why it could not be made: `.mdx` that is none, and what would take too long. */
export type Tree =
  { readonly ok: true; readonly root: Root } | { readonly ok: false; readonly line: number; readonly column: number; readonly why: string };

/** GitHub's Markdown, as written: no curly quotes, so that a value is found in the source as it stands. */
const FEATURES = { gfm: true, frontmatter: false, smartPunctuation: false } as const;
/** Below this depth nothing is read: the readers call themselves once a level. Deeper than the 30 lists in lists (two nodes each) that are refused. */
const MAX_DEPTH = 70;

/** The tree of a text, without what stands deeper than is read. `text` has its front matter blanked, so offsets are the file's own. */
export function parseMarkdown(text: string, format: 'md' | 'mdx'): Tree {
  const tree = parseWhole(text, format);
  return tree.ok ? { ok: true, root: prune(tree.root) } : tree;
}

/** The only place that knows the Markdown parser. Whole: the gate before the MDX compiler must see every level. */
export function parseWhole(text: string, format: 'md' | 'mdx'): Tree {
  // The parser drops a byte order mark, which would shift every offset by one.
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const heavy = heavyParagraph(source);
  if (heavy !== null) return heavy;
  if (format === 'md') return { ok: true, root: markdownToMdast(source, { features: FEATURES }) as Root };
  const excess = excessMark(source);
  if (excess !== null) return excess;
  try {
    // MDX knows no comments but its own, which are code.
    return { ok: true, root: mdxToMdast(blankMarks(source), { features: FEATURES }) as Root };
  } catch (error) {
    // The parser reports a syntax error as text that starts "line:column: ".
    const said = error instanceof Error ? error.message : String(error);
    const match = /^(\d+):(\d+): (.*)/s.exec(said);
    return { ok: false, line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1), why: match?.[3] ?? said };
  }
}

/**
 * The parser writes the text of a paragraph anew at each character reference in it: half a megabyte of `&amp;` is more than a
 * string of JavaScript can hold, and ends the program. Two hundred megabytes take half a second.
 */
const MAX_REWRITTEN = 200_000_000;
const REFERENCE_OR_BLANK = /&(?:#\w{1,8}|\w{2,32});|\n[^\S\n]*(?=\n)/g;

function heavyParagraph(source: string): Tree | null {
  let written = 0;
  let start = 0;
  for (const { 0: found, index } of source.matchAll(REFERENCE_OR_BLANK)) {
    if (!found.startsWith('&')) start = index;
    else written += index - start;
    if (written <= MAX_REWRITTEN) continue;
    const before = source.slice(0, index).split(/\r\n|\n|\r/);
    const why = 'the paragraph that ends here has too many character references (such as `&amp;`)';
    return { ok: false, line: before.length, column: (before.at(-1) ?? '').length + 1, why };
  }
  return null;
}

/** MDX takes time by the square of the braces and tags in a paragraph: 8,000 take 1.4 s, a file of them would take minutes. */
const MAX_MARKS = 10_000;

function excessMark(source: string): Tree | null {
  let count = 0;
  for (const { index } of source.matchAll(/[{<]/g)) {
    count += 1;
    if (count <= MAX_MARKS) continue;
    const before = source.slice(0, index).split(/\r\n|\n|\r/);
    const why = `the file has more than ${MAX_MARKS} of \`{\` and \`<\``;
    return { ok: false, line: before.length, column: (before.at(-1) ?? '').length + 1, why };
  }
  return null;
}

function prune(root: Root): Root {
  let level: Nodes[] = [root];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    level = level.flatMap((node) => childrenOf(node));
  }
  for (const node of level) if ('children' in node) node.children = [];
  return root;
}

/** The children of any node; none for a leaf. */
export function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : [];
}

/**
 * A tree does not change once it is parsed, and a dozen readers ask for the text of the same node: the answer is kept on
 * the node (a WeakMap made reading a fifth slower). A copy of a node has other children, so the node is kept with it.
 */
function once<T>(read: (node: Nodes) => T): (node: Nodes) => T {
  const key = Symbol('read');
  return (node) => {
    // What has no children is read as quickly as it is looked up.
    if (!('children' in node)) return read(node);
    const kept = node as { [key]?: { readonly of: Nodes; readonly value: T } };
    const known = kept[key];
    if (known?.of === node) return known.value;
    const value = read(node);
    kept[key] = { of: node, value };
    return value;
  };
}

/** Most texts are tidy already, and looking costs less than replacing. */
const UNTIDY = /[^\S ]| {2}/;
const tidy = (text: string): string => (UNTIDY.test(text) ? text.replace(/\s+/g, ' ') : text).trim();

/** What a person reads of a node: line breaks are spaces, HTML and comments are nothing. */
export const plainText: (node: Nodes) => string = once((node) => tidy(rawText(node, ' ')));

/** The lines that a person sees in a paragraph: its text at each line of the source. */
export const linesOf: (node: Nodes) => readonly string[] = once((node) =>
  rawText(node, '\n')
    .split('\n')
    .map((line) => line.trim()),
);

function rawText(node: Nodes, lineBreak: string): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return lineBreak;
    case 'image':
      return node.alt ?? '';
    case 'footnoteReference':
      return '';
    default:
      return childrenText(node, lineBreak);
  }
}

function childrenText(node: Nodes, lineBreak: string): string {
  const between = isBlockParent(node) ? lineBreak : '';
  let text = '';
  for (const [index, child] of childrenOf(node).entries())
    text += index === 0 ? rawText(child, lineBreak) : between + rawText(child, lineBreak);
  return text;
}

const BLOCK_PARENTS: ReadonlySet<string> = new Set(['root', 'list', 'listItem', 'blockquote', 'table', 'tableRow', 'footnoteDefinition']);
const isBlockParent = (node: Nodes): boolean => BLOCK_PARENTS.has(node.type);

/** Where a node stands. A node without a position is of our own making and has been given one. */
export function rangeOf(node: Nodes): SourceRange {
  const at = node.position;
  if (at === undefined) return { start: ORIGIN, end: ORIGIN };
  return isRange(at) ? at : { start: { ...at.start, offset: at.start.offset ?? 0 }, end: { ...at.end, offset: at.end.offset ?? 0 } };
}
/** The parser gives every point its offset, so that nothing is copied. */
type Position = NonNullable<Nodes['position']>;
const isRange = (at: Position): at is Position & SourceRange => at.start.offset !== undefined && at.end.offset !== undefined;
const ORIGIN = { line: 1, column: 1, offset: 0 } as const;

/** Every node of a tree in document order, the node itself first. */
export const walk: (node: Nodes) => readonly Nodes[] = once((top) => {
  const nodes: Nodes[] = [];
  const visit = (node: Nodes): void => {
    nodes.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(top);
  return nodes;
});
