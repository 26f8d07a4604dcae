import { rangeOf, walk } from '../parse/markdown.ts';
import { bodyOf } from './body-tree.ts';
import type { Named } from './dead-link.ts';

/** What every link or image has: a text without one is not parsed again. */
const MAY_LINK = /\]\s*[(:[]|!\[|<[a-z][a-z0-9+.-]*:/i;

/** Three rules ask for the links of each document: they are found once for each folder that is checked. */
const KNOWN = new WeakMap<ReadonlyMap<string, string>, Map<string, readonly Named[]>>();

/** The links of the document `path` among `texts`. */
export function linksOf(path: string, texts: ReadonlyMap<string, string>): readonly Named[] {
  const known = KNOWN.get(texts) ?? new Map<string, readonly Named[]>();
  KNOWN.set(texts, known);
  const links = known.get(path) ?? proseLinks(path, texts.get(path) ?? '');
  known.set(path, links);
  return links;
}

/** The links, images and link definitions of a document, in order. Markup that cannot be read has been reported by the reader. */
export function proseLinks(path: string, text: string): Named[] {
  const body = MAY_LINK.test(text) ? bodyOf(path, text) : null;
  if (body === null) return [];
  const named: Named[] = [];
  for (const node of walk(body.root)) {
    if (node.type === 'link' || node.type === 'definition') named.push({ url: node.url, kind: 'link', range: rangeOf(node) });
    if (node.type === 'image') named.push({ url: node.url, kind: 'image', range: rangeOf(node) });
  }
  return named;
}
