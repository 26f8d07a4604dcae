import type { ActionView, Archive, IncidentPage } from '../../derive/page-data.ts';
import { csv, type CsvCell } from '../csv.ts';
import type { Addresses } from './address.ts';
import { carried } from './plain.ts';

type Best = Addresses['best'];
type Row = readonly CsvCell[];

/** The tables of the archive, by address. Addresses in them are whole where the site has one. */
export function tables(archive: Archive, { best }: Addresses): [href: string, text: string][] {
  const actions = archive.actions.groups.flatMap((group) => group.actions);
  return [
    [
      '/api/incidents.csv',
      table(
        INCIDENT_COLUMNS,
        archive.incidents.map((page) => incidentRow(page, best)),
      ),
    ],
    [
      '/api/events.csv',
      table(
        EVENT_COLUMNS,
        archive.incidents.flatMap((page) => eventRows(page, best)),
      ),
    ],
    [
      '/api/actions.csv',
      table(
        ACTION_COLUMNS,
        actions.map((action) => actionRow(action, best)),
      ),
    ],
  ];
}

const table = (columns: readonly string[], rows: readonly Row[]): string =>
  csv([columns, ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? carried(cell) : cell)))]);

const INCIDENT_COLUMNS = [
  ...['address', 'date', 'title', 'severity', 'status', 'services', 'tags'],
  ...['duration_minutes', 'duration', 'open_actions', 'actions', 'events', 'file'],
];

function incidentRow(page: IncidentPage, best: Best): Row {
  const duration = page.facts.find(({ label }) => label === 'Duration');
  return [
    best(page.href),
    page.dateIso,
    page.title,
    page.severity?.text ?? null,
    page.status?.text ?? null,
    list(page.services.map(({ text }) => text)),
    list(page.tags.map(({ text }) => text)),
    duration === undefined ? null : page.search.minutes,
    duration?.figure ?? null,
    page.actions.filter(({ status }) => status !== 'done' && status !== 'dropped').length,
    page.actions.length,
    page.events.length,
    page.provenance.path,
  ];
}

const EVENT_COLUMNS = ['address', 'incident_date', 'incident', 'time', 'at', 'until', 'milestone', 'text'];

const eventRows = ({ href, dateIso, title, events }: IncidentPage, best: Best): Row[] =>
  events.map(({ id, time, datetime, until, milestone, text }) => [
    best(`${href}#${id}`),
    dateIso,
    title,
    time,
    datetime,
    until,
    milestone?.label ?? null,
    text,
  ]);

const ACTION_COLUMNS = ['address', 'text', 'owners', 'status', 'due', 'raised_on', 'raised_in', 'raised_at', 'mentions', 'tickets'];

const actionRow = ({ href, text, owners, statusText, dueIso, raised, raisedIso, mentions, tickets }: ActionView, best: Best): Row => [
  best(href),
  text,
  list(owners.map(({ name }) => name)),
  statusText,
  dueIso,
  raisedIso,
  raised.link.text,
  best(raised.link.href),
  mentions.length,
  list(tickets.map((ticket) => ticket.href ?? ticket.text)),
];

const list = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join('; '));
