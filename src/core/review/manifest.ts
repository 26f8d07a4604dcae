import { ACTION_VIEWS } from '../derive/addresses.ts';
import { pageAnchors } from '../derive/page-anchors.ts';
import type { Archive, LedgerPage } from '../derive/page-data.ts';
import { fingerprintOf, type Texts } from './fingerprint.ts';
import { manifestParts, type PagePart } from './manifest-parts.ts';

/** A page as it is compared: what it says in all, and each part that may change because of another document. */
export interface ManifestPage {
  readonly title: string;
  /** The document that it is the page of; null for lists, and for people and services. */
  readonly path: string | null;
  /** Of all that the page says. */
  readonly hash: string;
  /** The ids that a link may lead to: headings, events, decisions; on the ledger's pages of years those of actions. */
  readonly anchors: readonly string[];
  /** `own` is what the page's document says itself. */
  readonly parts: ReadonlyMap<string, PagePart>;
}

/** Address, without the base -> page. */
export type SiteManifest = ReadonlyMap<string, ManifestPage>;

/**
 * What a site says, page by page: every kind of page that derives from documents. Not the search, and not the page about feeds, which
 * previews have none of; the files for other programs (feeds, calendar, data, twins) come and go with their pages. `texts`: path -> text of each document of the archive. Linear in the size of the archive.
 */
export function siteManifest(archive: Archive, texts: Texts): SiteManifest {
  const parts = manifestParts(archive, texts);
  const pages = new Map<string, ManifestPage>();
  const add = (
    href: string,
    title: string,
    own: ReadonlyMap<string, PagePart>,
    anchors: readonly string[] = [],
    path: string | null = null,
  ): void => {
    const hash = fingerprintOf([title, ...[...own].flatMap(([key, part]) => [key, part.hash])], texts);
    pages.set(href, { title, path, hash, anchors, parts: own });
  };
  add('/', 'Overview', parts.overview());
  add('/incidents/', 'Incidents', parts.incidentList());
  add('/meetings/', 'Meetings', parts.meetingList());
  add(
    '/insights/',
    'Insights',
    parts.insights(),
    archive.insights.insights.map(({ id }) => id),
  );
  for (const page of archive.ledger.pages) add(page.href, page.title, parts.ledger(page), ledgerAnchors(page));
  for (const page of archive.decisionPages.pages) add(page.href, page.title, parts.decisionLog(page));
  for (const list of archive.lists.people) add(list.href, nameOf('People', list), parts.peopleList(list));
  for (const list of archive.lists.services) add(list.href, nameOf('Services', list), parts.serviceList(list));
  for (const list of archive.lists.tags) add(list.href, nameOf('Tags', list), parts.tagList(list));
  for (const list of archive.lists.series) add(list.href, nameOf('Series of meetings', list), parts.seriesList(list));
  for (const page of archive.incidents) add(page.href, page.title, parts.incident(page), pageAnchors(page), page.provenance.path);
  for (const page of archive.meetings) add(page.href, page.title, parts.meeting(page), pageAnchors(page), page.provenance.path);
  for (const page of archive.people) add(page.href, page.name, parts.person(page));
  for (const page of archive.services) add(page.href, page.name, parts.service(page));
  for (const page of archive.tags) add(page.href, page.name, parts.tag(page));
  for (const page of archive.series) add(page.href, page.name, parts.series(page));
  for (const page of archive.parts) add(page.href, page.title, parts.part(page));
  return pages;
}

/** Where links to actions lead: the pages of the year of their first mention. An action leaves the list of the open ones when it is done. */
const ledgerAnchors = ({ anchored, view, groups }: LedgerPage): string[] =>
  anchored && view !== ACTION_VIEWS.open ? groups.flatMap(({ entries }) => entries.map(({ action }) => action.id)) : [];

const nameOf = (title: string, { letter }: { readonly letter: string | null }): string => (letter === null ? title : `${title}: ${letter}`);
