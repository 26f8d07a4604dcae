import type { Element, ElementContent } from 'hast';

const isElement = (node: ElementContent | undefined, ...names: string[]): node is Element =>
  node?.type === 'element' && names.includes(node.tagName);

const elementsOf = (node: Element, ...names: string[]): Element[] => node.children.filter((child) => isElement(child, ...names));

const isEmpty = (node: ElementContent): boolean =>
  node.type === 'element' ? node.tagName !== 'img' && node.children.every(isEmpty) : node.type !== 'text' || node.value.trim() === '';

/**
 * A table whose header row was left empty (`| | |`, as Markdown demands one) names its rows and not its columns:
 * the empty row goes, and the first cell of each other row becomes its header.
 */
export function nameRows(table: Element): Element {
  const [head] = elementsOf(table, 'thead');
  if (head === undefined || !isEmpty(head)) return table;
  const rows = elementsOf(table, 'tbody').flatMap((body) => elementsOf(body, 'tr'));
  if (rows.length === 0) return table;
  for (const row of rows) {
    const [first] = elementsOf(row, 'td', 'th');
    if (first === undefined || isEmpty(first)) continue;
    first.tagName = 'th';
    first.properties['scope'] = 'row';
  }
  return { ...table, children: table.children.filter((child) => child !== head) };
}
