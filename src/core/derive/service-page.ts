import type { Incident } from '../schema/incident.ts';
import { byDue } from './actions/actions-page.ts';
import { incidentLink } from './incident-row.ts';
import { cut, MOST_ON_PAGE, partLinks, partPages, splitByYear } from './list-parts.ts';
import { actionsHere, isOpen, type Lookup } from './lookup.ts';
import type { ActionView, AsOf, IncidentRow, PartPage, ServiceIndexRow, ServicePage } from './page-data.ts';
import { servicesNamed, type Service } from './services.ts';
import { sinceView } from './since.ts';
import { actionSize } from './sizes.ts';
import { compareText } from './visibility.ts';

/** What the pages of services are made of: the lines of incidents by id, and their sizes. */
export interface ServiceSources {
  readonly incidentRows: ReadonlyMap<string, IncidentRow>;
  readonly incidentSize: (row: IncidentRow) => number;
  /** The day of the build. */
  readonly asOf: AsOf | null;
}

/** An incident and the services that it affected. */
interface Failure {
  readonly incident: Incident;
  readonly services: readonly Service[];
}

const MOST_OPEN = MOST_ON_PAGE / 3;
const NO_DOCUMENT: ReadonlySet<string> = new Set();

/** A page for each known service, by name; its incidents newest first. */
export function servicePages(
  lookup: Lookup,
  sources: ServiceSources,
): { pages: ServicePage[]; rows: ServiceIndexRow[]; parts: PartPage[] } {
  const failures = new Map<string, Failure[]>();
  for (const incident of lookup.incidents.toReversed()) {
    const services = servicesNamed(incident.services, lookup.services).map(({ service }) => service);
    for (const { key } of services) {
      const list = failures.get(key) ?? [];
      list.push({ incident, services });
      failures.set(key, list);
    }
  }
  const all = [...lookup.services.all].sort((a, b) => compareText(a.key, b.key));
  const made = all.map((service) => servicePage(service, failures.get(service.key) ?? [], lookup, sources));
  return { pages: made.map(({ page }) => page), rows: made.map(({ row }) => row), parts: made.flatMap(({ parts }) => parts) };
}

function servicePage(
  service: Service,
  failures: readonly Failure[],
  lookup: Lookup,
  { incidentRows, incidentSize, asOf }: ServiceSources,
): { page: ServicePage; row: ServiceIndexRow; parts: PartPage[] } {
  const { href, name, about, team, aliases } = service;
  const open = openActionsOf(failures, lookup);
  const [openActions = []] = cut(open, actionSize, MOST_OPEN);
  const incidents = failures.flatMap(({ incident }) => incidentRows.get(incident.id) ?? []);
  const most = openActions.length === 0 ? MOST_ON_PAGE : MOST_ON_PAGE - MOST_OPEN;
  const splitting = { href, dateOf: ({ dateIso }: IncidentRow) => dateIso, sizeOf: incidentSize, taken: NO_DOCUMENT, most };
  const { shown, parts } = splitByYear(incidents, splitting);
  const links = partLinks(parts, (count) => `${count} incident${count === 1 ? '' : 's'}`);
  const [last] = incidents;
  const since = last === undefined ? null : sinceView(last.dateIso, asOf);
  return {
    page: {
      ...{ href, name, about, team, aliases, openActions },
      moreOpen: open.length - openActions.length,
      incidents: shown,
      incidentCount: incidents.length,
      since,
      failedWith: failedWith(service, failures),
      parts: links,
    },
    row: {
      ...{ href, name, about },
      incidents: incidents.length,
      last: last === undefined ? null : { date: last.date, link: { text: last.title, href: last.href } },
    },
    parts: partPages(parts, { text: name, href }, links, (items) => ({ incidents: items })),
  };
}

/** The next due first. They stand on a page that has none of their anchors. */
function openActionsOf(failures: readonly Failure[], lookup: Lookup): ActionView[] {
  const mentions = failures.flatMap(({ incident }) => incident.actions);
  return byDue(actionsHere(mentions, 'any', lookup).filter(isOpen)).map((action) => ({ ...action, anchors: [] }));
}

/** The other services of its incidents (newest first), each with the newest that both share. */
function failedWith({ key }: Service, failures: readonly Failure[]): ServicePage['failedWith'] {
  const others = new Map<string, { service: Service; latest: Incident; count: number }>();
  for (const { incident, services } of failures) {
    for (const service of services) {
      if (service.key === key) continue;
      const known = others.get(service.key);
      others.set(service.key, { service, latest: known?.latest ?? incident, count: (known?.count ?? 0) + 1 });
    }
  }
  return [...others.values()]
    .sort((a, b) => b.count - a.count || compareText(a.service.key, b.service.key))
    .map(({ service, latest, count }) => ({ text: service.name, href: service.href, count, latest: incidentLink(latest) }));
}
