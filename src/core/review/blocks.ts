import type { ListItem, Nodes, Root, Table } from 'mdast';
import { childrenOf, plainText, rangeOf } from '../parse/markdown.ts';
import { plainBlock, type Block } from './block.ts';
import type { BlockType } from './change.ts';
import { tidyText } from './item.ts';
import { markedText } from './marked-text.ts';

/** The blocks of a tree in the order of the text; lists are given by item, tables by row. `text`: the source of the tree. */
export function blocksOf(root: Root, text: string): Block[] {
  const blocks: Block[] = [];
  for (const node of root.children) addBlock(node, { text, level: 0, type: 'paragraph', blocks });
  return blocks;
}

interface Around {
  readonly text: string;
  /** How many lists it stands in. */
  readonly level: number;
  /** What a paragraph is here. */
  readonly type: 'paragraph' | 'quote';
  readonly blocks: Block[];
}

function addBlock(node: Nodes, around: Around): void {
  const { blocks, level, type } = around;
  switch (node.type) {
    case 'heading':
      blocks.push(worded('heading', node.depth, node));
      return;
    case 'list':
      for (const item of node.children) addItem(item, { ...around, level: level + 1 });
      return;
    case 'table':
      blocks.push(...rowsOf(node));
      return;
    case 'blockquote':
      for (const child of node.children) addBlock(child, { ...around, type: 'quote' });
      return;
    case 'footnoteDefinition':
      for (const child of node.children) addBlock(child, around);
      return;
    case 'code':
      blocks.push(codeBlock(node.lang ?? '', node.value, node));
      return;
    case 'html':
      blocks.push(plainBlock(/^\s*<!--/.test(node.value) ? 'comment' : 'html', 0, tidyText(node.value), rangeOf(node)));
      return;
    case 'thematicBreak':
      blocks.push(plainBlock('break', 0, '', rangeOf(node)));
      return;
    // Where links lead is compared with the links.
    case 'definition':
      return;
    case 'paragraph':
      blocks.push(worded(type, level, node));
      return;
    default:
      addComponent(node, around);
  }
}

/** The words of an item's first paragraph are the item's; all below them are blocks of their own. */
function addItem(item: ListItem, around: Around): void {
  const [first, ...rest] = item.children;
  const box = item.checked === null || item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
  if (first?.type !== 'paragraph') {
    for (const child of item.children) addBlock(child, around);
    return;
  }
  const { text, signature, range } = worded('item', around.level, first);
  around.blocks.push({ ...plainBlock('item', around.level, `${box}${text}`, range), signature: `${box}${signature}` });
  for (const child of rest) addBlock(child, around);
}

function worded(type: BlockType, level: number, node: Nodes): Block {
  return { ...plainBlock(type, level, plainText(node), rangeOf(node)), signature: `${type} ${level} ${markedText(node)}` };
}

function codeBlock(language: string, value: string, node: Nodes): Block {
  const text = value.replace(/\r\n?/g, '\n');
  return { ...plainBlock('code', 0, text, rangeOf(node)), signature: `code ${language} ${text}` };
}

function rowsOf(table: Table): Block[] {
  const header = (table.children[0]?.children ?? []).map(plainText);
  return table.children.map((row, index) => {
    const cells = row.children.map(plainText);
    const marked = row.children.map(markedText);
    const level = index === 0 ? 1 : 0;
    const block = plainBlock('row', level, cells.join(' | '), rangeOf(row));
    return { ...block, signature: `row ${level} ${JSON.stringify(marked)}`, cells, header };
  });
}

const ELEMENTS: ReadonlySet<string> = new Set(['mdxJsxFlowElement', 'mdxJsxTextElement']);

/** An element of an `.mdx` document: its tag is a block, as written, and what stands in it are blocks again. */
function addComponent(node: Nodes, around: Around): void {
  const element = ELEMENTS.has(node.type);
  const children = childrenOf(node);
  const range = rangeOf(node);
  const inner = children[0];
  const end = inner === undefined || !element ? range.end : rangeOf(inner).start;
  const written = tidyText(around.text.slice(range.start.offset, end.offset));
  if (written !== '') around.blocks.push(plainBlock('component', 0, written, { start: range.start, end }));
  if (element) for (const child of children) addBlock(child, around);
}
