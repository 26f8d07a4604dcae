import type { Root } from 'mdast';
import { readFrontMatter } from '../parse/front-matter.ts';
import { parseMarkdown } from '../parse/markdown.ts';
import { placesOf, type Places } from '../parse/places.ts';

/** The tree of a document's body, and its lines. */
export interface Body {
  readonly root: Root;
  readonly places: Places;
}

/** The body of a document; null where its markup cannot be read, which the reader has reported. Rules ask only where a quick look found something. */
export function bodyOf(path: string, text: string): Body | null {
  const places = placesOf(text);
  const { body } = readFrontMatter(path, places);
  const tree = parseMarkdown(body, /\.mdx$/i.test(path) ? 'mdx' : 'md');
  return tree.ok ? { root: tree.root, places } : null;
}
