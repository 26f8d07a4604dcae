import type { TimelineEvent } from '../schema/parts.ts';
import { dayText, durationText } from './dates-text.ts';
import { machineTime, timeText, utcText } from './event-time.ts';
import { MILESTONE_LABELS } from './milestones/milestones.ts';
import type { OriginNotes } from './origins.ts';
import type { PageClock } from './page-clock.ts';
import type { EventView } from './page-data.ts';
import { exactMs, localOf } from './timeline-order.ts';

/** The events of a page as the document lists them; `ordered`: the same in order of time. */
export function eventViews(
  events: readonly TimelineEvent[],
  ordered: readonly TimelineEvent[],
  path: string,
  clock: PageClock,
  { note }: OriginNotes,
): EventView[] {
  const zero = zeroOf(ordered);
  let day = '';
  return events.map((event) => {
    const { id, when, text, body, milestone, origin } = event;
    const date = localOf(when)?.slice(0, 10) ?? day;
    const newDay = clock.dated && date !== day;
    day = date;
    return {
      id,
      time: timeText(when, clock),
      datetime: machineTime(when),
      until: when.kind === 'instant' ? (when.end?.instant ?? null) : null,
      utc: utcText(when),
      sinceStart: sinceText(exactMs(when), zero),
      dayHeading: newDay ? dayText(date) : null,
      text,
      body: { path, ranges: body, prefix: id },
      milestone:
        milestone === null ? null : { name: milestone.value, label: MILESTONE_LABELS[milestone.value], origin: note(milestone.origin) },
      origin: note(origin),
    };
  });
}

/** What "+12 min" counts from: the start where it is known to the minute, else the first exact event. */
function zeroOf(ordered: readonly TimelineEvent[]): number | null {
  const started = ordered.find(({ milestone, when }) => milestone?.value === 'started' && exactMs(when) !== null);
  const first = started ?? ordered.find(({ when }) => exactMs(when) !== null);
  return first === undefined ? null : exactMs(first.when);
}

function sinceText(at: number | null, zero: number | null): string | null {
  if (at === null || zero === null || at === zero) return null;
  return at > zero ? `+${durationText(at - zero)}` : `−${durationText(zero - at)}`;
}
