import { JSDOM, VirtualConsole, type DOMWindow } from 'jsdom';
import type { MeasureText } from './fonts.ts';
import { installMeasuring, type MeasuringSwitch } from './measure/install.ts';
import { CANVAS_HEIGHT, CANVAS_WIDTH } from './measure/shape-box.ts';

/**
 * Puts as much of a browser into this process's globals as Mermaid asks for. Must run before Mermaid is
 * imported: its sanitiser binds to the window that it finds then, and without one lets everything through.
 */
export function openBrowser(measure: MeasureText): { window: DOMWindow; measuring: MeasuringSwitch } {
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>', { virtualConsole: new VirtualConsole() });
  const measuring = installMeasuring(window, measure);
  stubCanvas(window, measure);
  const css = {
    escape: (text: string) => text.replace(/[^\w\u0080-\uffff-]/g, (found) => `\\${found}`),
    supports: () => true,
  };
  const globals = {
    window,
    document: window.document,
    Node: window.Node,
    Element: window.Element,
    HTMLElement: window.HTMLElement,
    SVGElement: window.SVGElement,
    DOMParser: window.DOMParser,
    XMLSerializer: window.XMLSerializer,
    CSSStyleSheet: StyleSheetStub,
    Option: window.Option,
    CSS: css,
    screen: { availWidth: CANVAS_WIDTH, availHeight: CANVAS_HEIGHT },
    getComputedStyle: window.getComputedStyle.bind(window),
    requestAnimationFrame: (callback: (time: number) => void) => setTimeout(callback, 0, 0),
    cancelAnimationFrame: clearTimeout,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  for (const [name, value] of [
    ['CSSStyleSheet', StyleSheetStub],
    ['CSS', css],
  ] as const) {
    Object.defineProperty(window, name, { value, configurable: true, writable: true });
  }
  return { window, measuring };
}

/** Mermaid collects class definitions in one; jsdom's own cannot be constructed. */
class StyleSheetStub {
  cssRules: { cssText: string }[] = [];

  insertRule(cssText: string, index = 0): number {
    this.cssRules.splice(index, 0, { cssText });
    return index;
  }

  replaceSync(cssText: string): void {
    this.cssRules = [{ cssText }];
  }
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
