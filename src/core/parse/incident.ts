import type { Fact } from '../origin.ts';
import { MAX_SOURCE_LENGTH, type Incident } from '../schema/incident.ts';
import type { PersonMention, SectionRole } from '../schema/parts.ts';
import type { Problem } from '../problem.ts';
import { actionsOf } from './actions.ts';
import { actorsIn, peopleWithRoles, writersIn } from './named-people.ts';
import { listedPeople, merge } from './people.ts';
import { peopleByLabel } from './role-people.ts';
import { actionContext, commitsOf, type Basics, type Document } from './entry.ts';
import { fieldFact, fieldNamed, fieldsOf } from './fields.ts';
import { statedDurationOf } from './durations.ts';
import { plainText, rangeOf, type Block } from './markdown.ts';
import { looksLikeMetadata, metadataOf, told, type Told } from './metadata.ts';
import { allBlocks, partsOf, type Part } from './outline.ts';
import { readFact } from './places.ts';
import { blocksAbout, isSaid, pointsOf, type Points } from './points.ts';
import { sectionsOf } from './sections.ts';
import { servicesOf } from './services.ts';
import { severityOf, statusOf } from './severity.ts';
import { uniqueSlugs } from './slug.ts';
import { supportingLinks } from './supporting-links.ts';
import { timelineParts, timelinesOf } from './timelines.ts';
import { shownElsewhere, shownTitle, titlePart } from './title.ts';
import { zoneOf, zoneOfEvents } from './zoning.ts';

/** The incident that `top` (a document, or a section of a meeting) reports, before validation. */
export function readIncident(
  document: Document,
  top: Part,
  basics: Basics,
  foundIn: Incident['foundIn'],
  declaredZone: Fact<string> | null,
): { incident: Incident; problems: Problem[] } {
  const { places, context, known, path, format } = document;
  const parts = timelineParts(top, () => false);
  const zone = declaredZone ?? zoneOf(top, parts, places, context, leadBlocks(top, titlePart(top)));
  const timeline = timelinesOf(parts, { path, text: places.text, date: basics.date, zone });
  // Who was at the meeting is the meeting's to say.
  const listed = foundIn === null ? listedPeople(top, document.teams, places) : { people: [], taken: [] };
  for (const { name } of listed.people) known.add(name);
  const actions = actionsOf(
    top,
    actionContext(document, basics.date, 'incident'),
    () => false,
    (part) => timeline.prose.has(part),
  );
  const title = foundIn === null ? shownTitle(top, basics.title) : top;
  const taken = [...actions.taken, ...listed.taken, ...shownElsewhere(basics.title)];
  const blocks = allBlocks(top);
  const facts = incidentFacts(document, top, title, basics);
  const people = peopleOf(document, top, title, parts, listed.people);
  const metadata = metadataOf(top, title, toldBy(document, { ...facts, people, zone, date: basics.date, foundIn }), places);
  const { sections } = sectionsOf({ top, title, taken, prose: timeline.prose, elsewhere: new Set(), anchor: uniqueSlugs(), metadata });
  const incident: Incident = {
    ...facts,
    ...{ kind: 'incident', ...basics, path, format, tags: [], aliases: [], draft: false, sections, foundIn, people },
    zone: zoneOfEvents(zone, timeline.events),
    actions: actions.mentions,
    commits: commitsOf(blocks, places),
    timeline: timeline.events,
  };
  return { incident, problems: timeline.problems };
}

/** Those whom an incident lists, gives a role, or lets act in its timeline. */
function peopleOf(
  { known, places }: Document,
  top: Part,
  title: Part | null,
  timeline: readonly Part[],
  listed: readonly PersonMention[],
): PersonMention[] {
  const fields = fieldsOf(top, places, () => false);
  return merge([
    ...listed,
    ...peopleByLabel(top, fields, known),
    ...peopleWithRoles(allBlocks(top), known),
    ...writersIn((title ?? top).blocks),
    ...actorsIn(timeline.flatMap(allBlocks), known),
  ]);
}

