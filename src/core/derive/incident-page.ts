import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Site } from '../schema/site.ts';
import { incidentHref } from './addresses.ts';
import { dateText, minutesInWords } from './dates-text.ts';
import { aheadOf } from './ahead.ts';
import { declaredAccount, declaredSummary, isShortSource } from './declared-account.ts';
import { discussedIn } from './discussed-in.ts';
import { drawingData } from './drawing-data.ts';
import { eventViews } from './event-views.ts';
import { shorten } from './fold.ts';
import { incidentLink, incidentRow } from './incident-row.ts';
import { listed } from '../counted.ts';
import { actionsHere, type Lookup } from './lookup.ts';
import { durationOf, factViews } from './milestones/metrics.ts';
import { momentsOf, momentsToMeasure } from './milestones/milestones.ts';
import { commitHref, originNotes } from './origins.ts';
import type { IncidentPage, IncidentRow } from './page-data.ts';
import { isAssumed, namedZones, pageClock } from './page-clock.ts';
import { peopleHere } from './people-here.ts';
import { provenance } from './provenance.ts';
import { keptAnchors } from './redirects.ts';
import type { Relation } from './related.ts';
import { incidentSearch } from './search-meta.ts';
import { pageSections } from './sections.ts';
import { servicesNamed } from './services.ts';
import type { Overlap } from './timeline-overlaps.ts';
import { orderedEvents } from './timeline-order.ts';
import { incidentOrigins } from './value-origins.ts';

const DESCRIPTION_LENGTH = 160;
const NONE: ReadonlySet<string> = new Set();
const PLACES: ReadonlySet<string> = new Set(['summary', 'timeline']);

/** What an incident page needs besides its own incident. */
export interface Around {
  readonly previous: Incident | null;
  readonly next: Incident | null;
  readonly related: readonly Relation[];
  readonly overlaps: readonly Overlap[];
}

/** The page of an incident and its line in lists. */
export function incidentPage(incident: Incident, around: Around, lookup: Lookup): { page: IncidentPage; row: IncidentRow } {
  const { path, title, date, foundIn } = incident;
  const { site } = lookup.context;
  const notes = originNotes(path, site);
  const href = incidentHref(incident.id);
  const moments = momentsToMeasure(orderedEvents(incident.timeline));
  const row = incidentRow(incident, moments, lookup);
  const parts = {
    ...timelineParts(incident, href, notes, lookup.context.site),
    ...factParts(incident, lookup, notes),
    severity: row.severity,
    dateIso: date.value,
  };
  const prose = pageSections(incident.sections, path, NONE, PLACES);
  const mdxEntryId = incident.format === 'mdx' && foundIn === null ? incident.id : null;
  const page: IncidentPage = {
    href,
    title: title.value,
    titleOrigin: notes.note(title.origin),
    description: shorten(row.summary ?? `Incident of ${row.date}: ${title.value}`, DESCRIPTION_LENGTH),
    date: notes.shown(date, dateText(date.value)),
    ...parts,
    declaredSummary: declaredSummary(incident),
    declared: declaredAccount(incident),
    ...prose,
    ahead: aheadOf({ ...parts, ...prose, href, mdxEntryId }),
    keptAnchors: keptAnchors(incident),
    origins: incidentOrigins(incident, lookup.people, notes),
    meetings: discussedIn(incident, lookup),
    related: around.related.map((relation) => ({ ...incidentLink(relation.incident), why: relation.why })),
    overlaps: around.overlaps.map(({ incident: other, why }) => ({ ...incidentLink(other), why })),
    provenance: provenance(path, foundIn?.range ?? null, lookup),
    previous: around.previous === null ? null : incidentLink(around.previous),
    next: around.next === null ? null : incidentLink(around.next),
    search: incidentSearch({ ...parts, href }, durationOf(moments)?.ms ?? null, site.people.pages),
    mdxEntryId,
  };
  return { page, row };
}

type Notes = ReturnType<typeof originNotes>;

function timelineParts(
  { timeline, path, title, statedDuration, zone }: Incident,
  href: string,
  notes: Notes,
  { workingHours }: Site,
): Pick<IncidentPage, 'facts' | 'drawing' | 'events' | 'eventsInOrder' | 'statedDuration' | 'zone'> {
  const ordered = orderedEvents(timeline);
  const clock = pageClock(ordered, zone);
  return {
    facts: factViews(momentsToMeasure(ordered), statedDuration?.value ?? null, href, clock, { hours: workingHours, zone: zone.value }),
    drawing: drawingData(title.value, clock, ordered, momentsOf(ordered)),
    events: eventViews(timeline, ordered, path, clock, notes),
    eventsInOrder: timeline.every((event, index) => event === ordered[index]),
    statedDuration:
      statedDuration === null ? null : { text: minutesInWords(statedDuration.value.minutes), origin: notes.note(statedDuration.origin) },
    zone: shownZone(ordered, zone, notes),
  };
}

/** The zone of the times, whether it was assumed, and where each event says its own, those. */
function shownZone(ordered: readonly TimelineEvent[], zone: Incident['zone'], notes: Notes): IncidentPage['zone'] {
  const named = namedZones(ordered, zone);
  const [first] = ordered;
  if (named !== null && first !== undefined)
    return notes.shown({ value: zone.value, origin: first.origin }, `${listed(named)}, as each event says`);
  return notes.shown(zone, isAssumed(zone) ? `${zone.value}, assumed: the document states no time zone` : zone.value);
}

function factParts(
  { people, actions, services, commits, tags, status, detectedBy }: Incident,
  lookup: Lookup,
  notes: Notes,
): Pick<IncidentPage, 'people' | 'actions' | 'services' | 'commits' | 'tags' | 'status' | 'detectedBy'> {
  return {
    status: status === null ? null : notes.shown(status),
    detectedBy: detectedBy === null || !isShortSource(detectedBy) ? null : notes.shown(detectedBy),
    services: servicesNamed(services, lookup.services).map(({ service, fact }) => ({
      text: service.name,
      href: service.href,
      origin: notes.note(fact.origin),
    })),
    people: peopleHere(people, lookup.people).map(({ view }) => view),
    actions: actionsHere(actions, 'any', lookup),
    commits: commits.map((commit) => ({ ...notes.shown(commit), href: commitHref(lookup.context.site, commit.value) })),
    tags: lookup.tags.named(tags),
  };
}
