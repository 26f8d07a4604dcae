import type { MeasureText } from '../fonts.ts';
import { box, union, type Box } from './box.ts';
import { computeStyle, toPx, X_HEIGHT, type StyleMemo, type TextStyle } from './computed-style.ts';
import { shownCharacters } from './placeholders.ts';

/** A stretch of text of one element on one line, where a browser would draw it. */
export interface TextRun {
  readonly element: Element;
  readonly style: TextStyle;
  x: number;
  readonly y: number;
  width: number;
}

/** Inter's ascent and descent in em; Chromium rounds both to whole px. */
const ascent = (size: number): number => Math.round(size * (1984 / 2048));
const descent = (size: number): number => Math.round(size * (494 / 2048));
/** Chromium lays text out in 64ths of a px. */
const snap = (width: number): number => Math.ceil(width * 64 - 1e-6) / 64;

function baselineShift(baseline: string, size: number): number {
  switch (baseline) {
    case 'middle':
      return (X_HEIGHT * size) / 2;
    case 'central':
      return (ascent(size) - descent(size)) / 2;
    case 'hanging':
      return ascent(size) * 0.8;
    case 'mathematical':
      return ascent(size) / 2;
    case 'text-before-edge':
    case 'before-edge':
    case 'text-top':
      return ascent(size);
    case 'text-after-edge':
    case 'after-edge':
    case 'ideographic':
    case 'text-bottom':
      return -descent(size);
    default:
      return 0;
  }
}

const firstLength = (element: Element, name: string, size: number): number | null => {
  const value = element
    .getAttribute(name)
    ?.trim()
    .split(/[\s,]+/)[0];
  return value === undefined || value === '' ? null : toPx(value, size);
};

/** Lays out one `<text>`, element by element, with a pen that moves on. */
class TextPen {
  readonly runs: TextRun[] = [];
  readonly #text: Element;
  readonly #measure: MeasureText;
  readonly #memo: StyleMemo = new Map();
  #chunk: TextRun[] = [];
  #anchor = 'start';
  #afterSpace = true;
  #x = 0;
  #y = 0;
  #dx = 0;
  #dy = 0;

  constructor(text: Element, measure: MeasureText) {
    this.#text = text;
    this.#measure = measure;
    this.#walk(text);
    trimEnd(this.#chunk.at(-1), text, measure);
    this.#endChunk();
  }

  #walk(element: Element): void {
    const style = computeStyle(element, this.#memo);
    if (!style.shown) return;
    this.#moveTo(element, style);
    const parts = new Set<Node>([...element.children].filter((child) => /^(?:tspan|a|textPath)$/i.test(child.localName)));
    let index = 0;
    for (const node of element.childNodes) {
      if (node.nodeType === 3) this.#write(node.nodeValue ?? '', element, style);
      else if (node.nodeType === 1) {
        const child = element.children.item(index++);
        if (child !== null && parts.has(child)) this.#walk(child);
      }
    }
  }

  /** An absolute position starts a new chunk, which is anchored by itself. */
  #moveTo(element: Element, style: TextStyle): void {
    const x = firstLength(element, 'x', style.size);
    const y = firstLength(element, 'y', style.size);
    if (element === this.#text || x !== null || y !== null) {
      this.#endChunk();
      this.#x = x ?? this.#x;
      this.#y = y ?? this.#y;
      this.#afterSpace ||= x !== null;
      this.#anchor = style.anchor;
    }
    // For the first character the innermost offset counts; they do not add up.
    this.#dx = firstLength(element, 'dx', style.size) ?? this.#dx;
    this.#dy = firstLength(element, 'dy', style.size) ?? this.#dy;
  }

  #write(text: string, element: Element, style: TextStyle): void {
    const characters = shownIn(text, style, this.#afterSpace);
    if (characters === '') return;
    this.#x += this.#dx;
    this.#y += this.#dy;
    this.#dx = this.#dy = 0;
    this.#afterSpace = characters.endsWith(' ') && !style.keepsSpaces;
    const width = snap(this.#measure(characters, style.size, style.weight) + style.letterSpacing * characters.length);
    const y = this.#y + baselineShift(baselineOf(element, this.#text, style), style.size);
    this.#chunk.push({ element, style, x: this.#x, y, width });
    this.#x += width;
  }

  #endChunk(): void {
    const width = this.#chunk.reduce((sum, run) => sum + run.width, 0);
    const shift = this.#anchor === 'middle' ? -width / 2 : this.#anchor === 'end' ? -width : 0;
    for (const run of this.#chunk) run.x += shift;
    this.runs.push(...this.#chunk);
    this.#chunk = [];
  }
}

/** The runs of a `<text>` element: absolute positions, offsets, anchors and collapsed spaces as SVG 2 has them. */
export function layOutText(text: Element, measure: MeasureText): TextRun[] {
  return new TextPen(text, measure).runs;
}

function baselineOf(element: Element, text: Element, style: TextStyle): string {
  return style.baseline === 'auto' && element !== text ? (element.getAttribute('alignment-baseline') ?? 'auto') : style.baseline;
}

function shownIn(text: string, style: TextStyle, afterSpace: boolean): string {
  const characters = shownCharacters(text);
  if (style.keepsSpaces) return characters.replace(/[\n\t]/g, ' ');
  const collapsed = characters.replace(/[^\S\u00a0]+/g, ' ');
  return afterSpace ? collapsed.replace(/^ /, '') : collapsed;
}

/** A space at the end of a text is not drawn. */
function trimEnd(last: TextRun | undefined, text: Element, measure: MeasureText): void {
  if (last !== undefined && !last.style.keepsSpaces && text.textContent.endsWith(' ')) {
    last.width = Math.max(0, last.width - snap(measure(' ', last.style.size, last.style.weight)));
  }
}

export function textBox(runs: readonly TextRun[]): Box | null {
  let all: Box | null = null;
  for (const { x, y, width, style } of runs) all = union(all, box(x, y - ascent(style.size), x + width, y + descent(style.size)));
  return all;
}
