/** An element of a drawing: plain data, cheap to walk and change, unlike a document's. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  children: SvgNode[];
}

/** Text stands as it is shown, without entities. */
export type SvgNode = SvgElement | string;

export const isElement = (node: SvgNode): node is SvgElement => typeof node !== 'string';

/** Makes an element; attributes that are null are left out, numbers are rounded to two decimals. */
export function element(name: string, attributes: Readonly<Record<string, string | number | null>>, children: SvgNode[] = []): SvgElement {
  const map = new Map<string, string>();
  for (const [key, value] of Object.entries(attributes)) if (value !== null) map.set(key, typeof value === 'number' ? round(value) : value);
  return { name, attributes: map, children };
}

export const round = (value: number): string => String(Math.round(value * 100) / 100);

/** Every element below `root` and `root` itself, in document order. */
export function* elementsOf(root: SvgElement): Generator<SvgElement> {
  yield root;
  for (const child of root.children) if (isElement(child)) yield* elementsOf(child);
}

/** All text below a node. */
export function textOf(node: SvgNode): string {
  return isElement(node) ? node.children.map(textOf).join('') : node;
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00a0'],
]);
const decode = (text: string): string => text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES.get(name) ?? whole);

const TOKEN = /<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[^\s=<>/]+(?:="[^"]*")?)*)\s*(\/?)>|<!--[\s\S]*?-->|([^<]+)/g;
const ATTRIBUTE = /([^\s=>/]+)(?:="([^"]*)")?/g;
/** HTML inside a drawing closes itself. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);

/** Reads what a serialiser wrote (attributes quoted, every tag closed). Throws where the text is not one SVG element. */
export function parseSvg(text: string): SvgElement {
  const top = element('', {});
  const open: SvgElement[] = [top];
  for (const [, closed, opened, attributes = '', selfClosed, characters] of text.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? top;
    if (characters !== undefined) parent.children.push(decode(characters));
    else if (closed !== undefined) {
      if (VOID.has(closed)) continue;
      if (parent.name !== closed) throw new Error(`the drawing closes <${closed}> inside <${parent.name}>`);
      open.pop();
    } else if (opened !== undefined) {
      const child = element(opened, {});
      for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) child.attributes.set(name, decode(value));
      parent.children.push(child);
      if (selfClosed !== '/' && !VOID.has(opened)) open.push(child);
    }
  }
  const root = top.children.find(isElement);
  if (root?.name !== 'svg' || open.length !== 1) throw new Error('Mermaid gave no SVG');
  return root;
}
