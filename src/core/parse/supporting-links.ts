import type { Definition, Nodes } from 'mdast';
import type { Fact } from '../origin.ts';
import type { SupportingLink } from '../schema/incident.ts';
import { linesOf, plainText, rangeOf, walk, type Block } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import { readFact } from './places.ts';

/**
 * The links that support a report: all of its sections for them ("Supporting information", "References", "Links"), and
 * lines at its top that are nothing but one ("Ticket: [OPS-7](…)"). Each target once, with the text that a reader sees.
 */
export function supportingLinks(top: Part, title: Part | null, blocks: readonly Block[]): Fact<SupportingLink>[] {
  const targets = new Map(blocks.flatMap(walk).flatMap((node) => (node.type === 'definition' ? [targetOf(node)] : [])));
  const links = new Map<string, Fact<SupportingLink>>();
  const add = (node: Nodes, label: string | null): void => {
    const target = node.type === 'link' ? node.url : node.type === 'linkReference' ? targets.get(node.identifier.toLowerCase()) : undefined;
    if (target === undefined || target.trim() === '' || links.has(target)) return;
    const text = plainText(node);
    links.set(
      target,
      readFact({ text: label !== null && (text === '' || text === target) ? label : text || target, target }, rangeOf(node)),
    );
  };
  for (const block of (title ?? top).blocks) for (const { label, link } of lineLinks(block)) add(link, label);
  const sections = partsOf(top).filter(({ role }) => role === 'supporting');
  for (const block of sections.flatMap((part) => partsOf(part).flatMap((at) => at.blocks))) {
    for (const node of walk(block)) add(node, null);
  }
  return [...links.values()];
}

const targetOf = ({ identifier, url }: Definition): [string, string] => [identifier.toLowerCase(), url];

/** The lines and items of a lead block that are a label and one link. */
function lineLinks(block: Block): { label: string; link: Nodes }[] {
  if (block.type === 'list') {
    return block.children.flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? lineLinks(first) : []));
  }
  if (block.type !== 'paragraph') return [];
  const links = block.children.filter(({ type }) => type === 'link' || type === 'linkReference');
  return linesOf(block).flatMap((line) => {
    const label = /^([^:：]{2,40})[:：]\s*(\S.*)$/u.exec(line);
    const link = label === null ? undefined : links.find((node) => plainText(node) === label[2]);
    return link === undefined ? [] : [{ label: (label?.[1] ?? '').trim(), link }];
  });
}
