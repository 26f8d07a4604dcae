import type { Archive, IncidentRow, MeetingRow, PersonPage, SeriesPage, ServicePage, TagPage } from '../../derive/page-data.ts';
import { ledgerTwins } from './ledger-twins.ts';
import { action, bullets, facts, link, page, section, text, type At } from './markdown.ts';

type Twin = readonly [page: string, markdown: () => string];

/** The twins of lists and subjects, by the address of their page. A list that the site splits is whole here. */
export function listTwins(archive: Archive, site: string, at: At): Twin[] {
  const of = <T extends { readonly href: string }>(pages: readonly T[], write: (page: T, at: At) => string): Twin[] =>
    pages.map((page) => [page.href, () => write(page, at)]);
  return [
    ['/', () => overview(archive, site, at)],
    ['/incidents/', () => incidentsTwin(archive, at)],
    ['/meetings/', () => page('Meetings', bullets(archive.meetingRows.map((row) => meeting(row, at))))],
    ...ledgerTwins(archive, at),
    ['/people/', () => page('People', bullets(archive.people.map(({ name, href }) => link({ text: name, href }, at))))],
    ['/services/', () => page('Services', bullets(archive.services.map(({ name, href }) => link({ text: name, href }, at))))],
    ['/tags/', () => page('Tags', bullets(archive.tags.map(({ name, href }) => link({ text: name, href }, at))))],
    ...of(archive.people, personTwin),
    ...of(archive.services, serviceTwin),
    ...of(archive.tags, tagTwin),
    ...of(archive.series, seriesTwin),
  ];
}

const incidentsTwin = ({ incidentRows, severities }: Archive, at: At): string =>
  page(
    'Incidents',
    bullets(incidentRows.map((row) => incident(row, at))),
    section('Severities', bullets(severities.map((one) => text(`${one.text}: ${one.meaning ?? ''}`)))),
  );

function overview({ overview: { counts }, incidentRows, meetingRows }: Archive, site: string, at: At): string {
  return page(
    site,
    facts([
      ['Incidents', String(counts.incidents)],
      ['Meetings', String(counts.meetings)],
      ['Decisions', String(counts.decisions)],
      ['Actions', `${String(counts.actions)}, ${String(counts.openActions)} of them open`],
    ]),
    section('Latest incidents', bullets(incidentRows.slice(0, LATEST).map((row) => incident(row, at)))),
    section('Latest meetings', bullets(meetingRows.slice(0, LATEST).map((row) => meeting(row, at)))),
  );
}

const LATEST = 10;

const incident = ({ title, href, date, severity, duration, services }: IncidentRow, at: At): string =>
  `${link({ text: title, href }, at)}: ${[date, severity?.text, duration, ...services.map((one) => one.text)].flatMap((one) => (typeof one === 'string' ? [text(one)] : [])).join(', ')}`;

const meeting = ({ title, href, date }: MeetingRow, at: At): string => `${link({ text: title, href }, at)}: ${text(date)}`;

const personTwin = ({ name, team, role, aliases, openActions, doneActions, incidents, meetings }: PersonPage, at: At): string =>
  page(
    name,
    facts([
      ['Team', team === null ? null : text(team)],
      ['Role', role === null ? null : text(role)],
      ['Also written', aliases.map(text).join(', ')],
    ]),
    section('To be done', bullets(openActions.map((one) => action(one, at, one.raised.link)))),
    section('Done', bullets(doneActions.map((one) => action(one, at, one.raised.link)))),
    section('Incidents', bullets(incidents.map((row) => incident(row, at)))),
    section('Meetings', bullets(meetings.map((row) => meeting(row, at)))),
  );

const serviceTwin = ({ name, about, team, aliases, incidents, openActions }: ServicePage, at: At): string =>
  page(
    name,
    about === null ? '' : text(about),
    facts([
      ['Team', team === null ? null : text(team)],
      ['Also written', aliases.map(text).join(', ')],
    ]),
    section('Incidents', bullets(incidents.map((row) => incident(row, at)))),
    section('To be done', bullets(openActions.map((one) => action(one, at, one.raised.link)))),
  );

const tagTwin = ({ name, incidents, meetings }: TagPage, at: At): string =>
  page(
    name,
    section('Incidents', bullets(incidents.map((row) => incident(row, at)))),
    section('Meetings', bullets(meetings.map((row) => meeting(row, at)))),
  );

const seriesTwin = ({ name, grouping, span, years }: SeriesPage, at: At): string =>
  page(
    name,
    text(`${grouping} ${span}`),
    ...years.map(({ year, meetings }) => section(year, bullets(meetings.map((row) => meeting(row, at))))),
  );
