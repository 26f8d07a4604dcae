import { elementsOf, round, type SvgElement } from './svg-tree.ts';

const GEOMETRY = /^(?:x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|d|points|transform)$/;
const REFERENCE = /url\(["']?#([^)"']+)["']?\)/g;
const LIST = /^aria-(?:labelledby|describedby)$/;

/** Ids that something refers to, numbered in document order behind `prefix`; all others go. Long decimals are rounded. */
export function renumberIds(svg: SvgElement, prefix: string): void {
  const referenced = new Set<string>();
  for (const node of elementsOf(svg)) {
    for (const [name, value] of node.attributes) {
      for (const [, id = ''] of value.matchAll(REFERENCE)) referenced.add(id);
      if (LIST.test(name)) for (const id of value.split(/\s+/)) referenced.add(id);
      if (/^(?:xlink:)?href$/.test(name) && value.startsWith('#')) referenced.add(value.slice(1));
    }
  }
  const renamed = new Map<string, string>();
  for (const node of elementsOf(svg)) {
    const id = node.attributes.get('id');
    node.attributes.delete('id');
    if (id === undefined || !referenced.has(id) || renamed.has(id)) continue;
    renamed.set(id, `${prefix}-${renamed.size}`);
    node.attributes.set('id', renamed.get(id) ?? prefix);
  }
  for (const node of elementsOf(svg)) {
    for (const [name, value] of [...node.attributes]) node.attributes.set(name, rewrite(name, value, renamed));
    const link = node.attributes.get('xlink:href');
    if (link !== undefined) node.attributes.set('href', rewrite('href', link, renamed));
  }
}

function rewrite(name: string, value: string, renamed: ReadonlyMap<string, string>): string {
  if (LIST.test(name))
    return value
      .split(/\s+/)
      .map((id) => renamed.get(id) ?? id)
      .join(' ');
  if (name === 'href') return value.startsWith('#') ? `#${renamed.get(value.slice(1)) ?? value.slice(1)}` : value;
  if (GEOMETRY.test(name)) return value.replace(/(?:-?(?<!\d)\d+|-)?\.\d{3,}(?:e-?\d+)?/gi, (number) => round(Number(number)));
  return value.replace(REFERENCE, (_whole, id: string) => (renamed.has(id) ? `url(#${renamed.get(id) ?? ''})` : 'none'));
}
