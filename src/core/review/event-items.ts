import { pageClock } from '../derive/page-clock.ts';
import type { Incident } from '../schema/incident.ts';
import type { When } from '../schema/parts.ts';
import { timeText } from '../derive/event-time.ts';
import { exactMs } from '../derive/timeline-order.ts';
import { props, tidyText, type Item } from './item.ts';

/** An event with what pairing needs to know of it. */
export interface EventItem extends Item {
  readonly subject: 'event';
  readonly when: When;
  /** As its page shows it. */
  readonly time: string;
  /** The start in ms; null where it is not exact. */
  readonly at: number | null;
}

export const isEvent = (item: Item): item is EventItem => item.subject === 'event';

/** The events of an incident, as the document lists them. */
export function eventItems({ timeline, zone }: Incident): EventItem[] {
  const clock = pageClock(timeline, zone);
  return timeline.map(({ id, when, text, milestone, origin }) => ({
    layer: 'timeline',
    subject: 'event',
    title: tidyText(text),
    props: props([
      ['time', timeValue(when, zone.value)],
      ['text', tidyText(text)],
      ['milestone', milestone?.value],
    ]),
    range: origin.range,
    anchor: id,
    mark: null,
    when,
    time: timeText(when, clock),
    at: exactMs(when),
  }));
}

/** What the document says of the time: its clock, and its zone where that is not the document's. A vague time is its words. */
function timeValue(when: When, zone: string): string {
  if (when.kind === 'day') return when.date;
  if (when.kind !== 'instant') return tidyText(when.written);
  const end = when.end === null ? '' : `/${when.end.local}`;
  return `${when.local}${end}${when.zone === zone ? '' : ` ${when.zone}`}`;
}
