import { parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as the HTML standard says that a browser must understand it, with every fault that the parser had to mend. */
export interface ParsedPage {
  readonly root: Node;
  readonly errors: readonly ParserError[];
  /** All elements, in document order. */
  readonly elements: readonly Element[];
}

export function parsePage(html: string): ParsedPage {
  const errors: ParserError[] = [];
  const root = parse(html, { sourceCodeLocationInfo: true, onParseError: (error) => errors.push(error) });
  return { root, errors, elements: elementsOf(root) };
}

export function elementsOf(node: Node): Element[] {
  const own = 'tagName' in node ? [node] : [];
  const inner = 'childNodes' in node ? node.childNodes : [];
  // What stands in a <template> is not in the page until somebody asks for it.
  return [...own, ...inner.flatMap(elementsOf)];
}

export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => (one.prefix === undefined || one.prefix === '' ? one.name : `${one.prefix}:${one.name}`) === name)?.value ??
  null;

export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The elements around `node`, the nearest first. */
export function ancestorsOf(node: Element): Element[] {
  const up: Element[] = [];
  for (let at: Node | null = node.parentNode; at !== null && 'tagName' in at; at = at.parentNode) up.push(at);
  return up;
}

const URL_ATTRIBUTES = ['href', 'src', 'xlink:href', 'action', 'formaction', 'poster', 'data'];

/** Every address that an element names: links, pictures, style sheets, scripts, `srcset`, and `url()` in an attribute. */
export function addressesOf(element: Element): string[] {
  const plain = URL_ATTRIBUTES.flatMap((name) => attribute(element, name) ?? []);
  const sets = (attribute(element, 'srcset') ?? '').split(',').map((part) => part.trim().split(/\s+/)[0] ?? '');
  const inCss = element.attrs.flatMap(({ value }) => cssAddresses(value));
  return [...plain, ...sets, ...inCss].filter((address) => address !== '');
}

/** The addresses of `url()` and `@import` in a style sheet. */
export function cssAddresses(css: string): string[] {
  const urls = [...css.matchAll(/\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  const imports = [...css.matchAll(/@import\s+["']([^"']+)["']/g)].map(([, address]) => address ?? '');
  return [...urls, ...imports];
}
