import type { Nodes } from 'mdast';
import { childrenOf, rangeOf } from '../parse/markdown.ts';
import type { Places } from '../parse/places.ts';
import type { SourceRange } from '../position.ts';
import type { Body } from './body-tree.ts';

/** A paragraph, a heading or a cell in its author's own words: code, quotations and what stands in quotes are blanked. */
export interface ProseBlock {
  readonly text: string;
  /** Where in the source the stretch of `text` from `index` on stands. */
  readonly rangeAt: (index: number, length: number) => SourceRange;
}

const LEAVES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);
/** In place of what is not the author's own words; no rule's words match it. */
const BLANK = '\uFFFC';
const QUOTED = /[“„][^”“]{0,400}[”“]|"[^"]{0,400}"|«[^»]{0,400}»/g;

/** Every block of prose in document order. */
export function proseBlocks({ root, places }: Body): ProseBlock[] {
  const blocks: ProseBlock[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'blockquote' || node.type === 'code') return;
    if (LEAVES.has(node.type)) blocks.push(blockOf(node, places));
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return blocks;
}

function blockOf(leaf: Nodes, places: Places): ProseBlock {
  const pieces: { start: number; node: Nodes }[] = [];
  let text = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'text') {
      pieces.push({ start: text.length, node });
      text += node.value;
    } else if (childrenOf(node).length > 0) for (const child of childrenOf(node)) visit(child);
    else text += node.type === 'break' ? '\n' : BLANK;
  };
  visit(leaf);
  const own = text.replace(QUOTED, (quoted) => BLANK.repeat(quoted.length));
  const rangeAt = (index: number, length: number): SourceRange => {
    const piece = pieces.findLast(({ start }) => start <= index);
    // Spaces and line ends at the edges of a match may be laid out differently in the source.
    const written = text.slice(index, index + length).trim();
    const first = written.split('\n', 1)[0] ?? '';
    return piece === undefined ? rangeOf(leaf) : places.find(first.trim(), rangeOf(piece.node));
  };
  return { text: own, rangeAt };
}
