import type { Archive, IncidentPage, MeetingPage } from '../core/derive/page-data.ts';
import type { SearchRecord } from './search-index.ts';

/** The lines of an archive that deserve a hit of their own, each leading to its anchor. */
export const recordsOf = (archive: Pick<Archive, 'incidents' | 'meetings'>): SearchRecord[] =>
  [...archive.incidents, ...archive.meetings].flatMap(recordsOfPage);

function recordsOfPage({ href, title, search }: IncidentPage | MeetingPage): SearchRecord[] {
  const own = new Map<string, string[]>();
  for (const { name, value } of search.filters) own.set(name, [...(own.get(name) ?? []), value]);
  return search.lines.map((line) => ({
    url: `${href}#${line.anchor}`,
    content: line.text,
    // The date as the pages' own: the search page words it for both.
    meta: { title: line.title, place: line.place, page: title, date: search.dateIso },
    // A decision is a decision to the reader who chooses a kind, not a part of a meeting.
    filters: { ...Object.fromEntries(own), kind: [line.kind] },
    sort: { date: search.dateIso },
  }));
}

/** The address of every page that the archive describes. */
export const pagesOf = ({
  incidents,
  meetings,
  people,
  services,
}: Pick<Archive, 'incidents' | 'meetings' | 'people' | 'services'>): string[] =>
  [...incidents, ...meetings, ...people, ...services].map(({ href }) => href);
