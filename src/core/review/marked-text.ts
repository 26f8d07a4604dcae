import type { Nodes } from 'mdast';
import { childrenOf } from '../parse/markdown.ts';
import { tidyText } from './item.ts';

/** The marks that say something of the words in them. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['emphasis', '*'],
  ['strong', '**'],
  ['delete', '~~'],
]);

/** The words of a node with their marks, whichever of its spellings the author chose: `_a_` and `*a*` are equal. */
export const markedText = (node: Nodes): string => tidyText(rawMarked(node));

function rawMarked(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'break':
      return ' ';
    case 'image':
    case 'imageReference':
      return `![${node.alt ?? ''}]`;
    case 'footnoteReference':
      return '[^]';
    case 'html':
      return node.value;
    default: {
      const mark = MARKS.get(node.type) ?? '';
      return `${mark}${childrenOf(node).map(rawMarked).join('')}${mark}`;
    }
  }
}
