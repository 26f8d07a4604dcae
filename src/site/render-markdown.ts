import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { markdownToHast } from 'satteri';
import { withBase } from './with-base.ts';
import { resolveLink, type LinkTargets } from './links.ts';
import { nameRows } from './plain-tables.ts';
import { sanitiseSchema } from './sanitise-schema.ts';

export interface RenderOptions {
  /** The document that the Markdown stands in, relative to the content folder. */
  readonly path: string;
  /** Before the ids of footnotes, so that two renderings on one page do not collide. */
  readonly prefix: string;
  readonly base: string;
  readonly targets: LinkTargets;
}

/** Before an inline slice: keeps "1. " or "- " at its start from becoming a list. Removed from the tree again. */
const WORD_JOINER = '\u2060';

const parse = (markdown: string, prefix: string): Root => {
  const tree: unknown = markdownToHast(markdown, {
    features: { smartPunctuation: false, rawHtml: true, gfm: { footnotes: { clobberPrefix: `${prefix}-` } } },
    position: false,
  });
  return isRoot(tree) ? tree : { type: 'root', children: [] };
};

const isRoot = (tree: unknown): tree is Root => typeof tree === 'object' && tree !== null && 'type' in tree && tree.type === 'root';

/** Renders Markdown blocks to sanitised HTML: a string that is safe to print as markup. */
export function renderBlocks(markdown: string, options: RenderOptions): string {
  return finish(parse(markdown, options.prefix), options);
}

/** Renders a run of text: one paragraph loses its `<p>`. */
export function renderText(markdown: string, options: RenderOptions): string {
  const tree = parse(`${WORD_JOINER}${markdown.replace(/(?:(?<!\s)\s+)?\n\s*/g, ' ')}`, options.prefix);
  const [first, ...rest] = tree.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  if (first?.type !== 'element' || first.tagName !== 'p' || rest.length > 0) return finish(tree, options);
  return finish({ type: 'root', children: first.children }, options).replace(WORD_JOINER, '');
}

/** Below this what follows would call itself until the stack ends. `check` refuses a third of it. */
const MAX_DEPTH = 100;

function refuseDepth(tree: Root): void {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new Error(`the Markdown is nested too deep to be shown: more than ${MAX_DEPTH} elements`);
    level = level.flatMap((node): readonly Nodes[] => ('children' in node ? node.children : []));
  }
}

function finish(tree: Root, options: RenderOptions): string {
  refuseDepth(tree);
  const linked: Root = { type: 'root', children: tree.children.flatMap((node) => relink(node, options)) };
  const safe = sanitize(linked, sanitiseSchema);
  return toHtml(withScrollingTables(safe), { allowDangerousHtml: false }).replace(WORD_JOINER, '');
}

/** The parser says how a column is set by a style, which no page may have: the old attribute says the same. */
function keepAlignment(cell: Element): void {
  const side = /^text-align: (left|right|center)$/.exec(String(cell.properties['style'] ?? ''))?.[1];
  if (side !== undefined) cell.properties['align'] = side;
}

type AnyContent = RootContent | ElementContent;

/** A wide table scrolls in a frame of its own, which the keyboard can reach. After sanitising: authors cannot make one. */
function withScrollingTables(tree: Nodes): Nodes {
  if (!('children' in tree)) return tree;
  for (const [index, child] of tree.children.entries()) {
    if (child.type !== 'element') continue;
    if (child.tagName !== 'table') withScrollingTables(child);
    else if (columnsOf(child) > 3) {
      const properties = { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' };
      tree.children[index] = { type: 'element', tagName: 'div', properties, children: [child] };
    }
  }
  return tree;
}

function columnsOf(table: Element): number {
  const first = (node: Element, ...names: string[]): Element | undefined =>
    node.children.find((child): child is Element => child.type === 'element' && names.includes(child.tagName));
  const head = first(table, 'thead', 'tbody') ?? table;
  return first(head, 'tr')?.children.filter((cell) => cell.type === 'element').length ?? 0;
}

/** Replaces the addresses of links and images by those of the site; what leads nowhere is shown as text. */
function relink<T extends AnyContent>(node: T, options: RenderOptions): (T | ElementContent)[] {
  if (node.type !== 'element') return [node];
  // The hidden heading of footnotes: its id would stand twice on a page with two renderings.
  if (node.properties['id'] === 'footnote-label') return [];
  // The only ids are those of footnotes: an author's could stand for one of the page's own, or for a global.
  if (!String(node.properties['id'] ?? '').startsWith(`${options.prefix}-fn`)) delete node.properties['id'];
  node.children = node.children.flatMap((child) => relink(child, options));
  if (node.tagName === 'td' || node.tagName === 'th') keepAlignment(node);
  if (node.tagName === 'img') return [image(node, options)];
  if (node.tagName === 'table') return [nameRows(node)];
  // The box of a task list has no label of its own, and stands before what may be a list of its own.
  if (node.tagName === 'input') node.properties['ariaLabel'] = 'checked' in node.properties ? 'done' : 'not done';
  if (node.tagName !== 'a' || node.properties['href'] === undefined) return [node];
  const written = String(node.properties['href']);
  if (written.startsWith(`#${options.prefix}-fn`)) return [node];
  const target = resolveLink(written, options.path, options.targets);
  if (target.kind === 'none') return node.children;
  node.properties['href'] = target.kind === 'page' || target.kind === 'file' ? withBase(options.base, target.href) : target.href;
  return [node];
}

/** An image of the content folder stays an image; any other becomes a link, or its description alone. */
function image(node: Element, options: RenderOptions): ElementContent {
  const target = resolveLink(String(node.properties['src'] ?? ''), options.path, options.targets);
  const alt = String(node.properties['alt'] ?? '');
  if (target.kind === 'file') {
    node.properties['src'] = withBase(options.base, target.href);
    return node;
  }
  const text: ElementContent = { type: 'text', value: alt === '' ? 'image' : alt };
  return target.kind === 'outside' ? { type: 'element', tagName: 'a', properties: { href: target.href }, children: [text] } : text;
}
