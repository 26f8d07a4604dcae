import type { Archive, IncidentPage, Mark, MeetingPage } from '../core/derive/page-data.ts';
import type { SearchRecord } from './search-index.ts';

/**
 * Decisions and actions, each once, leading to its anchor: readers look for them as such. Every further record costs a
 * file; events, topics and later mentions are found on their pages, whose anchors say where (client/places.ts).
 */
export function recordsOf(archive: Pick<Archive, 'incidents' | 'meetings' | 'actions' | 'marks'>): SearchRecord[] {
  const raised = new Set(archive.actions.groups.flatMap(({ actions }) => actions.map(({ raised }) => raised.link.href)));
  return [...archive.incidents, ...archive.meetings]
    .flatMap((page) => recordsOfPage(page, archive.marks.get(page.href)))
    .filter(({ url, filters }) => filters['kind']?.[0] !== 'action' || raised.has(url));
}

function recordsOfPage({ href, title, search }: IncidentPage | MeetingPage, mark: Mark | undefined): SearchRecord[] {
  const own = new Map<string, string[]>();
  for (const { name, value } of search.filters) own.set(name, [...(own.get(name) ?? []), value]);
  return search.lines.map((line) => ({
    url: `${href}#${line.anchor}`,
    content: line.text,
    // The date as the pages' own: the search page words it for both.
    meta: { title: line.title, place: line.place, page: title, date: search.dateIso, ...(mark === undefined ? {} : { mark }) },
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
