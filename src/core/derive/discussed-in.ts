import type { Incident } from '../schema/incident.ts';
import { anchorHref, meetingHref } from './addresses.ts';
import { dateText } from './dates-text.ts';
import type { Lookup } from './lookup.ts';
import type { IncidentPage } from './page-data.ts';
import { compareText } from './visibility.ts';

/** The meetings that speak of an incident: the one that it was found in, then those that list its actions, oldest first. */
export function discussedIn(incident: Incident, lookup: Lookup): IncidentPage['meetings'] {
  const { foundIn, actions } = incident;
  const host = foundIn === null ? undefined : lookup.meetingById.get(foundIn.meetingId);
  const listed = new Map<string, Set<string>>();
  for (const said of actions) {
    const tracked = lookup.actionOf.get(said);
    for (const { mention } of tracked?.action.mentions ?? []) {
      if (mention.page.kind !== 'meeting' || mention.page.id === host?.id) continue;
      const ids = listed.get(mention.page.id) ?? new Set();
      ids.add(tracked?.action.id ?? '');
      listed.set(mention.page.id, ids);
    }
  }
  const others = [...listed.keys()]
    .flatMap((id) => lookup.meetingById.get(id) ?? [])
    .sort((x, y) => compareText(x.date.value, y.date.value));
  return [
    ...(host === undefined || foundIn === null
      ? []
      : [
          {
            text: host.title.value,
            href: anchorHref(meetingHref(host.id), foundIn.anchor),
            date: dateText(host.date.value),
            why: `Reported there, under “${foundIn.heading}”`,
          },
        ]),
    ...others.map((meeting) => {
      const count = listed.get(meeting.id)?.size ?? 0;
      const why = count === 1 ? 'Lists one of its actions' : `Lists ${count} of its actions`;
      return { text: meeting.title.value, href: meetingHref(meeting.id), date: dateText(meeting.date.value), why };
    }),
  ];
}
