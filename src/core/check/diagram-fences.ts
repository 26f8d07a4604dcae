import type { Code } from 'mdast';
import { walk } from '../parse/markdown.ts';
import type { Places } from '../parse/places.ts';
import type { Place } from '../position.ts';
import { bodyOf } from './body-tree.ts';
import { publishedTexts, type Checked } from './checked.ts';

/** An author's Mermaid diagram. */
export interface DiagramFence {
  readonly source: string;
  /** Where one of its lines stands (from 1; beyond the last: there); the fence itself for null. */
  readonly placeOf: (line: number | null) => Place;
}

/** A document without such a fence is not parsed again. */
const MAY_HAVE = /(?:```|~~~)[^\S\n]*mermaid/;

/** The Mermaid diagrams of the documents that become pages, in the order of the documents. */
export function diagramFences(checked: Pick<Checked, 'readings' | 'texts'>): DiagramFence[] {
  return publishedTexts(checked).flatMap(([path, text]) => {
    const body = MAY_HAVE.test(text) ? bodyOf(path, text) : null;
    if (body === null) return [];
    return walk(body.root).flatMap((node) => (node.type === 'code' && node.lang === 'mermaid' ? [fenceOf(node, path, body.places)] : []));
  });
}

function fenceOf({ value, position }: Code, path: string, { text }: Places): DiagramFence {
  const fence = position?.start;
  const count = value.split('\n').length;
  return {
    source: value,
    placeOf: (line) => {
      if (fence === undefined) return { kind: 'unavailable', path };
      if (line === null) return { kind: 'line', path, line: fence.line, column: fence.column };
      const inDocument = fence.line + Math.min(line, count);
      const written = text.split(/\r\n|\n|\r/)[inDocument - 1] ?? '';
      return { kind: 'line', path, line: inDocument, column: (/[^\s>]/.exec(written)?.index ?? 0) + 1 };
    },
  };
}
