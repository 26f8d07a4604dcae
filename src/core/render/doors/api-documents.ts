import type { ActionView, DecisionRef, IncidentPage, Link, MeetingPage, PersonView } from '../../derive/page-data.ts';
import type { ApiAction, ApiIncident, ApiMeeting, LedgerAction } from '../../schema/api.ts';
import { twinHref, type Addresses } from './address.ts';
import { pageOf } from './document-dates.ts';

/** What all data of a site is made with. `dates`: address of a document's page -> its date. */
export interface ApiSite {
  readonly addresses: Addresses;
  readonly dates: ReadonlyMap<string, string>;
}

const place = ({ text, href }: Link): { title: string; address: string } => ({ title: text, address: href });
const person = ({ name, team, roles }: PersonView): ApiIncident['people'][number] => ({ name, team, roles: [...roles] });

/** An action, without the places that mention it. */
export const apiAction = ({ id, href, text, owners, dueIso, status, raised, raisedIso, tickets }: ActionView): ApiAction => ({
  id,
  address: href,
  text,
  owners: owners.map(({ name, team }) => ({ name, team })),
  due: dueIso,
  status,
  raised: { ...place(raised.link), date: raisedIso },
  tickets: tickets.map((ticket) => ({ text: ticket.text, url: ticket.href })),
});

/** The same with every place that mentions it, and why they are taken for one. */
export const ledgerAction = (action: ActionView): LedgerAction => ({
  ...apiAction(action),
  mentions: action.mentions.map(({ role, documentTitle, href, text, status, dateIso, dueIso }) => ({
    role,
    title: documentTitle,
    address: href,
    date: dateIso,
    text,
    status,
    due: dueIso,
  })),
  carried: action.carried,
  closed: action.closed === null ? null : { date: action.closed.dateIso, days: action.closed.days },
  joined: [...action.joined],
  guessed: action.guessed,
});

const documentOf = ({ href, title, dateIso, description, tags, provenance }: IncidentPage | MeetingPage, { addresses }: ApiSite) => ({
  version: 1 as const,
  address: href,
  url: addresses.whole(href),
  markdown: twinHref(href),
  title,
  date: dateIso,
  summary: description,
  tags: tags.map(({ text }) => text),
  source: {
    path: provenance.path,
    line: provenance.line,
    created: provenance.created?.dateIso ?? null,
    lastChanged: provenance.lastChange?.dateIso ?? null,
  },
});

/** An incident, as `api/incidents/….json` has it. */
export function apiIncident(page: IncidentPage, site: ApiSite): ApiIncident {
  const side = ({ label, time, href }: IncidentPage['facts'][number]['from']) => ({ label, time, address: href });
  return {
    ...documentOf(page, site),
    kind: 'incident',
    severity: page.severity === null ? null : { name: page.severity.text, meaning: page.severity.meaning },
    status: page.status?.text ?? null,
    zone: page.zone.text,
    detectedBy: page.detectedBy?.text ?? null,
    services: page.services.map(({ text, href }) => ({ name: text, address: href })),
    figures: page.facts.map(({ label, figure, iso, from, to }) => ({ label, text: figure, iso, from: side(from), to: side(to) })),
    events: page.events.map(({ id, time, datetime, until, milestone, text }) => ({
      id,
      address: `${page.href}#${id}`,
      time,
      at: datetime,
      until,
      milestone: milestone?.name ?? null,
      text,
    })),
    people: page.people.map(person),
    actions: page.actions.map(apiAction),
    commits: page.commits.map(({ text }) => text),
    meetings: page.meetings.map((meeting) => ({ ...place(meeting), why: meeting.why })),
    related: page.related.map((related) => ({ ...place(related), why: [...related.why] })),
    overlaps: page.overlaps.map((overlap) => ({ ...place(overlap), why: overlap.why })),
  };
}

/** A meeting, as `api/meetings/….json` has it. */
export function apiMeeting(page: MeetingPage, site: ApiSite): ApiMeeting {
  const next = page.nextMeeting;
  return {
    ...documentOf(page, site),
    kind: 'meeting',
    series: page.series?.text ?? null,
    present: page.present.map(person),
    absent: page.absent.map(person),
    named: page.named.map(person),
    topics: page.topics.map(({ id, title, number }) => ({ id, title, number })),
    decisions: page.decisions.map((decision) => apiDecision(decision, site)),
    raised: page.raised.map(apiAction),
    reviewed: page.reviewed.map(({ action, then }) => ({ action: apiAction(action), said: then })),
    incidents: page.incidents.map(({ title, href }) => ({ title, address: href })),
    announcements: page.announcements.map(({ text }) => text),
    nextMeeting: next === null ? null : { date: next.dateIso, at: next.instant, address: next.link?.href ?? null },
  };
}

/** A decision, without the meeting that made it. */
export function apiDecision(
  { id, href, text, topic, deciders, supersedes, supersededBy, repeats }: MeetingPage['decisions'][number],
  { dates }: Pick<ApiSite, 'dates'>,
): ApiMeeting['decisions'][number] {
  const other = ({ text: said, href: to }: DecisionRef) => ({ text: said, address: to, date: dates.get(pageOf(to)) ?? null });
  return {
    id,
    address: href,
    text,
    topic,
    deciders: [...deciders],
    supersedes: supersedes.map(other),
    supersededBy: supersededBy.map(other),
    repeats: repeats === null ? null : other(repeats),
  };
}
