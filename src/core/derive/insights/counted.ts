import type { Incident } from '../../schema/incident.ts';
import type { Milestone, TimelineEvent } from '../../schema/parts.ts';
import type { Site } from '../../schema/site.ts';
import { momentsOf, type Moment } from '../milestones/milestones.ts';
import type { IncidentRow, Link } from '../page-data.ts';
import { orderedEvents } from '../timeline-order.ts';

/** An incident as it is counted. */
export interface Counted {
  readonly incident: Incident;
  readonly row: IncidentRow;
  readonly link: Link;
  readonly events: readonly TimelineEvent[];
  readonly moments: ReadonlyMap<Milestone, Moment>;
}

export function countedOf(incident: Incident, row: IncidentRow): Counted {
  const events = orderedEvents(incident.timeline);
  return { incident, row, link: { text: row.title, href: row.href }, events, moments: momentsOf(events) };
}

/** What every insight about incidents is made from. Oldest first. */
export interface Sample {
  readonly incidents: readonly Counted[];
  readonly site: Site;
}

/** What each line of a file begins with. */
export const INCIDENT_HEAD = ['Incident', 'Address', 'Date', 'Severity'] as const;
export const incidentCells = ({ row, link }: Counted): (string | Link | null)[] => [
  row.title,
  link,
  row.dateIso,
  row.severity?.text ?? null,
];
