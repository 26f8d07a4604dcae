import { rangeOf, walk } from '../parse/markdown.ts';
import { bodyOf } from './body-tree.ts';
import { htmlText } from '../html-text.ts';
import { tagsIn, type HtmlTag } from './html-tags.ts';
import type { SourceRange } from '../position.ts';
import type { Checked } from './checked.ts';

/** A place in a document that names a file. */
export interface Named {
  readonly url: string;
  readonly kind: 'link' | 'image' | 'slides';
  readonly range: SourceRange | null;
}

/** What every link or image has: a text without one is not parsed again. */
const MAY_LINK = /\]\s*[(:[]|!\[|<[a-z][a-z0-9+.-]*:|\b(?:href|src)\s*=/i;

/** Three rules ask for the links of each document: they are found once for each folder that is checked. */
const KNOWN = new WeakMap<ReadonlyMap<string, string>, Map<string, readonly Named[]>>();

/** The links of the document `path`: of its text, else as they were found before. */
export function linksOf(path: string, { texts, links }: Pick<Checked, 'texts' | 'links'>): readonly Named[] {
  const text = texts.get(path);
  if (text === undefined) return links?.get(path) ?? [];
  const all = KNOWN.get(texts) ?? new Map<string, readonly Named[]>();
  KNOWN.set(texts, all);
  const known = all.get(path) ?? proseLinks(path, text);
  all.set(path, known);
  return known;
}

/** The links, images and link definitions of a document, in Markdown and in HTML, in order. Markup that cannot be read has been reported by the reader. */
export function proseLinks(path: string, text: string): readonly Named[] {
  if (last.path !== path || last.text !== text) last = { path, text, found: linksIn(path, text) };
  return last.found;
}

/** A document of ten thousand dead links is asked for them ten thousand times in a row. */
let last: { readonly path: string; readonly text: string; readonly found: readonly Named[] } = { path: '', text: '', found: [] };

function linksIn(path: string, text: string): Named[] {
  const body = MAY_LINK.test(text) ? bodyOf(path, text) : null;
  if (body === null) return [];
  const named: Named[] = [];
  for (const node of walk(body.root)) {
    if (node.type === 'link' || node.type === 'definition') named.push({ url: node.url, kind: 'link', range: rangeOf(node) });
    if (node.type === 'image') named.push({ url: node.url, kind: 'image', range: rangeOf(node) });
    if (node.type === 'html') named.push(...tagsIn(node.value, rangeOf(node).start).flatMap((tag) => namedByTag(tag) ?? []));
  }
  return named;
}

/** The file that `<a href>` or `<img src>` names; null for another tag. */
function namedByTag({ name, attributes, start, end }: HtmlTag): Named | null {
  const kind = name === 'a' ? 'link' : name === 'img' ? 'image' : null;
  const written = attributes.get(kind === 'link' ? 'href' : 'src');
  return kind === null || written === undefined ? null : { url: htmlText(written).trim(), kind, range: { start, end } };
}
