import type { Fact } from '../origin.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { ActionMention, PersonMention } from '../schema/parts.ts';
import { shorten } from './fold.ts';
import type { OriginNotes } from './origins.ts';
import type { ValueOrigin } from './page-data.ts';
import type { People } from './people.ts';

/** As much of a text as tells it from others. */
const LABEL_LENGTH = 100;

/** Where the summary, the cause, the people and the actions of an incident stand, as its document lists them. */
export const incidentOrigins = ({ summary, rootCause, people, actions }: Incident, names: People, notes: OriginNotes): ValueOrigin[] => [
  ...ofFact('Summary', summary, notes),
  ...ofFact('Root cause', rootCause, notes),
  ...ofPeople(people, names, notes),
  ...ofActions(actions, notes),
];

/** Where the people and the actions of a meeting stand, as its notes list them. */
export const meetingOrigins = ({ people, actions }: Meeting, names: People, notes: OriginNotes): ValueOrigin[] => [
  ...ofPeople(people, names, notes),
  ...ofActions(actions, notes),
];

const ofFact = (label: string, fact: Fact<string> | null, { note }: OriginNotes): ValueOrigin[] =>
  fact === null ? [] : [{ label, origin: note(fact.origin) }];

/** Each person once, where they are first named, by the name that the page shows. */
function ofPeople(mentions: readonly PersonMention[], names: People, { note }: OriginNotes): ValueOrigin[] {
  const seen = new Set<string>();
  return mentions.flatMap(({ name, origin }) => {
    const person = names.find(name);
    if (person === null || seen.has(person.key)) return [];
    seen.add(person.key);
    return [{ label: person.name, origin: note(origin) }];
  });
}

const ofActions = (actions: readonly ActionMention[], { note }: OriginNotes): ValueOrigin[] =>
  actions.map(({ text, role, origin }) => ({
    label: `${role === 'raised' ? 'Action' : 'Looked back at'}: ${shorten(text, LABEL_LENGTH)}`,
    origin: note(origin),
  }));
