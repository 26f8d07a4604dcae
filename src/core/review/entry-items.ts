import type { Fact } from '../origin.ts';
import { minutesInWords } from '../derive/dates-text.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import { commonItems, factItem, list } from './common-items.ts';
import { eventItems } from './event-items.ts';
import { props, tidyText, type Item } from './item.ts';
import { metricItems } from './metric-items.ts';

/** Everything that an entry says and that is compared, but for its prose and its links. */
export function entryItems(entry: Incident | Meeting): Item[] {
  return [...commonItems(entry), ...(entry.kind === 'incident' ? incidentItems(entry) : meetingItems(entry))];
}

function incidentItems(incident: Incident): Item[] {
  const { severity, status, summary, statedDuration, detectedBy, rootCause } = incident;
  return [
    ...factItem('severity', severity),
    ...factItem('status', status),
    ...factItem('summary', summary),
    ...factItem(
      'stated-duration',
      mapped(statedDuration, ({ minutes }) => minutesInWords(minutes)),
    ),
    ...factItem('detected-by', detectedBy),
    ...factItem('root-cause', rootCause),
    ...eventItems(incident),
    ...metricItems(incident),
  ];
}

function meetingItems({ series, topics, decisions, announcements, talks, nextMeeting }: Meeting): Item[] {
  const next = mapped(nextMeeting, ({ date, time }) => (time === null ? date : `${date} ${time}`));
  return [
    ...factItem('series', series),
    ...factItem('next-meeting', next),
    ...topics.map(({ id, title, number, origin }): Item => {
      const said = tidyText(title);
      return {
        ...fact('topic', said, origin.range, id),
        props: props([
          ['text', said],
          ['number', number === null ? null : String(number)],
        ]),
      };
    }),
    ...decisions.map(({ id, text, topic, deciders, origin }): Item => {
      const said = tidyText(text);
      const known = props([
        ['text', said],
        ['topic', topic === null ? null : tidyText(topic.value)],
        ['deciders', list(deciders)],
      ]);
      return { ...fact('decision', said, origin.range, id), layer: 'decisions', props: known };
    }),
    ...announcements.map(({ id, text, origin }) => fact('announcement', tidyText(text), origin.range, id)),
    ...talks.map(({ title, presenter, slides, origin }): Item => {
      const said = tidyText(title);
      return {
        ...fact('talk', said, origin.range, null),
        props: props([
          ['text', said],
          ['presenter', presenter],
          ['slides', slides?.value],
        ]),
      };
    }),
  ];
}

const fact = (subject: string, title: string, range: Item['range'], anchor: string | null): Item => ({
  layer: 'facts',
  subject,
  title,
  props: props([['text', title]]),
  range,
  anchor,
  mark: null,
});

function mapped<T>(fact: Fact<T> | null, text: (value: T) => string): Fact<string> | null {
  return fact === null ? null : { value: text(fact.value), origin: fact.origin };
}
