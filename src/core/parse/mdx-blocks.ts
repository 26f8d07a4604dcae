import type { List, ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { milestoneSchema, type Milestone, type SectionRole } from '../schema/parts.ts';
import { rangeOf, type Block } from './markdown.ts';
import { isJsx, type MdxNode } from './mdx-tree.ts';
import { readStamp } from './timeline/stamp.ts';

/** What a component of an `.mdx` document holds, as the same thing written in Markdown would be. */
export interface ComponentBlocks {
  readonly role: SectionRole;
  readonly blocks: readonly Block[];
}

/** `<Timeline>` as a list of lines "AT: TEXT" and `<Actions>` as what stands in it; null for any other block, which is prose. */
export function componentOf(block: Block): ComponentBlocks | null {
  const node = block as MdxNode;
  if (!isJsx(node)) return null;
  if (node.name === 'Actions') return { role: 'actions', blocks: childrenOf(node) };
  if (node.name !== 'Timeline') return null;
  const events = eventsOf(node);
  // An event that cannot be read would be lost between the others: the timeline stays as the author wrote it.
  if (events.length === 0 || events.some((event) => !isTime(at(event)))) return null;
  const list: List = { type: 'list', children: events.map(itemOf), position: rangeOf(block) };
  return { role: 'timeline', blocks: [list] };
}

/** Events whose `at` is no time that is read. */
export function badTimes(path: string, blocks: readonly Block[]): Problem[] {
  const events = blocks.flatMap((block) => {
    const node = block as MdxNode;
    return isJsx(node) && node.name === 'Timeline' ? eventsOf(node) : [];
  });
  return events
    .filter((event) => !isTime(at(event)))
    .map((event) =>
      problem(
        'bad-time',
        placeOf(path, event.position ?? null),
        `\`${quote(at(event))}\` is not a time that is read`,
        'Write `at` as a day and a time: `2024-05-14T09:02`.',
      ),
    );
}

/** The milestone that an `<Event>` states for the item that was made of it. */
export const statedMilestone = (item: ListItem): Milestone | null => {
  const data: unknown = item.data;
  const stated = typeof data === 'object' && data !== null && 'milestone' in data ? milestoneSchema.safeParse(data.milestone) : null;
  return stated?.success === true ? stated.data : null;
};

const childrenOf = (node: MdxNode): Block[] => (node.children ?? []) as Block[];
const eventsOf = (timeline: MdxNode): MdxNode[] => (timeline.children ?? []).filter((node) => isJsx(node) && node.name === 'Event');
const isTime = (text: string): boolean => readStamp(`${text}: x`) !== null;
const at = (event: MdxNode): string => attribute(event, 'at');

function attribute(node: MdxNode, name: string): string {
  const value = node.attributes?.find((candidate) => candidate.name === name)?.value;
  return typeof value === 'string' ? value : '';
}

const BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'list',
  'code',
  'blockquote',
  'table',
  'heading',
  'thematicBreak',
  'mdxJsxFlowElement',
]);

function itemOf(event: MdxNode): ListItem {
  const position = rangeOf(event as RootContent);
  const time: Text = { type: 'text', value: `${at(event)}: `, position: { start: position.start, end: position.start } };
  const children = childrenOf(event);
  const [first, ...rest] = children.some(({ type }) => BLOCKS.has(type)) ? children : [paragraph(children as PhrasingContent[])];
  const opens = first?.type === 'paragraph' ? first.children : [];
  const below = first === undefined || first.type === 'paragraph' ? rest : [first, ...rest];
  const line: Paragraph = { type: 'paragraph', children: [time, ...opens], position };
  const data = { milestone: attribute(event, 'milestone') };
  return { type: 'listItem', data, children: [line, ...below] as ListItem['children'], position };
}

const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
