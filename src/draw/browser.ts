import { JSDOM, VirtualConsole, type DOMWindow } from 'jsdom';
import type { MeasureText } from './fonts.ts';
import { installMeasuring, type MeasuringSwitch } from './measure/install.ts';
import { CANVAS_HEIGHT, CANVAS_WIDTH } from './measure/shape-box.ts';

const FROM_WINDOW = [
  'document',
  'Node',
  'Element',
  'HTMLElement',
  'SVGElement',
  'DOMParser',
  'XMLSerializer',
  'CSSStyleSheet',
  'CSS',
  'Option',
];

/**
 * Puts as much of a browser into this process's globals as Mermaid asks for. Must run before Mermaid is
 * imported: its sanitiser binds to the window that it finds then, and without one lets everything through.
 */
export function openBrowser(measure: MeasureText): { window: DOMWindow; measuring: MeasuringSwitch } {
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>', { virtualConsole: new VirtualConsole() });
  const measuring = installMeasuring(window, measure);
  stubCanvas(window, measure);
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  };
  for (const name of FROM_WINDOW) define(name, Reflect.get(window, name));
  define('window', window);
  define('screen', { availWidth: CANVAS_WIDTH, availHeight: CANVAS_HEIGHT });
  define('getComputedStyle', window.getComputedStyle.bind(window));
  define('requestAnimationFrame', (callback: (time: number) => void) => setTimeout(callback, 0, 0));
  define('cancelAnimationFrame', clearTimeout);
  return { window, measuring };
}

/** cytoscape (mind maps, architecture) makes a canvas that its layout never draws on. */
function stubCanvas(window: DOMWindow, measure: MeasureText): void {
  const values = new Map<string | symbol, unknown>([['measureText', (text: string) => ({ width: measure(text, 16) })]]);
  const nothing = (): object => ({ data: [], addColorStop: () => undefined });
  const context = new Proxy(
    {},
    {
      get: (_target, name) => (values.has(name) ? values.get(name) : nothing),
      set: (_target, name, value: unknown) => {
        values.set(name, value);
        return true;
      },
    },
  );
  Object.defineProperty(window.HTMLCanvasElement.prototype, 'getContext', { value: () => context });
}