/** What the text tells and the page shows: not what front matter says in its place. */
function toldBy({ places, declared }: Document, read: IncidentFacts & Pick<Incident, 'people' | 'zone' | 'date' | 'foundIn'>): Told[] {
  const shown = <T>(key: string, value: T): T | null => (read.foundIn === null && declared.has(key) ? null : value);
  const { severity, status, statedDuration: stated, detectedBy, services, zone, date, people } = read;
  const duration = stated === null ? null : { value: stated.value.written, origin: stated.origin };
  const source = detectedBy !== null && detectedBy.value.length <= MAX_SOURCE_LENGTH ? detectedBy : null;
  const facts = [shown('severity', severity), shown('status', status), shown('duration', duration), shown('timezone', zone), date];
  return told([...facts, shown('detection', source), ...(shown('services', services) ?? [])], people, places);
}

const DETECTED_LABELS = [
  'detected by',
  'how was it detected',
  'detection method',
  'detection source',
  'source of detection',
  'discovered by',
  'reported by',
];
const CAUSE_LABELS = ['root cause', 'root causes', 'cause', 'causes', 'primary cause', 'cause of incident', 'cause of outage'];

const saidValue = (value: string): string | null => (isSaid(value) ? value : null);

type IncidentFacts = Points &
  Pick<Incident, 'services' | 'severity' | 'status' | 'summary' | 'statedDuration' | 'detectedBy' | 'rootCause' | 'links'>;

/** What the fields, the lead and the sections of a report say of the incident. */
function incidentFacts({ places, context, blocks }: Document, top: Part, title: Part | null, basics: Basics): IncidentFacts {
  const fields = fieldsOf(top, places, () => false);
  const lead = leadBlocks(top, title);
  return {
    services: servicesOf(fields, lead, context.services, places),
    severity: severityOf(fields, basics.title, (title ?? top).blocks[0], lead, places),
    status: statusOf(fields),
    summary: summaryOf(top, title),
    statedDuration: statedDurationOf(fields, lead, allBlocks(top), places),
    detectedBy: fieldFact(fieldNamed(fields, DETECTED_LABELS), saidValue),
    rootCause: textOf(top, 'cause') ?? fieldFact(fieldNamed(fields, CAUSE_LABELS), saidValue),
    ...pointsOf(top, fields),
    links: supportingLinks(top, title, blocks),
  };
}

const roleParts = (top: Part, role: SectionRole): Part[] => [...partsOf(top)].filter((part) => part.role === role);

/** The text of the sections with a role, as one paragraph; null where they are empty. */
function textOf(top: Part, role: SectionRole): Fact<string> | null {
  const parts = roleParts(top, role);
  const own = [...new Set(parts.flatMap((part) => blocksAbout(part, role)))];
  const blocks = own.length > 0 ? own : parts.flatMap(allBlocks);
  const written = blocks
    .filter(({ type }) => type !== 'html' && type !== 'thematicBreak')
    .map((block) => ({ text: plainText(block), block }));
  const said = written.filter(({ text }) => /\p{L}{2}/u.test(text) && isSaid(text));
  const [first] = said;
  return first === undefined ? null : readFact(said.map(({ text }) => text).join(' '), rangeOf(first.block));
}

/** Of two letters each. */
const hasTwoWords = (text: string): boolean => text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length > 1;

/** The first paragraph of the summary, or of the lead. */
function summaryOf(top: Part, title: Part | null): Fact<string> | null {
  const blocks = [...roleParts(top, 'summary').flatMap(allBlocks), ...(title ?? top).blocks];
  const first = blocks.find((block) => block.type === 'paragraph' && !looksLikeMetadata(block) && hasTwoWords(plainText(block)));
  return first === undefined ? null : readFact(plainText(first), rangeOf(first));
}

/** Where a document says what it is about: its lead, its summary, its impact. */
function leadBlocks(top: Part, title: Part | null): Block[] {
  return [...(title ?? top).blocks, ...roleParts(top, 'summary').flatMap(allBlocks), ...roleParts(top, 'impact').flatMap(allBlocks)];
}
