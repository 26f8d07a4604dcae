import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { Fact } from '../origin.ts';
import { slugs, tagHref } from './addresses.ts';
import { foldName, tidy } from './fold.ts';
import { partLinks, partPages, splitByYear } from './list-parts.ts';
import type { IncidentRow, Link, MeetingRow, PartPage, TagIndexRow, TagPage } from './page-data.ts';
import { compareText } from './visibility.ts';

/** The tags of an archive. Two spellings that differ in case alone are one tag, written as the oldest document writes it. */
export interface Tags {
  /** Those of an entry, each once, in its order. */
  readonly named: (facts: readonly Fact<string>[]) => Link[];
}

/** Every tag of the documents (oldest first), so that a new document moves no address. */
export function tagsOf(documents: readonly Pick<Incident | Meeting, 'tags'>[]): Tags {
  const slug = slugs('tag');
  const all = new Map<string, Link>();
  for (const { value } of documents.flatMap(({ tags }) => tags)) {
    const key = foldName(value);
    if (!all.has(key)) all.set(key, { text: tidy(value), href: tagHref(slug(value)) });
  }
  return { named: (facts) => [...new Set(facts.map(({ value }) => foldName(value)))].flatMap((key) => all.get(key) ?? []) };
}

type Tagged = { readonly dateIso: string } & ({ readonly incident: IncidentRow } | { readonly meeting: MeetingRow });

/** A document of a tag: its line, and how much HTML that takes. */
export interface TaggedDocument {
  readonly tags: readonly Link[];
  readonly row: Tagged;
  readonly size: number;
}

/** A page for each tag, by name. `documents`: newest first. */
export function tagPages(documents: readonly TaggedDocument[]): { pages: TagPage[]; rows: TagIndexRow[]; parts: PartPage[] } {
  const byTag = new Map<string, { tag: Link; documents: TaggedDocument[] }>();
  for (const document of documents) {
    for (const tag of document.tags) {
      const known = byTag.get(tag.href) ?? { tag, documents: [] };
      known.documents.push(document);
      byTag.set(tag.href, known);
    }
  }
  const sorted = [...byTag.values()].sort((a, b) => compareText(foldName(a.tag.text), foldName(b.tag.text)));
  const made = sorted.map(({ tag, documents: own }) => tagPage(tag, own));
  return { pages: made.map(({ page }) => page), rows: made.map(({ row }) => row), parts: made.flatMap(({ parts }) => parts) };
}

const NO_DOCUMENT: ReadonlySet<string> = new Set();

function tagPage(tag: Link, documents: readonly TaggedDocument[]): { page: TagPage; row: TagIndexRow; parts: PartPage[] } {
  const split = splitByYear(documents, {
    href: tag.href,
    dateOf: ({ row }) => row.dateIso,
    sizeOf: ({ size }) => size,
    taken: NO_DOCUMENT,
  });
  const [incidentCount, meetingCount] = [incidentsIn(documents).length, meetingsIn(documents).length];
  const links = partLinks(split.parts, (count) => `${count} document${count === 1 ? '' : 's'}`);
  const [newest] = documents;
  const last = newest === undefined ? null : lastOf(newest.row);
  return {
    page: { href: tag.href, name: tag.text, ...listsOf(split.shown), incidentCount, meetingCount, parts: links },
    row: { href: tag.href, name: tag.text, incidents: incidentCount, meetings: meetingCount, last },
    parts: partPages(split.parts, tag, links, listsOf),
  };
}

const listsOf = (documents: readonly TaggedDocument[]): Pick<TagPage, 'incidents' | 'meetings'> => ({
  incidents: incidentsIn(documents),
  meetings: meetingsIn(documents),
});

const incidentsIn = (documents: readonly TaggedDocument[]): IncidentRow[] =>
  documents.flatMap(({ row }) => ('incident' in row ? [row.incident] : []));
const meetingsIn = (documents: readonly TaggedDocument[]): MeetingRow[] =>
  documents.flatMap(({ row }) => ('meeting' in row ? [row.meeting] : []));

function lastOf(row: Tagged): NonNullable<TagIndexRow['last']> {
  const { title, href, date } = 'incident' in row ? row.incident : row.meeting;
  return { date, link: { text: title, href } };
}
