import type { Incident } from '../schema/incident.ts';
import type { Milestone } from '../schema/parts.ts';
import { incidentHref } from './addresses.ts';
import { dateText, durationText, monthText } from './dates-text.ts';
import { shorten } from './fold.ts';
import { actionsHere, isOpen, type Lookup } from './lookup.ts';
import { durationOf } from './milestones/metrics.ts';
import type { Moment } from './milestones/milestones.ts';
import { originNotes } from './origins.ts';
import type { IncidentRow, Link } from './page-data.ts';
import { servicesNamed } from './services.ts';
import { severityView } from './severity.ts';

const SUMMARY_LENGTH = 240;

export const incidentLink = (incident: Incident): Link => ({ text: incident.title.value, href: incidentHref(incident.id) });

export function incidentRow(incident: Incident, moments: ReadonlyMap<Milestone, Moment>, lookup: Lookup): IncidentRow {
  const { site } = lookup.context;
  const duration = durationOf(moments);
  // Without a summary, what it did to whom is the next best answer to "what was that?".
  const about = incident.summary ?? incident.impact[0];
  return {
    href: incidentHref(incident.id),
    title: incident.title.value,
    date: dateText(incident.date.value),
    dateIso: incident.date.value,
    month: monthText(incident.date.value),
    severity: severityView(incident.severity, site.severities, originNotes(incident.path, site)),
    status: incident.status?.value ?? null,
    services: servicesNamed(incident.services, lookup.services).map(({ service }) => ({ text: service.name, href: service.href })),
    duration: duration === null ? null : durationText(duration.ms),
    summary: about === undefined ? null : shorten(about.value, SUMMARY_LENGTH),
    openActions: actionsHere(incident.actions, 'any', lookup).filter(isOpen).length,
  };
}
