import type { Fact } from '../origin.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { PersonMention } from '../schema/parts.ts';
import type { Problem } from '../problem.ts';
import type { SourceRange } from '../position.ts';
import { actionsOf } from './actions.ts';
import { decisionsOf } from './decisions.ts';
import { findDates } from './dates.ts';
import { resolveDate } from './document-date.ts';
import { actionContext, commitsOf, ownerNames, type Basics, type Document } from './entry.ts';
import { fieldsOf } from './fields.ts';
import { foundIncidents } from './found-incident.ts';
import { readIncident } from './incident.ts';
import { linkedDocuments } from './linked-documents.ts';
import { rangeOf, walk, plainText, type Block } from './markdown.ts';
import { metadataOf, told } from './metadata.ts';
import { announcementsOf, nextMeetingOf, talksOf } from './meeting-parts.ts';
import { movedTo } from './moved.ts';
import { isFullName } from './names.ts';
import { partsOf, type Part } from './outline.ts';
import { namedPeople } from './named-people.ts';
import { meetingPeople, merge } from './people.ts';
import { peopleByLabel } from './role-people.ts';
import { inferredFact } from './places.ts';
import { sectionsOf } from './sections.ts';
import { holdsPhrase, servicesOf } from './services.ts';
import { slugOf, uniqueSlugs } from './slug.ts';
import { foundTitle, headingNumber, seriesOf, seriesOfFolder, shownElsewhere, shownTitle, titlePart, withoutNumber } from './title.ts';
import { topicParts } from './topics.ts';
import { zoneOf } from './zoning.ts';

/** A meeting and the incidents that it reports, before validation. */
export interface MeetingRead {
  readonly meeting: Meeting;
  readonly incidents: readonly Incident[];
  readonly problems: readonly Problem[];
}

export function readMeeting(document: Document, basics: Basics, declaredZone: Fact<string> | null): MeetingRead {
  const { outline, places, context, known, path, format } = document;
  const found = foundIncidents(outline);
  const elsewhere = new Set(found);
  const skip = (part: Part): boolean => elsewhere.has(part);
  const listed = meetingPeople(outline, document.teams, places);
  for (const { name } of listed.people) known.add(name);
  const { facts, taken } = meetingFacts(document, basics, skip);
  const title = shownTitle(outline, basics.title);
  const blocks = ownBlocks(outline, skip);
  const services = servicesOf([], blocks, context.services, places);
  const people = merge([
    ...listed.people,
    ...peopleByLabel(outline, fieldsOf(outline, places, skip), known),
    ...othersNamed(document, blocks, facts.actions),
  ]);
  const shown = document.declared.has('attendees') ? people.filter(({ presence }) => presence !== 'present') : people;
  const metadata = metadataOf(outline, title, told([basics.date], shown, places), places);
  const plan = { top: outline, title, taken: [...listed.taken, ...taken], prose: new Map(), elsewhere, anchor: uniqueSlugs(), metadata };
  const { sections, anchors } = sectionsOf(plan);
  const zone = declaredZone ?? zoneOf(outline, [], places, context);
  const reports = found.map((part) => readFound(document, part, basics, anchors.get(part) ?? 'incident', zone));
  const idOf = new Map(found.map((part, index) => [part, reports[index]?.incident.id ?? null]));
  const meeting: Meeting = {
    ...facts,
    ...{ kind: 'meeting', ...basics, path, format, tags: [], aliases: [], draft: false, zone, sections, people, services },
    commits: commitsOf(blocks, places),
    series: seriesOf(basics.title) ?? seriesOfFolder(path),
    movedTo: movedTo(outline, titlePart(outline), basics.title, basics.date),
    topics: topicParts(outline, titlePart(outline)).flatMap((part) => topicOf(part, anchors.get(part), idOf.get(part) ?? null)),
    linked: linkedDocuments(document.blocks, path),
    incidentIds: reports.map(({ incident }) => incident.id),
  };
  return { meeting, incidents: reports.map(({ incident }) => incident), problems: reports.flatMap(({ problems }) => problems) };
}

