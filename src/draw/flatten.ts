import type { TreeView } from './css-selector.ts';
import { cascade, parseStyleSheet } from './css-sheet.ts';
import { renumberIds } from './ids.ts';
import { replaceOwnColours } from './own-colours.ts';
import { INHERITED, INITIAL, PROPERTIES } from './presentation.ts';
import { makeReadable } from './readable.ts';
import { elementsOf, isElement, round, textOf, type SvgElement, type SvgNode } from './svg-tree.ts';
import { toVariable } from './theme.ts';

const WANTED: ReadonlySet<string> = new Set(PROPERTIES);

/**
 * Mermaid's picture without its style sheet: every rule becomes attributes of the elements that it meant, so that
 * a strict content security policy lets it through. Ids are numbered anew behind `prefix`; colours become variables.
 */
export function flatten(svg: SvgElement, prefix: string): SvgElement {
  const parents = new Map<SvgElement, SvgElement>();
  for (const node of elementsOf(svg)) for (const child of node.children) if (isElement(child)) parents.set(child, node);
  const view: TreeView<SvgElement> = {
    name: (node) => node.name,
    attribute: (node, name) => node.attributes.get(name) ?? null,
    parent: (node) => parents.get(node) ?? null,
  };
  const styles = [...elementsOf(svg)].filter((node) => node.name === 'style');
  const sheet = parseStyleSheet(styles.map(textOf).join('\n'), WANTED);
  const declared = new Map([...elementsOf(svg)].map((node) => [node, cascade(sheet, node, view, node.attributes.get('style') ?? null)]));
  present(svg, declared, new Map());
  const kind = svg.attributes.get('aria-roledescription') ?? '';
  replaceOwnColours(svg, kind);
  makeReadable(svg, kind);
  svg.children = clean(svg.children);
  renumberIds(svg, prefix);
  size(svg);
  svg.attributes.set('class', 'm-drawing m-diagram');
  return svg;
}

/** Writes what was declared as attributes; what the parent or SVG itself says already is left out. */
function present(
  node: SvgElement,
  declared: ReadonlyMap<SvgElement, ReadonlyMap<string, string>>,
  inherited: ReadonlyMap<string, string>,
): void {
  const rules = declared.get(node);
  const passedOn = new Map(inherited);
  for (const name of PROPERTIES) {
    const raw = rules?.get(name) ?? node.attributes.get(name);
    node.attributes.delete(name);
    if (raw === undefined || raw === '' || raw === 'inherit') continue;
    const value = spell(name, raw.trim(), node);
    if (INHERITED.has(name)) passedOn.set(name, value);
    const already = INHERITED.has(name) ? (inherited.get(name) ?? INITIAL.get(name)) : INITIAL.get(name);
    if (value !== already) node.attributes.set(name, value);
  }
  node.attributes.delete('style');
  node.attributes.delete('class');
  for (const child of node.children) if (isElement(child)) present(child, declared, passedOn);
}

function spell(name: string, value: string, node: SvgElement): string {
  if (name === 'font-weight') return value === 'bold' || value === 'bolder' ? '700' : value === 'normal' ? '400' : value;
  if (name === 'transform') return aroundOrigin(value, node.attributes.get('transform-origin'));
  return toVariable(value.replace(/^(-?[\d.]+)px$/, '$1'));
}

/** A transformation in CSS turns around an origin; an attribute must say so itself (the diamonds of a gantt). */
function aroundOrigin(value: string, origin: string | undefined): string {
  const plain = value.replace(/deg|px/g, '');
  if (origin === undefined) return plain;
  const [x = 0, y = 0] = origin.replace(/px/g, '').trim().split(/\s+/).map(Number);
  return `translate(${x} ${y}) ${plain} translate(${-x} ${-y})`;
}

/** Style sheets, links (their content stays) and empty groups go. */
function clean(nodes: readonly SvgNode[]): SvgNode[] {
  return nodes.flatMap((node): SvgNode[] => {
    if (!isElement(node)) return [node.replace(/\s+/g, ' ')];
    if (node.name === 'style') return [];
    node.children = clean(node.children);
    if (node.name === 'a') return node.children;
    if (node.name === 'title' || node.name === 'desc' || node.children.length > 0) return [node];
    return /^(?:g|defs|text)$/.test(node.name) ? [] : [node];
  });
}

/** The width is the one at which texts have the size that Mermaid gave them; the height follows from the proportions. */
function size(svg: SvgElement): void {
  const box = (svg.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
  svg.attributes.set('viewBox', box.map(round).join(' '));
  svg.attributes.set('width', round(box[2] ?? 0));
  for (const name of ['height', 'xmlns', 'aria-roledescription', 'preserveAspectRatio']) svg.attributes.delete(name);
}
