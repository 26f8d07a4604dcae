import { momentsToMeasure, type Moment } from '../derive/milestones/milestones.ts';
import { exactMs, orderedEvents } from '../derive/timeline-order.ts';
import { flatBlocks, outlineOf, partsOf } from '../parse/outline.ts';
import { headingWords } from '../parse/roles.ts';
import { isOwn } from '../parse/sections.ts';
import { readTimeline } from '../parse/timeline/read-timeline.ts';
import type { Incident } from '../schema/incident.ts';
import type { Milestone, TimelineEvent } from '../schema/parts.ts';
import type { Body } from './body-tree.ts';

/** The exact times that a document lists, and those of them that are milestones. */
export interface Listed {
  readonly events: readonly TimelineEvent[];
  readonly moments: ReadonlyMap<Milestone, Moment>;
  /** Milestones that are named with a rough time: what counts from them cannot be checked. */
  readonly rough: ReadonlySet<Milestone>;
  /** Whether the document speaks of a repair at all. */
  readonly mentionsRepair: boolean;
}

/** The key events, where a document lists them beside a fuller timeline, outweigh it: durations are typed below them. */
export function listedMoments(incident: Incident, { root, places }: Body): Listed {
  const key = keyEvents(incident, { root, places });
  const [byKey, byTimeline] = [momentsToMeasure(orderedEvents(key)), momentsToMeasure(orderedEvents(incident.timeline))];
  const rough = new Set(
    [...key, ...incident.timeline].flatMap(({ milestone, when }) =>
      milestone === null || exactMs(when) !== null ? [] : [milestone.value],
    ),
  );
  for (const name of byKey.keys()) rough.delete(name);
  const moments = new Map([...byTimeline, ...byKey].filter(([name]) => byKey.has(name) || !rough.has(name)));
  const events = [...key, ...incident.timeline].filter(({ when }) => exactMs(when) !== null);
  return { events, moments, rough, mentionsRepair: /\b(?:repaired|mitigated)\b/i.test(places.text) };
}

/** The list under "Key events", which the reader leaves where a document tells the whole story further down. */
function keyEvents({ path, date, zone }: Incident, { root, places }: Body): TimelineEvent[] {
  const part = partsOf(outlineOf(root, places)).find(({ heading }) => headingWords(heading?.text ?? '') === 'key events');
  if (part === undefined) return [];
  const blocks = flatBlocks(part, (child) => !isOwn(child));
  return readTimeline({ path, text: places.text, blocks, heading: part.heading?.text ?? null, date, zone }).events;
}
