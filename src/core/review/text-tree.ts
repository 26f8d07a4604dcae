import type { Root } from 'mdast';
import { parseMarkdown } from '../parse/markdown.ts';
import { placesOf } from '../parse/places.ts';
import type { Block } from './block.ts';
import { plainBlock } from './block.ts';
import { blocksOf } from './blocks.ts';
import { frontMatterBlocks } from './front-matter-blocks.ts';

/** A text as blocks, and its tree where it has one (a broken `.mdx` has none: it is compared line by line). */
export interface TextTree {
  readonly blocks: readonly Block[];
  readonly root: Root | null;
}

const NOTHING: TextTree = { blocks: [], root: null };

/** Settings and other files that are no Markdown are lines. */
const MARKDOWN = /\.(mdx?|markdown)$/i;

/** The blocks of a file, the keys of its front matter first. */
export function textTree(path: string, text: string | null): TextTree {
  if (text === null) return NOTHING;
  const places = placesOf(text);
  if (!MARKDOWN.test(path)) return { blocks: lines(text), root: null };
  const front = frontMatterBlocks(path, places);
  const tree = parseMarkdown(front.body, /\.mdx$/i.test(path) ? 'mdx' : 'md');
  if (!tree.ok) return { blocks: lines(text), root: null };
  return { blocks: [...front.blocks, ...blocksOf(tree.root, front.body)], root: tree.root };
}

function lines(text: string): Block[] {
  const places = placesOf(text);
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }) => {
    const shown = line.trimEnd();
    return shown === '' ? [] : [plainBlock('line', 0, shown, places.range(index, index + line.length))];
  });
}
