import type { Html, List, ListItem, Paragraph, PhrasingContent, Root, Table, TableCell, TableRow } from 'mdast';
import { htmlTree, type HtmlNode } from './html-tree.ts';
import { rangeOf, type Block } from './markdown.ts';
import type { Places } from './places.ts';

const WORTH_READING = /<(?:table|ul|ol|h[1-6])[\s>]/i;

/**
 * The tree of a document in which tables, lists and headings that are written in HTML are tables, lists and headings. Each
 * stands where its source stands. HTML of any other kind, or with anything else in it, stays as it is.
 */
export function withHtmlBlocks(root: Root, places: Places): Root {
  if (!root.children.some((block) => block.type === 'html' && WORTH_READING.test(block.value))) return root;
  return { ...root, children: root.children.flatMap((block) => (block.type === 'html' ? blocksOf(block, places) : [block])) };
}

function blocksOf(html: Html, places: Places): Block[] {
  const { start, end } = rangeOf(html);
  if (!WORTH_READING.test(html.value) || places.text.slice(start.offset, end.offset) !== html.value) return [html];
  const tree = htmlTree(html.value);
  if (tree === null) return [html];
  const blocks = new Converter(places, start.offset).blocks(tree.children);
  return blocks.length === 0 ? [html] : blocks;
}

const BLOCKS: ReadonlySet<string> = new Set('table ul ol h1 h2 h3 h4 h5 h6 p div center hr'.split(' '));
const ENTITIES: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['#39', "'"], ['apos', "'"], ['nbsp', ' ']]); // prettier-ignore

class Converter {
  private readonly places: Places;
  private readonly from: number;

  constructor(places: Places, from: number) {
    this.places = places;
    this.from = from;
  }

  /** Blocks, and paragraphs of what stands between them. */
  blocks(nodes: readonly HtmlNode[]): Block[] {
    const blocks: Block[] = [];
    let run: HtmlNode[] = [];
    const flush = (): void => {
      const paragraph = this.paragraph(run);
      if (paragraph !== null) blocks.push(paragraph);
      run = [];
    };
    for (const node of nodes) {
      if (!BLOCKS.has(node.tag ?? '')) run.push(node);
      else {
        flush();
        blocks.push(...this.block(node));
      }
    }
    flush();
    return blocks;
  }

  private block(node: HtmlNode): Block[] {
    const { tag, children } = node;
    if (tag === 'hr') return [];
    if (tag === 'table') return [this.table(node)];
    if (tag === 'ul' || tag === 'ol') return [this.list(node)];
    const depth = /^h([1-6])$/.exec(tag ?? '')?.[1];
    if (depth !== undefined)
      return [{ type: 'heading', depth: Number(depth) as 1 | 2 | 3 | 4 | 5 | 6, children: this.inline(children), position: this.at(node) }];
    return this.blocks(children);
  }

  private list(node: HtmlNode): List {
    const items = node.children.filter(({ tag }) => tag === 'li').map((item) => this.item(item));
    return { type: 'list', ordered: node.tag === 'ol', spread: false, children: items, position: this.at(node), data: HTML };
  }

  private item(node: HtmlNode): ListItem {
    const box = node.children.find(({ tag, attributes }) => tag === 'input' && /\bcheckbox\b/i.test(attributes));
    const checked = box === undefined ? null : /\bchecked\b/i.test(box.attributes);
    const children = this.blocks(node.children) as ListItem['children'];
    return { type: 'listItem', checked, spread: false, children, position: this.at(node) };
  }

  /** A table of HTML need not have a head, and one of Markdown must: an empty one is put before its rows. */
  private table(node: HtmlNode): Table {
    const rows = elements(node, 'tr');
    const headed = rows[0]?.children.some(({ tag }) => tag === 'th') === true;
    const head: TableRow[] = headed || rows.length === 0 ? [] : [{ type: 'tableRow', children: [], position: this.places.range(this.from + node.start, this.from + node.start) }]; // prettier-ignore
    return { type: 'table', children: [...head, ...rows.map((row) => this.row(row))], position: this.at(node) };
  }

  private row(node: HtmlNode): TableRow {
    const cells = node.children.filter(({ tag }) => tag === 'td' || tag === 'th');
    const children = cells.map((cell): TableCell => ({ type: 'tableCell', children: this.inline(cell.children), position: this.at(cell) }));
    return { type: 'tableRow', children, position: this.at(node) };
  }

  private paragraph(run: readonly HtmlNode[]): Paragraph | null {
    const [first, last] = [run.find(saysSomething), run.findLast(saysSomething)];
    if (first === undefined || last === undefined) return null;
    const own = run.slice(run.indexOf(first), run.indexOf(last) + 1);
    const position = this.places.range(this.from + first.start, this.from + last.end);
    return { type: 'paragraph', children: this.inline(own), position };
  }

  private inline(nodes: readonly HtmlNode[]): PhrasingContent[] {
    return nodes.flatMap((node): PhrasingContent[] => {
      const position = this.at(node);
      const { tag, children } = node;
      if (tag === null) return this.texts(node);
      if (tag === 'br') return [{ type: 'break', position }];
      if (tag === 'b' || tag === 'strong') return [{ type: 'strong', children: this.inline(children), position }];
      if (tag === 'i' || tag === 'em') return [{ type: 'emphasis', children: this.inline(children), position }];
      const url = tag === 'a' ? /\bhref\s*=\s*["']?([^\s"'<>]+)/i.exec(node.attributes)?.[1] : undefined;
      return url === undefined ? this.inline(children) : [{ type: 'link', url, children: this.inline(children), position }];
    });
  }

  /** A text, cut at its character references, so that each piece stands where its source stands. */
  private texts({ text, start }: HtmlNode): PhrasingContent[] {
    return [...text.matchAll(/&(#?\w{1,8});|&|[^&]+/g)].map((piece) => {
      const value = piece[1] === undefined ? piece[0] : (ENTITIES.get(piece[1].toLowerCase()) ?? piece[0]);
      const at = this.from + start + piece.index;
      return { type: 'text', value, position: this.places.range(at, at + piece[0].length) };
    });
  }

  private readonly at = ({ start, end }: HtmlNode): ReturnType<Places['range']> => this.places.range(this.from + start, this.from + end);
}

/** Marks a list whose items cannot be shown apart from it. */
const HTML = { html: true } as const;
export const isHtmlList = ({ data }: List): boolean => data !== undefined && 'html' in data;

const saysSomething = ({ tag, text, children }: HtmlNode): boolean => (tag === null ? /\S/.test(text) : children.some(saysSomething));

function elements(node: HtmlNode, tag: string): HtmlNode[] {
  return node.children.flatMap((child) => (child.tag === tag ? [child] : elements(child, tag)));
}
