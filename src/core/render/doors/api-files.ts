import type { Archive } from '../../derive/page-data.ts';
import type { ApiActions, ApiDecisions, ApiIncidents, ApiMeetings } from '../../schema/api.ts';
import { dataHref, type Addresses } from './address.ts';
import { apiDecision, apiIncident, apiMeeting, ledgerAction, type ApiSite } from './api-documents.ts';
import { datesOf } from './document-dates.ts';

type File = readonly [href: string, text: string];

/** The data of the archive: each document, and the lists of them, of actions and of decisions. */
export function* apiFiles(archive: Archive, addresses: Addresses): Generator<File> {
  const site: ApiSite = { addresses, dates: datesOf(archive) };
  yield ['/api/incidents.json', json(incidentList(archive, addresses))];
  yield ['/api/meetings.json', json(meetingList(archive, addresses))];
  yield ['/api/actions.json', json(actionList(archive))];
  yield ['/api/decisions.json', json(decisionList(archive, site))];
  for (const page of archive.incidents) yield [dataHref(page.href), json(apiIncident(page, site))];
  for (const page of archive.meetings) yield [dataHref(page.href), json(apiMeeting(page, site))];
}

/** Half of a surrogate pair is written as its escape, so every text is Unicode. */
const json = (data: unknown): string => `${JSON.stringify(data)}\n`;

const incidentList = ({ incidents }: Archive, { whole }: Addresses): ApiIncidents => ({
  version: 1,
  incidents: incidents.map(({ href, title, dateIso, severity, status, services, tags, facts, search }) => ({
    address: href,
    url: whole(href),
    title,
    date: dateIso,
    data: dataHref(href),
    severity: severity?.text ?? null,
    status: status?.text ?? null,
    services: services.map(({ text }) => text),
    tags: tags.map(({ text }) => text),
    durationMinutes: facts.some(({ label }) => label === 'Duration') ? search.minutes : null,
  })),
});

const meetingList = ({ meetings }: Archive, { whole }: Addresses): ApiMeetings => ({
  version: 1,
  meetings: meetings.map(({ href, title, dateIso, series, tags }) => ({
    address: href,
    url: whole(href),
    title,
    date: dateIso,
    data: dataHref(href),
    series: series?.text ?? null,
    tags: tags.map(({ text }) => text),
  })),
});

const actionList = ({ actions }: Archive): ApiActions => ({
  version: 1,
  actions: actions.groups.flatMap((group) => group.actions.map(ledgerAction)),
});

const decisionList = ({ decisions }: Archive, site: ApiSite): ApiDecisions => ({
  version: 1,
  decisions: decisions.map((decision) => ({
    ...apiDecision(decision, site),
    date: decision.dateIso,
    meeting: { title: decision.meeting.text, address: decision.meeting.href },
  })),
});
