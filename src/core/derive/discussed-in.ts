import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import { anchorHref, meetingHref } from './addresses.ts';
import { dateText } from './dates-text.ts';
import { linkTarget, type Lookup } from './lookup.ts';
import type { IncidentPage } from './page-data.ts';
import { compareText } from './visibility.ts';

type Discussion = IncidentPage['meetings'][number];

/** The meetings that speak of an incident: the one that it was found in, then those that list its actions or link to it, oldest first. */
export function discussedIn(incident: Incident, lookup: Lookup): IncidentPage['meetings'] {
  const { foundIn } = incident;
  const host = foundIn === null ? undefined : lookup.meetingById.get(foundIn.meetingId);
  const reported =
    host === undefined || foundIn === null
      ? []
      : [discussion(host, `Reported there, under “${foundIn.heading}”`, anchorHref(meetingHref(host.id), foundIn.anchor))];
  const listing = listingMeetings(incident, lookup);
  const linking = new Set(linkingMeetings(incident, lookup).map(({ id }) => id));
  const others = [...new Set([...listing.keys(), ...linking])]
    .filter((id) => id !== host?.id)
    .flatMap((id) => lookup.meetingById.get(id) ?? [])
    .sort((x, y) => compareText(x.date.value, y.date.value));
  return [
    ...reported,
    ...others.map((meeting) => discussion(meeting, reason(listing.get(meeting.id)?.size ?? 0, linking.has(meeting.id)))),
  ];
}

const discussion = ({ id, title, date }: Meeting, why: string, href = meetingHref(id)): Discussion => ({
  text: title.value,
  href,
  date: dateText(date.value),
  why,
});

function reason(actions: number, links: boolean): string {
  if (actions === 0) return 'Links to it';
  return `Lists ${actions === 1 ? 'one' : String(actions)} of its actions${links ? ' and links to it' : ''}`;
}

/** Meeting -> the actions of the incident that it lists. */
function listingMeetings({ actions }: Incident, { actionOf }: Lookup): Map<string, Set<string>> {
  const listed = new Map<string, Set<string>>();
  for (const said of actions) {
    const tracked = actionOf.get(said);
    for (const { mention } of tracked?.action.mentions ?? []) {
      if (mention.page.kind !== 'meeting') continue;
      const ids = listed.get(mention.page.id) ?? new Set();
      ids.add(tracked?.action.id ?? '');
      listed.set(mention.page.id, ids);
    }
  }
  return listed;
}

const linkingMeetings = (incident: Incident, { linkedFrom }: Lookup): readonly Meeting[] => linkedFrom.get(linkTarget(incident)) ?? [];

/** The incidents of other documents that a meeting links to, in the order of its lines, each once: the other end of "Links to it". */
export function linkedIncidents({ path, linked }: Meeting, { incidentAt }: Lookup): Incident[] {
  const found = linked.flatMap(({ value }) => incidentAt.get(value) ?? incidentAt.get(value.replace(/#.*$/s, '')) ?? []);
  return [...new Set(found)].filter((incident) => incident.path !== path);
}
