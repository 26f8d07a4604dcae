import type { List, ListItem } from 'mdast';
import type { IncidentFrontMatter } from '../schema/front-matter.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { FrontMatter } from './front-matter.ts';
import { readTimeline } from './timeline/read-timeline.ts';

/** The events that front matter lists, read as the lines "AT: TEXT" would be, so that both ways give the same times. */
export function declaredTimeline(
  events: NonNullable<IncidentFrontMatter['timeline']>,
  incident: Incident,
  front: FrontMatter,
  text: string,
): TimelineEvent[] {
  const items = events.map(({ at, text: said }, index): ListItem => {
    const position = front.rangeOf(['timeline', index]);
    const value = `${at}: ${said}`;
    return { type: 'listItem', position, children: [{ type: 'paragraph', position, children: [{ type: 'text', value, position }] }] };
  });
  const list: List = { type: 'list', children: items, position: front.rangeOf(['timeline']) };
  const input = { path: incident.path, text, blocks: [list], heading: null, date: incident.date, zone: incident.zone };
  const lines = events.map((_, index) => front.rangeOf(['timeline', index]).start.line);
  return readTimeline(input).events.map((event) => {
    const range = event.origin.range ?? front.rangeOf(['timeline']);
    const declared = events[lines.indexOf(range.start.line)]?.milestone;
    const origin = { kind: 'declared', range } as const;
    return { ...event, body: [], origin, milestone: declared === undefined ? event.milestone : { value: declared, origin } };
  });
}
