import { cascade, parseStyleSheet, type StyleSheet } from '../css-sheet.ts';
import type { TreeView } from '../css-selector.ts';

/** What decides how large a text is and where it stands; sizes in px. */
export interface TextStyle {
  readonly size: number;
  readonly weight: number;
  readonly anchor: string;
  readonly baseline: string;
  readonly keepsSpaces: boolean;
  readonly letterSpacing: number;
  readonly shown: boolean;
}

const PROPERTIES = ['font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'white-space', 'letter-spacing', 'display'];
const WANTED: ReadonlySet<string> = new Set([...PROPERTIES, 'font']);

const DEFAULT: TextStyle = {
  size: 16,
  weight: 400,
  anchor: 'start',
  baseline: 'auto',
  keepsSpaces: false,
  letterSpacing: 0,
  shown: true,
};

/** Inter's x-height in em: 1118 of 2048. */
export const X_HEIGHT = 0.546;

export const domView: TreeView<Element> = {
  name: (element) => element.localName,
  attribute: (element, name) => element.getAttribute(name),
  parent: (element) => element.parentElement,
};

/** A CSS length in px; null where it is none. `base` is what per cent count from. */
export function toPx(text: string, size: number, base = size): number | null {
  const found = /^\s*(-?[\d.]+(?:e-?\d+)?)\s*([a-z%]*)/i.exec(text);
  if (found === null) return null;
  const number = Number.parseFloat(found[1] ?? '');
  const factors = new Map([
    ['em', size],
    ['ex', size * X_HEIGHT],
    ['rem', 16],
    ['pt', 4 / 3],
    ['%', base / 100],
  ]);
  return Number.isFinite(number) ? number * (factors.get((found[2] ?? '').toLowerCase()) ?? 1) : null;
}

// Mermaid writes the same style sheet into every drawing of one kind and configuration.
let lastCss = '';
let lastSheet: StyleSheet = [];

function sheetOf(element: Element): StyleSheet {
  let root: Element = element;
  for (let node: Element | null = element; node !== null; node = node.parentElement) if (node.localName === 'svg') root = node;
  let css = '';
  for (const child of root.children) if (child.localName === 'style') css += child.textContent;
  if (css !== lastCss) {
    lastCss = css;
    lastSheet = parseStyleSheet(css, WANTED);
  }
  return lastSheet;
}

export type StyleMemo = Map<Element, TextStyle>;

/** The style of an element inside a drawing: attributes, the drawing's own style sheet, `style`, and what it inherits. */
export function computeStyle(element: Element, memo: StyleMemo, sheet = sheetOf(element)): TextStyle {
  const known = memo.get(element);
  if (known !== undefined) return known;
  const parent = element.parentElement === null ? DEFAULT : computeStyle(element.parentElement, memo, sheet);
  const declared = cascade(sheet, element, domView, element.getAttribute('style'));
  const value = (name: string): string | null => {
    const found = declared.get(name) ?? element.getAttribute(name);
    return found === null || found === '' || found === 'inherit' || found === 'unset' ? null : found;
  };
  const size = sizeOf(value('font-size'), parent.size);
  const spaces = value('white-space');
  const spacing = value('letter-spacing');
  const style: TextStyle = {
    size,
    weight: weightOf(value('font-weight'), parent.weight),
    anchor: value('text-anchor') ?? parent.anchor,
    baseline: value('dominant-baseline') ?? parent.baseline,
    keepsSpaces:
      element.getAttribute('xml:space') === 'preserve' || (spaces === null ? parent.keepsSpaces : /^(?:pre|break-spaces)/.test(spaces)),
    letterSpacing: spacing === null ? parent.letterSpacing : (toPx(spacing, size) ?? 0),
    shown: value('display') !== 'none',
  };
  memo.set(element, style);
  return style;
}

const NAMED_SIZES = new Map([
  ['x-small', 10],
  ['small', 13],
  ['medium', 16],
  ['large', 18],
  ['x-large', 24],
]);

function sizeOf(value: string | null, inherited: number): number {
  if (value === null) return inherited;
  if (value === 'smaller') return inherited / 1.2;
  if (value === 'larger') return inherited * 1.2;
  const size = NAMED_SIZES.get(value) ?? toPx(value, inherited) ?? 0;
  return size > 0 ? size : inherited;
}

function weightOf(value: string | null, inherited: number): number {
  if (value === null) return inherited;
  if (value === 'normal') return 400;
  return value.startsWith('bold') ? 700 : Number.parseInt(value, 10) || inherited;
}
