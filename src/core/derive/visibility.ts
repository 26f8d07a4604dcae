import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { ArchiveInput } from './archive-input.ts';

/** The entries that may be published, oldest first; of one day, by address. */
export interface VisibleEntries {
  readonly incidents: readonly Incident[];
  readonly meetings: readonly Meeting[];
}

/**
 * The one gate: drafts, and incidents found in a draft, are gone before anything is derived, so no count, relation
 * or neighbour tells of them.
 */
export function visibleEntries({ incidents, meetings }: Pick<ArchiveInput, 'incidents' | 'meetings'>): VisibleEntries {
  const drafts = new Set(meetings.filter(({ draft }) => draft).map(({ id }) => id));
  return {
    incidents: incidents.filter(({ draft, foundIn }) => !draft && (foundIn === null || !drafts.has(foundIn.meetingId))).sort(oldestFirst),
    meetings: meetings.filter(({ draft }) => !draft).sort(oldestFirst),
  };
}

type Dated = Pick<Incident, 'date' | 'id'>;

const oldestFirst = (a: Dated, b: Dated): number => compareText(a.date.value, b.date.value) || compareText(a.id, b.id);

/** By code unit: the same order on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
