import type { Nodes } from 'mdast';
import { childrenOf, rangeOf } from '../parse/markdown.ts';
import { lineStartOf, wholeLines, type MarkFault, type PlacedMark, type Span } from './spans.ts';

/** What a mark behind it hides: a row, an item, a paragraph, or a heading with all below it. `text`: the one that `root` is of. */
export function thingAt(mark: PlacedMark, root: Nodes, text: string): Span | MarkFault {
  const at = lastWord(text, mark.start);
  const way = wayTo(root, at);
  const index = way.findLastIndex((node, place) => isThing(node, way[place - 1]));
  const thing = way[index];
  const parent = way[index - 1];
  if (thing === undefined || parent === undefined || way.some(({ type }) => type === 'code'))
    return { at: mark.start, found: `\`<!-- ${mark.kind} -->\` stands behind nothing that could be left out by itself` };
  if (thing.type === 'tableRow' && childrenOf(parent)[0] === thing)
    return { at: mark.start, found: `\`<!-- ${mark.kind} -->\` stands behind the head of a table` };
  const end = thing.type === 'heading' ? endOfSection(thing, parent, text) : rangeOf(thing).end.offset;
  return { kind: mark.kind, ...wholeLines(rangeOf(thing).start.offset, Math.max(end, mark.end), text) };
}

/** The parser may leave the spaces at the end of a line out of what it finds there. */
function lastWord(text: string, offset: number): number {
  let at = offset - 1;
  while (at > 0 && /\s/.test(text.charAt(at))) at -= 1;
  return at;
}

/** From the root to the innermost node at an offset. */
function wayTo(root: Nodes, at: number): Nodes[] {
  const way: Nodes[] = [root];
  for (let node: Nodes | undefined = root; node !== undefined;) {
    node = childrenOf(node).find((child) => {
      const { start, end } = rangeOf(child);
      return start.offset <= at && at < end.offset;
    });
    if (node !== undefined) way.push(node);
  }
  return way;
}

const THINGS: ReadonlySet<string> = new Set(['tableRow', 'listItem', 'heading', 'paragraph']);
/** The first paragraph of an item is the item. */
const isThing = (node: Nodes, parent: Nodes | undefined): boolean =>
  THINGS.has(node.type) && !(node.type === 'paragraph' && parent?.type === 'listItem' && childrenOf(parent)[0] === node);

/** A heading goes with everything up to the next one of its depth or above. */
function endOfSection(heading: Nodes, parent: Nodes, text: string): number {
  const depth = depthOf(heading);
  const after = childrenOf(parent).slice(childrenOf(parent).indexOf(heading) + 1);
  const next = after.find((node) => node.type === 'heading' && depthOf(node) <= depth);
  if (next !== undefined) return lineStartOf(text, rangeOf(next).start.offset) - 1;
  return parent.type === 'root' ? text.length : rangeOf(parent).end.offset;
}

const depthOf = (node: Nodes): number => (node.type === 'heading' ? node.depth : 0);
