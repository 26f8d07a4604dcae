import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { ArchiveInput } from './archive-input.ts';

/** The entries that may be published, oldest first; of one day, by address. */
export interface VisibleEntries {
  readonly incidents: readonly Incident[];
  readonly meetings: readonly Meeting[];
}

/** Who looks at a site. What is not named here is kept from them: a kind of document that is not for everybody gets a switch of its own. */
export interface Audience {
  readonly drafts: boolean;
  /** Whether they are the team. */
  readonly internal: boolean;
}

/** Whom a site is built for, as the command line names them. */
export const AUDIENCES = ['internal', 'public'] as const;
export type AudienceName = (typeof AUDIENCES)[number];

/** The readers of the team's published site. */
export const READERS: Audience = { drafts: false, internal: true };

/** Who looks at a preview of it. */
export const REVIEWERS: Audience = { drafts: true, internal: true };

/** A preview shows what is to be published, as it will be, to the same people. */
export const audienceOf = (name: AudienceName, isPreview: boolean): Audience => ({ drafts: isPreview, internal: name === 'internal' });

/** Whether a document is for them. Every list of what is published asks this. */
export const mayShow = ({ draft }: Pick<Incident, 'draft'>, audience: Audience): boolean => !draft || audience.drafts;

/**
 * The part of the gate that needs facts: drafts, and incidents found in a draft, are gone before anything is derived, so no count, relation
 * or neighbour tells of them.
 */
export function visibleEntries({
  incidents,
  meetings,
  audience = READERS,
}: Pick<ArchiveInput, 'incidents' | 'meetings' | 'audience'>): VisibleEntries {
  const hidden = new Set(meetings.filter((meeting) => !mayShow(meeting, audience)).map(({ id }) => id));
  return {
    incidents: incidents
      .filter((incident) => mayShow(incident, audience) && (incident.foundIn === null || !hidden.has(incident.foundIn.meetingId)))
      .sort(oldestFirst),
    meetings: meetings.filter((meeting) => mayShow(meeting, audience)).sort(oldestFirst),
  };
}

type Dated = Pick<Incident, 'date' | 'id'>;

const oldestFirst = (a: Dated, b: Dated): number => compareText(a.date.value, b.date.value) || compareText(a.id, b.id);

/** By code unit: the same order on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
