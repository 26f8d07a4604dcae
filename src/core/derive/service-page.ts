import { actionsHere, isOpen, type Lookup } from './lookup.ts';
import type { IncidentRow, ServiceIndexRow, ServicePage } from './page-data.ts';
import { servicesNamed, type Service } from './services.ts';
import { compareText } from './visibility.ts';
import type { Incident } from '../schema/incident.ts';

/** A page for each known service, by name; its incidents newest first. `rows`: incident id -> line. */
export function servicePages(lookup: Lookup, rows: ReadonlyMap<string, IncidentRow>): { pages: ServicePage[]; rows: ServiceIndexRow[] } {
  const incidents = new Map<string, Incident[]>();
  for (const incident of lookup.incidents.toReversed()) {
    for (const { service } of servicesNamed(incident.services, lookup.services)) {
      const list = incidents.get(service.key) ?? [];
      list.push(incident);
      incidents.set(service.key, list);
    }
  }
  const all = [...lookup.services.all].sort((a, b) => compareText(a.key, b.key));
  const pages = all.map((service) => servicePage(service, incidents.get(service.key) ?? [], rows, lookup));
  return { pages, rows: pages.map(indexRow) };
}

function servicePage(
  { href, name, about, team, aliases }: Service,
  incidents: readonly Incident[],
  rows: ReadonlyMap<string, IncidentRow>,
  lookup: Lookup,
): ServicePage {
  const mentions = incidents.flatMap(({ actions }) => actions);
  return {
    href,
    name,
    about,
    team,
    aliases,
    incidents: incidents.flatMap(({ id }) => rows.get(id) ?? []),
    openActions: actionsHere(mentions, 'any', lookup)
      .filter(isOpen)
      .map((action) => ({ ...action, anchors: [] })),
  };
}

function indexRow({ href, name, about, incidents }: ServicePage): ServiceIndexRow {
  const [last] = incidents;
  return {
    href,
    name,
    about,
    incidents: incidents.length,
    last: last === undefined ? null : { date: last.date, link: { text: last.title, href: last.href } },
  };
}
