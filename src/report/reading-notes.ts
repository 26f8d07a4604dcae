import { MILESTONE_LABELS } from '../core/derive/milestones/milestones.ts';
import type { Fact, Origin } from '../core/origin.ts';
import type { Reading } from '../core/parse/reading.ts';
import type { Incident } from '../core/schema/incident.ts';
import { accountOf } from './reading-account.ts';
import type { Meeting } from '../core/schema/meeting.ts';
import type { ActionMention, PersonMention, Section, SectionRole, TimelineEvent, When } from '../core/schema/parts.ts';

/** What was understood of one line: its label, and a value where the line does not say it in the same words. */
export interface Note {
  readonly label: string;
  readonly value: string;
}

/** What each line of the document was understood as, by line number. */
export type Notes = ReadonlyMap<number, readonly Note[]>;

/** The notes of a reading. A value that stands behind no line is not among them. */
export function notesOf({ meeting, incidents }: Reading): Notes {
  const notes = new Map<number, Note[]>();
  const add = (origin: Origin | null, label: string, value = ''): void => {
    const line = origin?.range?.start.line;
    if (line === undefined) return;
    const here = notes.get(line) ?? [];
    if (!here.some((note) => note.label === label && note.value === value)) here.push({ label, value });
    notes.set(line, here);
  };
  for (const entry of [...(meeting === null ? [] : [meeting]), ...incidents]) {
    for (const section of entry.sections) addSection(section, add);
    addFacts(entry, add);
    if (entry.kind === 'incident') addIncident(entry, add);
    else addMeeting(entry, add);
    for (const person of entry.people) add(person.origin, person.presence === 'named' ? 'person' : person.presence, personText(person));
    for (const action of entry.actions) add(action.origin, action.role === 'raised' ? 'action' : 'action review', actionText(action));
  }
  return notes;
}

/** What stands in a list of facts and is none. */
const PROSE = 'kept as prose';

type Add = (origin: Origin | null, label: string, value?: string) => void;

/** Where facts are looked for line by line: what none was found in is worth a look. */
const LISTED: ReadonlySet<SectionRole> = new Set<SectionRole>(['timeline', 'actions', 'action-review', 'decisions', 'people']);

function addSection({ headingRange, role, blocks }: Section, add: Add): void {
  const value = role === 'other' ? 'kept under your own heading' : role.replaceAll('-', ' ');
  if (headingRange !== null) add({ kind: 'read', range: headingRange }, 'section', value);
  if (LISTED.has(role)) for (const range of blocks) add({ kind: 'read', range }, PROSE);
}

function addFacts(entry: Incident | Meeting, add: Add): void {
  const fact = (label: string, given: Fact<string> | null): void => add(given?.origin ?? null, label, withOrigin(given));
  fact('title', entry.title);
  fact('date', entry.date);
  fact('time zone', entry.zone);
  for (const tag of entry.tags) fact('tag', tag);
  for (const service of entry.services) fact('service', service);
  for (const commit of entry.commits) fact('commit', commit);
}

function addIncident(incident: Incident, add: Add): void {
  const { severity, status, summary, statedDuration: stated, detectedBy, rootCause, timeline, foundIn } = incident;
  if (foundIn !== null) add({ kind: 'read', range: foundIn.range }, 'incident', 'with a page of its own');
  add(severity?.origin ?? null, 'severity', withOrigin(severity));
  add(status?.origin ?? null, 'status', withOrigin(status));
  add(summary?.origin ?? null, 'summary');
  add(stated?.origin ?? null, 'stated duration', stated === null ? '' : `${stated.value.minutes} min`);
  add(detectedBy?.origin ?? null, 'detected by', withOrigin(detectedBy));
  add(rootCause?.origin ?? null, 'root cause');
  for (const { label, facts } of accountOf(incident)) for (const { origin } of facts) add(origin, label);
  for (const event of timeline) {
    add(event.origin, 'event', eventText(event, incident.zone.value));
    for (const range of event.body) {
      if (range.start.line !== event.origin.range?.start.line) add({ kind: 'read', range }, 'of the event above');
    }
  }
}

function addMeeting({ series, topics, decisions, announcements, talks, nextMeeting }: Meeting, add: Add): void {
  add(series?.origin ?? null, 'series', withOrigin(series));
  for (const { origin, number } of topics) add(origin, 'topic', number === null ? '' : String(number));
  for (const { origin, topic } of decisions) add(origin, 'decision', topic === null ? '' : `on ${topic.value}`);
  for (const { origin } of announcements) add(origin, 'announcement');
  for (const { origin, presenter } of talks) add(origin, 'talk', presenter ?? '');
  if (nextMeeting !== null)
    add(nextMeeting.origin, 'next meeting', [nextMeeting.value.date, nextMeeting.value.time ?? ''].join(' ').trim());
}

const withOrigin = (fact: Fact<string> | null): string =>
  fact === null ? '' : fact.origin.kind === 'inferred' ? `${fact.value} (from ${fact.origin.from})` : fact.value;

/** The zone is said where it is another one than the document's. */
function eventText({ when, milestone }: TimelineEvent, zone: string): string {
  const elsewhere = when.kind === 'instant' && when.zone !== zone ? ` ${when.zone}` : '';
  const mark = milestone === null ? '' : ` · ${MILESTONE_LABELS[milestone.value].toLowerCase()}`;
  return `${whenText(when)}${elsewhere}${mark}`;
}

function whenText(when: When): string {
  if (when.kind === 'instant') return `${spaced(when.local)}${when.end === null ? '' : ` to ${spaced(when.end.local)}`}`;
  if (when.kind === 'day') return `${when.date}, no time`;
  return when.kind === 'relative' ? `“${when.written}”, from a zero without a date` : `“${when.written}”, vague: counted in no number`;
}

const spaced = (local: string): string => local.replace('T', ' ');

const personText = ({ name, team, roles }: PersonMention): string => [name, ...(team === null ? [] : [team]), ...roles].join(', ');

function actionText({ owners, due, status, role }: ActionMention): string {
  const owner = owners.length > 0 ? owners.map(({ value }) => value).join(', ') : role === 'raised' ? 'nobody named' : '';
  const parts = [owner, due === null ? '' : `due ${due.value}`, status === null ? 'state not said' : status.value];
  return parts.filter((part) => part !== '').join(' · ');
}
