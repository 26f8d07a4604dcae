import { isElement, type SvgElement, type SvgNode } from './svg-tree.ts';

const SHAPES: ReadonlySet<string> = new Set(['rect', 'path', 'polygon', 'circle', 'ellipse']);
const DARK_INK = '#1c1b19';
const LIGHT_INK = '#ffffff';
const SERIES = 6;

/** The names that people give colours by in diagrams; a colour of another name is left as it is. */
const NAMED = new Map(
  Object.entries({
    ...{ white: '#ffffff', black: '#000000', red: '#ff0000', green: '#008000', blue: '#0000ff', yellow: '#ffff00', orange: '#ffa500' },
    ...{ pink: '#ffc0cb', purple: '#800080', gold: '#ffd700', tomato: '#ff6347', salmon: '#fa8072', lime: '#00ff00', navy: '#000080' },
    ...{ grey: '#808080', gray: '#808080', lightgrey: '#d3d3d3', lightgray: '#d3d3d3', lightblue: '#add8e6', lightgreen: '#90ee90' },
    ...{ lightyellow: '#ffffe0', lightpink: '#ffb6c1', darkred: '#8b0000', darkgreen: '#006400', darkblue: '#00008b' },
  }),
);

/**
 * A colour that an author or Mermaid gave as such is the same in both themes, while the words on it follow the theme: they
 * get black or white, whichever can be read there. Colours that Mermaid reckons for itself (kanban) become the site's.
 */
export function makeReadable(svg: SvgElement, kind: string): void {
  if (kind === 'kanban') useSeries(svg, new Map());
  if (kind === 'sankey') putWordsLast(svg);
  visit(svg, 'black', null);
}

/** A flow covers words that were drawn before it. */
function putWordsLast(svg: SvgElement): void {
  const isWords = (node: SvgNode): boolean =>
    isElement(node) && node.name === 'g' && node.children.some((child) => isElement(child) && child.name === 'text');
  svg.children = [...svg.children.filter((node) => !isWords(node)), ...svg.children.filter(isWords)];
}

function visit(node: SvgElement, inherited: string, behind: string | null): void {
  const ground = node.name === 'g' ? groundOf(node, behind) : behind;
  let fill = node.attributes.get('fill') ?? inherited;
  if ((node.name === 'text' || node.name === 'tspan') && ground !== null && fill.startsWith('var(')) {
    fill = luminance(ground) > 0.18 ? DARK_INK : LIGHT_INK;
    node.attributes.set('fill', fill);
  }
  for (const child of node.children) if (isElement(child)) visit(child, fill, ground);
}

/** The colour of the shape that a group begins with, as `#rrggbb`; null where it is the theme's. */
function groundOf(group: SvgElement, behind: string | null): string | null {
  const first = group.children.find(isElement);
  // Mermaid puts an empty rectangle behind a label.
  const isSeen = first !== undefined && SHAPES.has(first.name) && (first.name !== 'rect' || first.attributes.has('width'));
  const fill = isSeen ? first.attributes.get('fill') : undefined;
  return fill === undefined || fill === 'none' ? behind : toHex(fill);
}

function toHex(colour: string): string | null {
  const text = colour.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return text.replace(/[0-9a-f]/g, '$&$&');
  const parts = /^rgb\(\s*(\d+)\D+(\d+)\D+(\d+)\s*\)$/.exec(text)?.slice(1);
  if (parts !== undefined) return `#${parts.map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0')).join('')}`;
  return NAMED.get(text) ?? null;
}

/** As WCAG has it, 0 to 1; black and white are equally readable on 0.18. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Each colour that is none of the theme's as one of the site's series, in order of their first use. */
function useSeries(node: SvgElement, seen: Map<string, number>): void {
  for (const name of ['fill', 'stroke']) {
    const colour = node.attributes.get(name);
    if (colour === undefined || !/^(?:#|rgb|hsl)/.test(colour)) continue;
    const index = seen.get(colour) ?? seen.size;
    seen.set(colour, index);
    node.attributes.set(name, `var(--m-series-${(index % SERIES) + 1})`);
  }
  for (const child of node.children) if (isElement(child)) useSeries(child, seen);
}
