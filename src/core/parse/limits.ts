import type { Nodes, Root } from 'mdast';
import { placeOf } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import { childrenOf, rangeOf } from './markdown.ts';
import type { Places } from './places.ts';
import type { TimelineEvent } from '../schema/parts.ts';

/** Beyond these a document is no notes but a log or an attack; all are far above what people write. */
export const MAX_LINE_CHARACTERS = 10 * 1024;
export const MAX_LEVELS = 30;
export const MAX_LIST_ITEMS = 5_000;
export const MAX_EVENTS = 2_000;
/** Each takes about a tenth of a second to draw: thousands would keep a build of a stranger's pull request busy for an hour. */
export const MAX_DIAGRAMS = 50;

/** The first line that is too long, before anything is parsed. */
export function lineProblem(path: string, { text, range }: Places): Problem | null {
  let start = 0;
  while (text.length - start > MAX_LINE_CHARACTERS) {
    const feed = text.slice(start, start + MAX_LINE_CHARACTERS + 1).search(/[\r\n]/);
    if (feed < 0) {
      return problem('line-too-long', placeOf(path, range(start, start)), `this line has more than ${MAX_LINE_CHARACTERS} characters`);
    }
    start += feed + 1;
  }
  return null;
}

/** What makes a level: a list's items, quotes, and the marks in a line. */
const LEVELS: ReadonlySet<string> = new Set([
  'blockquote',
  'listItem',
  'emphasis',
  'strong',
  'delete',
  'link',
  'footnoteDefinition',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
]);

/** The first place that stands too deep, the first list that is too long, the first diagram too many. Without recursion, in the time of one walk. */
export function treeProblems(path: string, root: Root): Problem[] {
  const problems = new Map<string, Problem>();
  const add = (found: Problem): void => {
    if (!problems.has(found.code)) problems.set(found.code, found);
  };
  const stack: { node: Nodes; level: number }[] = [{ node: root, level: 0 }];
  let diagrams = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node } = next;
    const level = next.level + (LEVELS.has(node.type) ? 1 : 0);
    const children = childrenOf(node);
    if (node.type === 'list' && children.length > MAX_LIST_ITEMS) {
      add(problem('list-too-long', placeOf(path, rangeOf(node)), `this list has ${children.length} items; the limit is ${MAX_LIST_ITEMS}`));
    }
    if (node.type === 'code' && node.lang === 'mermaid') diagrams += 1;
    if (diagrams > MAX_DIAGRAMS)
      add(problem('too-many-diagrams', placeOf(path, rangeOf(node)), `the document has more than ${MAX_DIAGRAMS} diagrams`));
    if (level > MAX_LEVELS) add(problem('too-deep', placeOf(path, rangeOf(node)), `this stands more than ${MAX_LEVELS} levels deep`));
    else for (let index = children.length - 1; index >= 0; index -= 1) pushChild(stack, children[index], level);
  }
  return [...problems.values()];
}

function pushChild(stack: { node: Nodes; level: number }[], node: Nodes | undefined, level: number): void {
  if (node !== undefined) stack.push({ node, level });
}

/** The first event beyond the limit. */
export function timelineProblem(path: string, events: readonly TimelineEvent[]): Problem | null {
  const over = events[MAX_EVENTS];
  if (over === undefined) return null;
  return problem(
    'timeline-too-long',
    placeOf(path, over.origin.range),
    `the timeline has ${events.length} events; the limit is ${MAX_EVENTS}`,
  );
}
