import type { MeasureText } from '../fonts.ts';
import { box, IDENTITY, multiply, parseTransform, transformBox, union, around, type Box, type Matrix } from './box.ts';
import { toPx } from './computed-style.ts';
import { pathBox } from './path.ts';
import { layOutText, textBox } from './text-layout.ts';

/** Elements that draw nothing where they stand. */
const UNDRAWN = new Set(
  'defs style title desc metadata marker symbol clippath mask pattern lineargradient radialgradient filter script'.split(' '),
);

export const CANVAS_WIDTH = 1000;
export const CANVAS_HEIGHT = 800;

function length(element: Element, name: string): number {
  const value = element.getAttribute(name);
  const base = /^(?:x|x1|x2|cx|width)$/.test(name) ? CANVAS_WIDTH : CANVAS_HEIGHT;
  return value === null || value === '' ? 0 : (toPx(value, 16, base) ?? 0);
}

const isHidden = (element: Element): boolean =>
  element.getAttribute('display') === 'none' || /(?:^|;)\s*display\s*:\s*none/.test(element.getAttribute('style') ?? '');

/** What an element covers in its own coordinates; null where it draws nothing. */
export function shapeBox(element: Element, measure: MeasureText): Box | null {
  const name = element.localName.toLowerCase();
  if (UNDRAWN.has(name) || isHidden(element)) return null;
  const at = (attribute: string): number => length(element, attribute);
  switch (name) {
    case 'rect':
    case 'image':
    case 'foreignobject':
    case 'use': {
      const [width, height] = [at('width'), at('height')];
      if (width < 0 || height < 0 || (width === 0 && height === 0)) return null;
      return box(at('x'), at('y'), at('x') + width, at('y') + height);
    }
    case 'circle':
      return centred(at('cx'), at('cy'), at('r'), at('r'));
    case 'ellipse':
      return centred(at('cx'), at('cy'), at('rx'), at('ry'));
    case 'line':
      return around([
        [at('x1'), at('y1')],
        [at('x2'), at('y2')],
      ]);
    case 'polygon':
    case 'polyline':
      return around(pointsOf(element.getAttribute('points') ?? ''));
    case 'path':
      return pathBox(element.getAttribute('d') ?? '');
    case 'text':
      return textBox(layOutText(element, measure));
    case 'tspan':
      return textBox(runsWithin(element, measure));
    default:
      return [...element.children].reduce<Box | null>((all, child) => {
        const inner = shapeBox(child, measure);
        return inner === null ? all : union(all, transformBox(inner, matrixOf(child)));
      }, null);
  }
}

const centred = (x: number, y: number, rx: number, ry: number): Box | null =>
  rx > 0 && ry > 0 ? box(x - rx, y - ry, x + rx, y + ry) : null;

function pointsOf(text: string): [number, number][] {
  const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?/gi) ?? []).map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [numbers[2 * index] ?? 0, numbers[2 * index + 1] ?? 0]);
}

/** The runs of text that stand inside `element` (a `<text>` or a part of one). */
export function runsWithin(element: Element, measure: MeasureText): ReturnType<typeof layOutText> {
  const text = element.closest('text');
  return text === null ? [] : layOutText(text, measure).filter((run) => element.contains(run.element));
}

/** From an element's own coordinates to its parent's. */
export function matrixOf(element: Element): Matrix {
  if (element.localName !== 'svg') return parseTransform(element.getAttribute('transform') ?? '');
  return element.parentElement?.namespaceURI?.endsWith('/svg') === true
    ? [1, 0, 0, 1, length(element, 'x'), length(element, 'y')]
    : IDENTITY;
}

const isSvg = (element: Element): boolean => element.namespaceURI === 'http://www.w3.org/2000/svg';

/** From an element's own coordinates to the outermost drawing's. */
export function matrixToRoot(element: Element): Matrix {
  let matrix = IDENTITY;
  for (let node: Element | null = element; node !== null && isSvg(node); node = node.parentElement)
    matrix = multiply(matrixOf(node), matrix);
  return matrix;
}

export function boxInRoot(element: Element, measure: MeasureText): Box | null {
  const own = shapeBox(element, measure);
  return own === null ? null : transformBox(own, matrixToRoot(element));
}
