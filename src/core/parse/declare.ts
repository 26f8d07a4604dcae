import { referencesOf } from './decision-references.ts';
import type { Fact, Origin } from '../origin.ts';
import type { Incident } from '../schema/incident.ts';
import type { IncidentFrontMatter, MeetingFrontMatter } from '../schema/front-matter.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { ActionMention, PersonMention } from '../schema/parts.ts';
import { declaredPoints } from './declared-points.ts';
import { peopleUnderOtherKeys } from './declared-people.ts';
import { declaredTimeline } from './declared-timeline.ts';
import type { FrontMatter } from './front-matter.ts';
import { merge } from './people.ts';
import { measureStated } from './timeline/stated-duration.ts';

type Common = Pick<Incident, 'tags' | 'aliases' | 'draft' | 'people' | 'actions' | 'services'>;
type Person = NonNullable<MeetingFrontMatter['attendees']>[number];

/** Front matter wins where it stands: what it declares replaces what was read. */
export function declareIncident(incident: Incident, values: IncidentFrontMatter, front: FrontMatter, text: string): Incident {
  const fact = declaredFact(front);
  const duration = values.duration === undefined ? null : measureStated(values.duration);
  return {
    ...incident,
    ...common(incident, values, front, 'named'),
    severity: fact('severity', values.severity) ?? incident.severity,
    status: fact('status', values.status) ?? incident.status,
    summary: fact('summary', values.summary) ?? incident.summary,
    statedDuration: duration === null ? incident.statedDuration : { value: duration, origin: declaredAt(front, ['duration']) },
    ...declaredPoints(incident, values, front),
    timeline: values.timeline === undefined ? incident.timeline : declaredTimeline(values.timeline, incident, front, text),
  };
}

export function declareMeeting(meeting: Meeting, values: MeetingFrontMatter, front: FrontMatter): Meeting {
  const fact = declaredFact(front);
  const base = common(meeting, values, front, 'named');
  const attendees = values.attendees?.map((person, index) => personOf(person, 'present', front, ['attendees', index]));
  const more = peopleUnderOtherKeys(front);
  const lists = attendees !== undefined || more.some(({ presence }) => presence === 'present');
  const others = lists ? base.people.filter(({ presence }) => presence !== 'present') : base.people;
  const decisions = values.decisions?.map((text, index): Meeting['decisions'][number] => ({
    id: `decision-${index + 1}`,
    ...referencesOf(text, null, { path: meeting.path, date: meeting.date.value }),
    topic: null,
    deciders: [],
    origin: declaredAt(front, ['decisions', index]),
  }));
  return {
    ...meeting,
    ...base,
    people: attendees === undefined && more.length === 0 ? base.people : merge([...(attendees ?? []), ...more, ...others]),
    series: fact('series', values.series) ?? meeting.series,
    decisions: decisions ?? meeting.decisions,
  };
}

const declaredAt = (front: FrontMatter, path: readonly PropertyKey[]): Origin => ({ kind: 'declared', range: front.rangeOf(path) });

/** A declared value as a fact; null where the key does not stand. */
export function declaredFact(front: FrontMatter): (key: string, value: string | undefined) => Fact<string> | null {
  return (key, value) => (value === undefined ? null : { value, origin: declaredAt(front, [key]) });
}

function common(entry: Common, values: IncidentFrontMatter | MeetingFrontMatter, front: FrontMatter, presence: 'named'): Common {
  const facts = (key: string, list: readonly string[]): Fact<string>[] =>
    list.map((value, index) => ({ value, origin: declaredAt(front, [key, index]) }));
  const people = (values.people ?? []).map((person, index) => personOf(person, presence, front, ['people', index]));
  return {
    tags: values.tags === undefined ? entry.tags : facts('tags', values.tags),
    aliases: values.aliases === undefined ? entry.aliases : facts('aliases', values.aliases),
    draft: isDraft(values) || entry.draft,
    people: people.length === 0 ? entry.people : merge([...people, ...entry.people]),
    actions: values.actions === undefined ? entry.actions : values.actions.map((action, index) => actionOf(action, index, front)),
    services: values.services === undefined ? entry.services : facts('services', values.services),
  };
}

/** Either way of writing it will do: nothing is published by mistake where the two differ. */
export const isDraft = ({ draft, visibility }: Pick<IncidentFrontMatter, 'draft' | 'visibility'>): boolean =>
  draft === true || visibility === 'draft';

function personOf(person: Person, presence: PersonMention['presence'], front: FrontMatter, path: PropertyKey[]): PersonMention {
  const roles = person.role === undefined ? [] : [person.role];
  return { name: person.name, team: person.team ?? null, roles, presence, origin: declaredAt(front, path) };
}

function actionOf(action: NonNullable<IncidentFrontMatter['actions']>[number], index: number, front: FrontMatter): ActionMention {
  const origin = declaredAt(front, ['actions', index]);
  const fact = <T>(value: T): Fact<T> => ({ value, origin });
  return {
    id: `action-${index + 1}`,
    role: 'raised',
    text: action.text,
    owners: (action.owner ?? []).map(fact),
    due: action.due === undefined ? null : fact(action.due),
    status: action.status === undefined ? null : fact(action.status),
    tickets: [],
    key: null,
    origin,
  };
}
