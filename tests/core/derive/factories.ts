import type { Origin } from '../../../src/core/origin.ts';
import type { SourceRange } from '../../../src/core/position.ts';
import { incidentSchema, type Incident } from '../../../src/core/schema/incident.ts';
import { meetingSchema, type Meeting } from '../../../src/core/schema/meeting.ts';
import type { ActionMention, Milestone, PersonMention, Section, SectionRole, TimelineEvent, When } from '../../../src/core/schema/parts.ts';
import { peopleSchema, servicesSchema, siteSchema, type Context } from '../../../src/core/schema/site.ts';
import type { ArchiveInput } from '../../../src/core/derive/archive-input.ts';
import { deriveArchive } from '../../../src/core/derive/archive.ts';
import type { ActionView, Archive } from '../../../src/core/derive/page-data.ts';

/** A whole line of a source; each line is 100 characters long, so that offsets grow with lines. */
export const at = (line: number): SourceRange => ({
  start: { line, column: 1, offset: (line - 1) * 100 },
  end: { line, column: 81, offset: (line - 1) * 100 + 80 },
});

export const readAt = (line: number): Origin => ({ kind: 'read', range: at(line) });
export const fact = <T>(value: T, line = 1): { value: T; origin: Origin } => ({ value, origin: readAt(line) });
export const ASSUMED_UTC = { value: 'UTC', origin: { kind: 'inferred', from: "the site's default time zone", range: null } } as const;

export const contextOf = (files: { site?: unknown; people?: unknown; services?: unknown } = {}): Context => ({
  site: siteSchema.parse(files.site ?? {}),
  people: peopleSchema.parse(files.people ?? []),
  services: servicesSchema.parse(files.services ?? []),
});

const common = (id: string, date: string) => ({
  id,
  path: `${id}.md`,
  format: 'md' as const,
  title: fact(`Title of ${id}`),
  date: fact(date),
  tags: [],
  aliases: [],
  draft: false,
  zone: ASSUMED_UTC,
  people: [],
  actions: [],
  services: [],
  commits: [],
  sections: [],
});

/** An incident with nothing known but what is given; refused here where the schema would refuse it. */
export function incident(id: string, date: string, given: Partial<Incident> = {}): Incident {
  return incidentSchema.parse({
    ...common(id, date),
    kind: 'incident',
    foundIn: null,
    severity: null,
    status: null,
    summary: null,
    statedDuration: null,
    detectedBy: null,
    timeline: [],
    rootCause: null,
    impact: [],
    contributingFactors: [],
    lessons: { wentWell: [], wentBadly: [], lucky: [], learned: [] },
    links: [],
    ...given,
  });
}

export function meeting(id: string, date: string, given: Partial<Meeting> = {}): Meeting {
  return meetingSchema.parse({
    ...common(id, date),
    kind: 'meeting',
    series: null,
    topics: [],
    decisions: [],
    announcements: [],
    talks: [],
    movedTo: null,
    nextMeeting: null,
    incidentIds: [],
    linked: [],
    ...given,
  });
}

/** An exact time: the wall clock, and the same in UTC where the zone is another. */
export const exact = (
  local: string,
  instant = `${local}:00Z`,
  zone = 'UTC',
  end: { local: string; instant: string } | null = null,
): When => ({
  kind: 'instant',
  written: local.slice(11),
  local,
  instant,
  zone,
  end,
});
export const vague = (written: string, local: string | null = null): When => ({
  kind: 'vague',
  written,
  local,
  instant: local === null ? null : `${local}:00Z`,
});
export const day = (date: string): When => ({ kind: 'day', written: date, date });
export const relative = (written: string, offsetSeconds: number): When => ({ kind: 'relative', written, offsetSeconds });

export const event = (id: string, when: When, text: string, milestone: Milestone | null = null, line = 1): TimelineEvent => ({
  id,
  when,
  text,
  body: [at(line)],
  milestone: milestone === null ? null : fact(milestone, line),
  origin: readAt(line),
});

type MentionGiven = Partial<Omit<ActionMention, 'owners' | 'due' | 'status'>> & {
  owners?: readonly string[];
  due?: string;
  status?: 'open' | 'in-progress' | 'done' | 'dropped';
};

/** `raised('action-1', 'Ann Lee', 'Add alerts', 12)`; the id's first word gives the role. */
export function mention(id: string, owner: string | null, text: string, line: number, given: MentionGiven = {}): ActionMention {
  const { owners, due, status, ...rest } = given;
  return {
    id,
    role: id.startsWith('review') ? 'reviewed' : 'raised',
    text,
    owners: (owners ?? (owner === null ? [] : [owner])).map((name) => fact(name, line)),
    due: due === undefined ? null : fact(due, line),
    status: status === undefined ? null : fact(status, line),
    tickets: [],
    key: null,
    origin: readAt(line),
    ...rest,
  };
}

export const person = (name: string, given: Partial<PersonMention> = {}): PersonMention => ({
  name,
  team: null,
  roles: [],
  presence: 'present',
  origin: readAt(3),
  ...given,
});

export const section = (id: string, role: SectionRole, depth: number, line: number, blocks: readonly number[] = []): Section => ({
  id,
  heading: id,
  headingRange: at(line),
  depth,
  role,
  blocks: blocks.map(at),
});

/** The archive of some entries, without people.yml and the like unless given. */
export function archiveOf(input: Partial<ArchiveInput>): Archive {
  return deriveArchive({ incidents: [], meetings: [], context: contextOf(), changes: new Map(), ...input });
}

/** Every action of the ledger, however grouped. */
export const allActions = ({ actions }: Archive): ActionView[] => actions.groups.flatMap((group) => group.actions);

/** The only element; a second one, or none, fails the test. */
export function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined || list.length !== 1) throw new Error(`expected one element, found ${list.length}`);
  return first;
}
