import type { List, ListItem } from 'mdast';
import type { IncidentFrontMatter } from '../schema/front-matter.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { FrontMatter } from './front-matter.ts';
import { readTimeline } from './timeline/read-timeline.ts';

type Declared = NonNullable<IncidentFrontMatter['timeline']>;
type About = Pick<Incident, 'path' | 'date' | 'zone'>;

/** The events that front matter lists, read as the lines "AT: TEXT" would be, so that both ways give the same times. */
export function declaredTimeline(events: Declared, incident: About, front: FrontMatter, text: string): TimelineEvent[] {
  const items = events.map((_, index) => itemOf(events, index, front));
  const lines = events.map((_, index) => front.rangeOf(['timeline', index]).start.line);
  return readItems(items, incident, front, text).events.map((event) => {
    const range = event.origin.range ?? front.rangeOf(['timeline']);
    const declared = events[lines.indexOf(range.start.line)]?.milestone;
    const origin = { kind: 'declared', range } as const;
    return { ...event, body: [], origin, milestone: declared === undefined ? event.milestone : { value: declared, origin } };
  });
}

/** What is wrong with the times that front matter declares: an entry without one would be lost, and the others may contradict each other. */
export function declaredTimeProblems(events: Declared, incident: About, front: FrontMatter, text: string): Problem[] {
  const items = events.map((_, index) => itemOf(events, index, front));
  const lost = events.flatMap(({ at }, index): Problem[] => {
    const { events: read } = readItems(items.slice(index, index + 1), incident, front, text);
    if (read.length > 0) return [];
    const place = placeOf(incident.path, front.rangeOf(['timeline', index, 'at']));
    const found = `\`at\` of entry ${index + 1} of \`timeline\` is not a time: \`${quote(at)}\``;
    return [problem('bad-date', place, found, 'Write a day and a time that exist, as `2024-03-18 14:05`.')];
  });
  return [...lost, ...readItems(items, incident, front, text).problems.filter(({ code }) => code !== 'bad-time')];
}

function itemOf(events: Declared, index: number, front: FrontMatter): ListItem {
  const position = front.rangeOf(['timeline', index]);
  const { at, text: said } = events[index] ?? { at: '', text: '' };
  const value = `${at}: ${said}`;
  return { type: 'listItem', position, children: [{ type: 'paragraph', position, children: [{ type: 'text', value, position }] }] };
}

function readItems(items: ListItem[], { path, date, zone }: About, front: FrontMatter, text: string): ReturnType<typeof readTimeline> {
  const list: List = { type: 'list', children: items, position: front.rangeOf(['timeline']) };
  return readTimeline({ path, text, blocks: [list], heading: null, date, zone });
}
