import type { Archive, IncidentPage, MeetingPage } from '../../derive/page-data.ts';
import { readFrontMatter } from '../../parse/front-matter.ts';
import { placesOf } from '../../parse/places.ts';
import type { Site } from '../../schema/site.ts';
import { twinHref, type Addresses } from './address.ts';
import { incidentTwin, meetingTwin } from './document-twins.ts';
import { listTwins } from './list-twins.ts';
import { proseWriter, type ProseWriter } from './prose-markdown.ts';

/** Where the link `url` of the document `path` leads on the site: an address of the archive, or one elsewhere. */
export type ResolveLink = (
  url: string,
  path: string,
) => { readonly kind: 'page' | 'file' | 'outside'; readonly href: string } | { readonly kind: 'none' };

export interface TwinSource {
  readonly archive: Archive;
  readonly site: Site;
  /** Path -> text of each document, as readers are given it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly resolve: ResolveLink;
}

/** The addresses of the pages that have a Markdown twin, where they have been built. */
export const twinPages = ({ incidents, meetings, people, services, tags, series, ledger, decisionPages }: Archive): Set<string> =>
  new Set([
    ...LISTS,
    ...[...ledger.pages, ...decisionPages.pages].map(({ view }) => view),
    ...[...incidents, ...meetings, ...people, ...services, ...tags, ...series].map(({ href }) => href),
  ]);

const LISTS = ['/', '/incidents/', '/meetings/', '/people/', '/services/', '/tags/'];

/** The twin of every page of `pages` that has one. */
export function* twinFiles(
  source: TwinSource,
  pages: ReadonlySet<string>,
  { best }: Addresses,
): Generator<readonly [href: string, text: string]> {
  const { archive, site } = source;
  for (const page of archive.incidents) yield [twinHref(page.href), incidentTwin(page, writerOf(page, source, best), best)];
  for (const page of archive.meetings) yield [twinHref(page.href), meetingTwin(page, writerOf(page, source, best), best)];
  for (const [page, write] of listTwins(archive, site.title, best)) if (pages.has(page)) yield [twinHref(page), write()];
}

function writerOf(
  { provenance: { path } }: IncidentPage | MeetingPage,
  { texts, resolve }: TwinSource,
  best: Addresses['best'],
): ProseWriter {
  const { body } = readFrontMatter(path, placesOf(texts.get(path) ?? ''));
  return proseWriter(body, /\.mdx$/i.test(path) ? 'mdx' : 'md', (url) => {
    const target = resolve(url, path);
    if (target.kind === 'none') return null;
    return { href: target.kind === 'outside' ? target.href : best(target.href), isImage: target.kind === 'file' };
  });
}
