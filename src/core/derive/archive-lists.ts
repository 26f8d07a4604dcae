import { ownerPlaces } from './actions/ledger-pages.ts';
import { partLinks, partPages, splitByYear } from './list-parts.ts';
import type { Lookup } from './lookup.ts';
import { nameLists } from './name-lists.ts';
import type { Archive, IncidentPage, IncidentRow, LedgerPages, Link, MeetingPage, MeetingRow, PartPage, ShownList } from './page-data.ts';
import { personPages } from './person-page.ts';
import type { Series } from './series.ts';
import { countMeetings, seriesPages } from './series-page.ts';
import { servicePages } from './service-page.ts';
import { incidentSizes, meetingSize } from './sizes.ts';
import { tagPages, type TaggedDocument } from './tags.ts';
import { compareText } from './visibility.ts';

/** What lists are made of, once the pages of documents are there. `…Rows`: id -> line. */
export interface ListSources {
  readonly lookup: Lookup;
  readonly series: Series;
  /** Newest first. */
  readonly pages: { readonly incidents: readonly IncidentPage[]; readonly meetings: readonly MeetingPage[] };
  readonly incidentRows: ReadonlyMap<string, IncidentRow>;
  readonly meetingRows: ReadonlyMap<string, MeetingRow>;
  readonly ledger: LedgerPages;
}

type Lists = Pick<Archive, 'people' | 'services' | 'tags' | 'series' | 'lists' | 'parts'>;

/** People, services, tags and series with their pages, every list as it is shown, and the pages of parts of what is too long. */
export function archiveLists({ lookup, series, pages, incidentRows, meetingRows, ledger }: ListSources): Lists {
  const incidentSize = incidentSizes(pages.incidents);
  const taken = new Set([...pages.incidents, ...pages.meetings].map(({ href }) => href));
  const people = personPages(lookup, { incidentRows, meetingRows, incidentSize, ownerPlaces: ownerPlaces(ledger) });
  const services = servicePages(lookup, { incidentRows, incidentSize, asOf: ledger.asOf });
  const tags = tagPages(taggedDocuments(pages, [...incidentRows.values()], [...meetingRows.values()], incidentSize));
  const ofSeries = seriesPages(series, meetingRows, taken);
  const incidents = shownList([...incidentRows.values()], allIncidents(incidentSize), taken);
  const meetings = shownList([...meetingRows.values()], MEETINGS, taken);
  return {
    people: people.pages,
    services: services.pages,
    tags: tags.pages,
    series: ofSeries.pages,
    lists: {
      incidents: incidents.list,
      meetings: meetings.list,
      people: lookup.context.site.people.pages ? nameLists(people.rows, '/people/', counted('person', 'people')) : [],
      services: nameLists(services.rows, '/services/', counted('service', 'services')),
      tags: nameLists(tags.rows, '/tags/', counted('tag', 'tags')),
      series: nameLists(ofSeries.rows, series.href, counted('series', 'series'), taken),
    },
    parts: [...incidents.parts, ...meetings.parts, ...people.parts, ...services.parts, ...tags.parts, ...ofSeries.parts],
  };
}

const counted =
  (one: string, several: string) =>
  (count: number): string =>
    `${count} ${count === 1 ? one : several}`;

interface WholeList<Row> {
  readonly whole: Link;
  readonly sizeOf: (row: Row) => number;
  readonly noun: (count: number) => string;
  /** The rows of a part under their names. */
  readonly listed: (rows: readonly Row[]) => Pick<PartPage, 'incidents' | 'meetings'>;
}

const allIncidents = (sizeOf: (row: IncidentRow) => number): WholeList<IncidentRow> => ({
  whole: { text: 'Incidents', href: '/incidents/' },
  sizeOf,
  noun: counted('incident', 'incidents'),
  listed: (rows) => ({ incidents: rows, meetings: [] }),
});
const MEETINGS: WholeList<MeetingRow> = {
  whole: { text: 'Meetings', href: '/meetings/' },
  sizeOf: meetingSize,
  noun: countMeetings,
  listed: (rows) => ({ incidents: [], meetings: rows }),
};

/** The list of all incidents or meetings (newest first), and the pages of its years. */
function shownList<Row extends { readonly dateIso: string }>(
  rows: readonly Row[],
  { whole, sizeOf, noun, listed }: WholeList<Row>,
  taken: ReadonlySet<string>,
): { list: ShownList<Row>; parts: PartPage[] } {
  const { shown, parts } = splitByYear(rows, { href: whole.href, dateOf: ({ dateIso }) => dateIso, sizeOf, taken });
  const links = partLinks(parts, noun);
  return {
    list: { rows: shown, count: rows.length, parts: links },
    parts: partPages(parts, whole, links, listed),
  };
}

/** Newest first. `…Rows` stand in the order of their pages. */
function taggedDocuments(
  { incidents, meetings }: ListSources['pages'],
  incidentRows: readonly IncidentRow[],
  meetingRows: readonly MeetingRow[],
  incidentSize: (row: IncidentRow) => number,
): TaggedDocument[] {
  const documents: TaggedDocument[] = [
    ...incidentRows.map((row, at) => ({
      tags: incidents[at]?.tags ?? [],
      row: { dateIso: row.dateIso, incident: row },
      size: incidentSize(row),
    })),
    ...meetingRows.map((row, at) => ({
      tags: meetings[at]?.tags ?? [],
      row: { dateIso: row.dateIso, meeting: row },
      size: meetingSize(row),
    })),
  ];
  return documents.filter(({ tags }) => tags.length > 0).sort((a, b) => compareText(b.row.dateIso, a.row.dateIso));
}