type MeetingFacts = Pick<Meeting, 'actions' | 'decisions' | 'announcements' | 'talks' | 'nextMeeting'>;

/** What the sections of a meeting list, and the blocks that became structure by it. */
function meetingFacts(
  document: Document,
  { date, title }: Basics,
  skip: (part: Part) => boolean,
): { facts: MeetingFacts; taken: SourceRange[] } {
  const { outline, places, known } = document;
  const actions = actionsOf(outline, actionContext(document, date, 'meeting'), skip);
  const decided = decisionsOf(outline, known, skip, { path: document.path, date: date.value });
  const announced = announcementsOf(outline, skip);
  const next = nextMeetingOf(outline, { date, from: "the year of the meeting's date" });
  const facts = {
    actions: actions.mentions,
    decisions: decided.decisions,
    announcements: announced.announcements,
    talks: talksOf(outline, known, places, skip),
    nextMeeting: next.next,
  };
  return { facts, taken: [...shownElsewhere(title), ...actions.taken, ...decided.taken, ...announced.taken, ...next.taken] };
}

function ownBlocks(part: Part, skip: (part: Part) => boolean): Block[] {
  return skip(part) ? [] : [...part.blocks, ...part.children.flatMap((child) => ownBlocks(child, skip))];
}

function topicOf(part: Part, id: string | undefined, incidentId: string | null): Meeting['topics'] {
  if (part.heading === null || id === undefined) return [];
  const { text, range } = part.heading;
  return [{ id, title: withoutNumber(text), number: headingNumber(text), incidentId, origin: { kind: 'read', range } }];
}

function readFound(document: Document, part: Part, meeting: Basics, anchor: string, zone: Fact<string>): ReturnType<typeof readIncident> {
  const heading = part.heading ?? { text: 'Incident', range: document.places.range(0, 0) };
  const title = foundTitle(heading.text);
  const near = { date: meeting.date, from: "the year of the meeting's date" };
  const [named] = findDates(title);
  const date =
    (named === undefined ? null : resolveDate(named, heading.range, near, 'nearest')) ??
    fieldDate(document, part, near) ??
    inferredFact(meeting.date.value, "the meeting's date", meeting.date.origin.range);
  const id = `${meeting.id}/${slugOf(title) || anchor}`;
  const basics: Basics = { id, title: { value: title, origin: { kind: 'read', range: heading.range } }, date };
  const stated = zone.origin.kind === 'inferred' ? null : zone;
  return readIncident(document, part, basics, { meetingId: meeting.id, anchor, heading: heading.text, range: heading.range }, stated);
}

function fieldDate(document: Document, part: Part, near: Parameters<typeof resolveDate>[2]): Fact<string> | null {
  const field = fieldsOf(part, document.places, () => false).find(({ label }) => /^(?:incident )?date$/.test(label));
  const [found] = field === undefined ? [] : findDates(field.value);
  return field === undefined || found === undefined ? null : resolveDate(found, field.range, near, 'nearest');
}

/** Those whom the meeting speaks of: in places that hold people, as owners of its actions, or by a name of people.yml. */
function othersNamed({ known, context, outline, teams }: Document, blocks: readonly Block[], actions: Meeting['actions']): PersonMention[] {
  const named = namedPeople(blocks, known, teams);
  const owners = ownerNames(actions).flatMap(({ name, range }): PersonMention[] =>
    range === null || !(isFullName(name) || known.get(name) !== null) ? [] : [{ ...NAMED, name, origin: { kind: 'read', range } }],
  );
  const inFile = context.people.flatMap(({ name }): PersonMention[] => {
    const block = [...partsOf(outline)].flatMap((part) => part.blocks).find((candidate) => holdsPhrase(plainText(candidate), name));
    const node =
      block === undefined ? undefined : [...walk(block)].find((at) => at.type === 'paragraph' && holdsPhrase(plainText(at), name));
    return node === undefined ? [] : [{ ...NAMED, name, origin: { kind: 'read', range: rangeOf(node) } }];
  });
  return [...named, ...owners, ...inFile];
}

const NAMED = { team: null, roles: [], presence: 'named' } as const satisfies Partial<PersonMention>;
