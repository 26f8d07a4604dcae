import { contentPath } from '../content-path.ts';
import type { Fact } from '../origin.ts';
import { rangeOf, walk, type Block } from './markdown.ts';
import { readFact } from './places.ts';

/** The documents of the content folder that `blocks` of the document `from` link to, each once: its path, with the anchor of the link. */
export function linkedDocuments(blocks: readonly Block[], from: string): Fact<string>[] {
  const linked = new Map<string, Fact<string>>();
  for (const node of blocks.flatMap(walk)) {
    if (node.type !== 'link' && node.type !== 'definition') continue;
    const target = contentPath(node.url, from);
    if (target.kind !== 'file' || !/\.mdx?$/i.test(target.path)) continue;
    const value = target.path + (/#.+$/s.exec(node.url)?.[0] ?? '');
    if (!linked.has(value)) linked.set(value, readFact(value, rangeOf(node)));
  }
  return [...linked.values()];
}
