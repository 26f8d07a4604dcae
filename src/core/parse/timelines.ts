import type { ListItem } from 'mdast';
import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { Problem } from '../problem.ts';
import type { Milestone, SectionRole, TimelineEvent } from '../schema/parts.ts';
import { linesOf, plainText, rangeOf, walk, type Block } from './markdown.ts';
import { statedMilestone } from './mdx-blocks.ts';
import { flatBlocks, partsOf, type Part } from './outline.ts';
import { headingWords } from './roles.ts';
import { isOwn } from './sections.ts';
import { readTimeline } from './timeline/read-timeline.ts';
import { readStamp } from './timeline/stamp.ts';
import { startsTimed, timedLinesOf } from './timed-lines.ts';

/** The events of a document, and of each section that was read as a timeline, what stays prose. */
export interface TimelinesRead {
  readonly events: TimelineEvent[];
  readonly prose: ReadonlyMap<Part, readonly SourceRange[]>;
  readonly problems: Problem[];
}

export interface TimelineContext {
  readonly path: string;
  readonly text: string;
  readonly date: Fact<string> | null;
  readonly zone: Fact<string>;
}

/** A paragraph whose last line is a time and nothing else, as status pages have them. */
function endsTimed(lines: readonly string[]): boolean {
  const last = lines.length > 1 ? (lines.at(-1) ?? '') : '';
  const stamp = /\d[:.]\d\d/.test(last) ? readStamp(last) : null;
  return Boolean(stamp?.time) && (stamp?.textAt ?? 0) >= last.length;
}

/** Fewer lines that start with a time are no timeline unless the heading says so. */
const MIN_TIMED = 2;
const MIN_UNNAMED = 3;
/** Sections that may tell the course of the incident without being called its timeline. */
const TELLS: ReadonlySet<SectionRole> = new Set(['other', 'summary', 'background', 'response', 'detection']);

/** The sections that hold the timeline: by their heading, else those whose lines start with times. */
export function timelineParts(top: Part, skip: (part: Part) => boolean): Part[] {
  const candidates: Part[] = [];
  const visit = (part: Part, _: number, siblings: readonly Part[]): void => {
    if (skip(part)) return;
    if (part.role === 'timeline' || (part.role === 'background' && timedLines(part) >= MIN_TIMED))
      candidates.push(part, ...daysAfter(part, siblings));
    else part.children.forEach(visit);
  };
  visit(top, 0, []);
  const full = candidates.filter((part) => !isDigest(part));
  const best = full.some((part) => timedLines(part) > 0) ? full : candidates;
  if (best.length > 0) return best;
  const unnamed = partsOf(top).find((part) => TELLS.has(part.role) && !skip(part) && tellsCourse(part));
  return unnamed === undefined ? [] : [unnamed];
}

/** Whether the lines of a part, and of the days below it, are a timeline that is not called one. A paragraph that starts "At 3:28 PM, …" is prose, an item is not. */
export function tellsCourse(part: Part): boolean {
  const own = { ...part, children: part.children.filter(isDay) };
  return timedLines(own, (text, inList) => inList || !IN_SENTENCE.test(text)) >= MIN_UNNAMED;
}

const IN_SENTENCE = /^\W*(?:at|on|by|since|around|between|from)\s/i;

/** "## Feb 21, 13:00" behind the timeline and on its level: it goes on there. */
function daysAfter(part: Part, siblings: readonly Part[]): Part[] {
  const after = siblings.slice(siblings.indexOf(part) + 1);
  const end = after.findIndex((sibling) => !isDay(sibling));
  return after.slice(0, end < 0 ? undefined : end);
}

/** "Monday, March 4" or "2024-03-04 08:03" as a heading, and nothing else in it. */
function isDay({ role, heading }: Part): boolean {
  if (role !== 'other' || heading === null || !/\d/.test(heading.text)) return false;
  const stamp = readStamp(heading.text);
  return stamp !== null && stamp.day !== null && stamp.textAt >= heading.text.length;
}

/** "Key events" repeats the milestones of a fuller timeline elsewhere. */
const isDigest = (part: Part): boolean => headingWords(part.heading?.text ?? '') === 'key events';

/** How many lines of a part, and of what goes on below it, start with a time. */
export function timedLines(part: Part, counts: (text: string, inList: boolean) => boolean = () => true): number {
  let count = 0;
  for (const block of flatBlocks(part, (child) => !isOwn(child))) {
    for (const node of walk(block)) {
      if (
        (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableRow') &&
        counts(plainText(node), block.type === 'list') &&
        (startsTimed(plainText(node)) || (node.type === 'paragraph' && endsTimed(linesOf(node))))
      )
        count += node.type === 'paragraph' ? Math.max(1, timedLinesOf(node)) : 1;
    }
  }
  return count;
}

/** Reads every timeline of an entry, in document order, as one row of events with anchors of their own. */
export function timelinesOf(parts: readonly Part[], context: TimelineContext): TimelinesRead {
  const events: TimelineEvent[] = [];
  const prose = new Map<Part, readonly SourceRange[]>();
  const problems: Problem[] = [];
  for (const part of parts) {
    const below = flatBlocks(part, (child) => !isOwn(child));
    const blocks = part.source !== null && isDay(part) ? [part.source, ...below] : below;
    const read = readTimeline({ ...context, blocks, heading: part.heading?.text ?? null });
    problems.push(...read.problems);
    if (read.events.length === 0) continue;
    events.push(...withStated(read.events, blocks));
    prose.set(part, read.prose);
  }
  return { events: withUniqueIds(events), prose, problems };
}

/** A milestone that an `<Event>` states is that event's, and no other's. */
function withStated(events: readonly TimelineEvent[], blocks: readonly Block[]): TimelineEvent[] {
  const items = blocks.flatMap((block) => (block.type === 'list' ? block.children : []));
  const stated = new Map(items.flatMap((item) => statedAt(item)));
  if (stated.size === 0) return [...events];
  const taken = new Set(stated.values());
  return events.map((event) => {
    const milestone = stated.get(event.origin.range?.start.offset ?? -1);
    if (milestone !== undefined) return { ...event, milestone: { value: milestone, origin: event.origin } };
    return event.milestone !== null && taken.has(event.milestone.value) ? { ...event, milestone: null } : event;
  });
}

function statedAt(item: ListItem): [number, Milestone][] {
  const milestone = statedMilestone(item);
  return milestone === null ? [] : [[rangeOf(item).start.offset, milestone]];
}

function withUniqueIds(events: readonly TimelineEvent[]): TimelineEvent[] {
  const seen = new Set<string>();
  return events.map((event) => {
    let id = event.id;
    for (let number = 2; seen.has(id); number += 1) id = `${event.id}-${number}`;
    seen.add(id);
    return id === event.id ? event : { ...event, id };
  });
}
