import { MILESTONE_LABELS } from '../derive/milestones/milestones.ts';
import { pageClock } from '../derive/page-clock.ts';
import { orderedEvents } from '../derive/timeline-order.ts';
import { timeText } from '../derive/event-time.ts';
import type { Incident } from '../schema/incident.ts';
import type { EventPair, EventSide } from './change.ts';
import { pairEvents } from './compare-events.ts';
import { eventItems } from './event-items.ts';
import type { Entry } from './entries.ts';

/**
 * The events of both sides as one list in the order of time; one that was removed stands where it stood.
 * `changeOf`: the change that tells of the event with that anchor on that side.
 */
export function eventPairs(
  before: Entry | null,
  after: Entry | null,
  changeOf: (side: 'before' | 'after', anchor: string) => string | null,
): EventPair[] {
  const old = before?.kind === 'incident' ? before : null;
  const now = after?.kind === 'incident' ? after : null;
  const matches = pairEvents(old === null ? [] : eventItems(old), now === null ? [] : eventItems(now));
  const partner = new Map(
    matches.flatMap(({ before: from, after: to }) => (from === null || to === null ? [] : [[to.anchor, from.anchor]])),
  );
  const sides = { before: sidesOf(old), after: sidesOf(now) };
  const paired = new Set(partner.values());
  const pairs: EventPair[] = [];
  const stood = [...sides.before.values()];
  const places = new Map(stood.map(({ id }, at) => [id, at]));
  let next = 0;
  const removedUpTo = (end: number): void => {
    for (; next < end; next += 1) {
      const side = stood[next];
      if (side !== undefined && !paired.has(side.id)) pairs.push({ before: side, after: null, change: changeOf('before', side.id) });
    }
  };
  for (const side of sides.after.values()) {
    const from = partner.get(side.id) ?? null;
    const at = from === null ? undefined : places.get(from);
    // What was removed stands behind the event that it followed.
    if (at !== undefined) removedUpTo(at);
    pairs.push({ before: at === undefined ? null : (stood[at] ?? null), after: side, change: changeOf('after', side.id) });
  }
  removedUpTo(stood.length);
  return pairs;
}

function sidesOf(incident: Incident | null): ReadonlyMap<string, EventSide> {
  if (incident === null) return new Map();
  const ordered = orderedEvents(incident.timeline);
  const clock = pageClock(ordered, incident.zone);
  return new Map(
    ordered.map(({ id, when, text, milestone, origin }) => [
      id,
      {
        id,
        time: timeText(when, clock),
        text,
        milestone: milestone === null ? null : MILESTONE_LABELS[milestone.value],
        line: origin.range?.start.line ?? null,
      },
    ]),
  );
}
