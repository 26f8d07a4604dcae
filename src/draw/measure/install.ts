import type { DOMWindow } from 'jsdom';
import type { MeasureText } from '../fonts.ts';
import type { Box } from './box.ts';
import { computeStyle } from './computed-style.ts';
import { pathLength, pointAt } from './path.ts';
import { shownCharacters } from './placeholders.ts';
import { boxInRoot, CANVAS_HEIGHT, CANVAS_WIDTH, matrixToRoot, runsWithin, shapeBox } from './shape-box.ts';

const NOTHING: Box = { x0: 0, y0: 0, x1: 0, y1: 0 };

/** Without `left` and `top`: Mermaid takes a rectangle that has them for one of the page. */
function svgRect(found: Box | null): { x: number; y: number; width: number; height: number } {
  const { x0, y0, x1, y1 } = found ?? NOTHING;
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

function pageRect(found: Box | null): object {
  const { x0, y0, x1, y1 } = found ?? NOTHING;
  return { ...svgRect(found), left: x0, top: y0, right: x1, bottom: y1 };
}

/** Text in HTML, one line as wide as its words: only reached where a diagram insists on HTML labels. */
function htmlBox(element: Element, measure: MeasureText): Box | null {
  const text = shownCharacters(element.textContent);
  if (text === '') return null;
  const { size, weight } = computeStyle(element, new Map());
  const lines = text.split('\n');
  return { x0: 0, y0: 0, x1: Math.max(...lines.map((line) => measure(line, size, weight))), y1: lines.length * size * 1.5 };
}

/** Whether text and shapes are measured; a picture that is set anew afterwards has no use for it. */
export interface MeasuringSwitch {
  on: boolean;
}

/** Gives jsdom's elements the measuring that it lacks, from the metrics of the fonts that the page loads. */
export function installMeasuring(window: DOMWindow, measure: MeasureText): MeasuringSwitch {
  const measuring: MeasuringSwitch = { on: true };
  const define = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  };
  const svg = window.SVGElement.prototype;
  define(svg, 'getBBox', function (this: Element) {
    return svgRect(measuring.on ? shapeBox(this, measure) : null);
  });
  define(svg, 'getComputedTextLength', function (this: Element) {
    return runsWithin(this, measure).reduce((sum, run) => sum + run.width, 0);
  });
  define(svg, 'getNumberOfChars', function (this: Element) {
    return shownCharacters(this.textContent).length;
  });
  define(svg, 'getTotalLength', function (this: Element) {
    return pathLength(this.getAttribute('d') ?? '');
  });
  define(svg, 'getPointAtLength', function (this: Element, length: number) {
    return pointAt(this.getAttribute('d') ?? '', length);
  });
  const getMatrix = function (this: Element): object {
    const [a, b, c, d, e, f] = matrixToRoot(this);
    return { a, b, c, d, e, f };
  };
  define(svg, 'getCTM', getMatrix);
  define(svg, 'getScreenCTM', getMatrix);
  define(window.Element.prototype, 'getBoundingClientRect', function (this: Element) {
    return pageRect(this instanceof window.SVGElement ? boxInRoot(this, measure) : htmlBox(this, measure));
  });
  for (const [name, value] of [
    ['offsetWidth', CANVAS_WIDTH],
    ['clientWidth', CANVAS_WIDTH],
    ['offsetHeight', CANVAS_HEIGHT],
    ['clientHeight', CANVAS_HEIGHT],
  ] as const) {
    Object.defineProperty(window.HTMLElement.prototype, name, { get: () => value, configurable: true });
  }
  return measuring;
}
