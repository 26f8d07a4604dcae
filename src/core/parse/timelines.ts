import type { ListItem } from 'mdast';
import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { Problem } from '../problem.ts';
import type { Milestone, TimelineEvent } from '../schema/parts.ts';
import { plainText, rangeOf, walk, type Block } from './markdown.ts';
import { statedMilestone } from './mdx-blocks.ts';
import { flatBlocks, partsOf, type Part } from './outline.ts';
import { headingWords } from './roles.ts';
import { isOwn } from './sections.ts';
import { readTimeline } from './timeline/read-timeline.ts';

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

const TIMED = /^\W*(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}\b|~?\d{1,2}[:.]\d{2}\b|\d{1,2} ?[ap]m\b|T[-+]\d)/i;
/** Fewer lines that start with a time are no timeline unless the heading says so. */
const MIN_TIMED = 2;

/** The sections that hold the timeline: by their heading, else those whose lines start with times. */
export function timelineParts(top: Part, skip: (part: Part) => boolean): Part[] {
  const candidates: Part[] = [];
  const visit = (part: Part): void => {
    if (skip(part)) return;
    if (part.role === 'timeline' || (part.role === 'background' && timedLines(part) >= MIN_TIMED)) candidates.push(part);
    else part.children.forEach(visit);
  };
  visit(top);
  const full = candidates.filter((part) => !isDigest(part));
  const best = full.some((part) => timedLines(part) > 0) ? full : candidates;
  if (best.length > 0) return best;
  return [...partsOf(top)]
    .filter((part) => part.role === 'other' && !skip(part) && timedLines({ ...part, children: [] }) >= MIN_TIMED + 1)
    .slice(0, 1);
}

/** "Key events" repeats the milestones of a fuller timeline elsewhere. */
const isDigest = (part: Part): boolean => headingWords(part.heading?.text ?? '') === 'key events';

function timedLines(part: Part): number {
  let count = 0;
  for (const block of flatBlocks(part, (child) => !isOwn(child))) {
    for (const node of walk(block)) {
      if ((node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableRow') && TIMED.test(plainText(node))) count += 1;
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
    const blocks = flatBlocks(part, (child) => !isOwn(child));
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
