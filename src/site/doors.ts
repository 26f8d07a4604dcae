import settings, { building } from 'virtual:afterword/settings';
import { CALENDAR_HREF, feedHref, LLMS_HREF, SITEMAP_HREF, twinHref } from '../core/render/doors/address.ts';
import { twinPages } from '../core/render/doors/twins.ts';
import type { Site } from '../core/schema/site.ts';
import { getArchive, type SiteArchive } from './archive.ts';
import { digestOf } from './digest.ts';
import { href } from './href.ts';

/** Whether other programs are given anything: development and previews have pages alone. */
export const hasDoors = building !== null && settings.previewFile === null;

/** Of what a program may read in place of a page, or follow: for the head of the page. */
export interface HeadLink {
  readonly type: string;
  readonly title: string;
  /** With the base. */
  readonly href: string;
}

let pagesWithTwin: Set<string> | null = null;

/** What the page at `path` (without the base) is to name: its Markdown twin, its own feed, and that of everything, where there are such. */
export async function headLinks(path: string | null): Promise<HeadLink[]> {
  if (!hasDoors || path === null) return [];
  const archive = await getArchive();
  pagesWithTwin ??= twinPages(archive);
  const twin = { type: 'text/markdown', title: 'Markdown', href: href(twinHref(path)) };
  return [...(pagesWithTwin.has(path) ? [twin] : []), ...feedsNamed(path, archive)];
}

function feedsNamed(path: string, { site, services, tags }: SiteArchive): HeadLink[] {
  if (site.url === null) return [];
  const own = path.startsWith('/services/') ? named(services, path) : path.startsWith('/tags/') ? named(tags, path) : undefined;
  return [...(own === undefined ? [] : feedLinks(own.href, `${site.title}: ${own.name}`)), ...feedLinks(null, site.title)];
}

const named = (subjects: readonly Subject[], path: string): Subject | undefined => subjects.find(({ href: own }) => own === path);

interface Subject {
  readonly href: string;
  readonly name: string;
}

const feedLinks = (subject: string | null, title: string): HeadLink[] => [
  { type: 'application/atom+xml', title, href: href(feedHref(subject, 'xml')) },
  { type: 'application/feed+json', title, href: href(feedHref(subject, 'json')) },
];

/** What the page about the doors lists; null where the site's address is needed for it and nobody says it. */
export interface DoorList {
  readonly feeds: { readonly all: FeedPair; readonly services: readonly FeedPair[]; readonly tags: readonly FeedPair[] } | null;
  readonly calendar: string;
  readonly llms: string;
  readonly sitemap: string | null;
}

export interface FeedPair {
  readonly name: string;
  readonly atom: string;
  readonly json: string;
}

/** The list of what there is, in addresses without the base; `key` changes with all that the page about it shows. */
export async function doorList(): Promise<{ readonly doors: DoorList; readonly site: Site; readonly key: string }> {
  const { site, services, tags } = await getArchive();
  const pair = (subject: string | null, name: string): FeedPair => ({
    name,
    atom: feedHref(subject, 'xml'),
    json: feedHref(subject, 'json'),
  });
  const doors: DoorList = {
    feeds:
      site.url === null
        ? null
        : {
            all: pair(null, site.title),
            services: services.map((one) => pair(one.href, one.name)),
            tags: tags.map((one) => pair(one.href, one.name)),
          },
    calendar: CALENDAR_HREF,
    llms: LLMS_HREF,
    sitemap: site.url === null ? null : SITEMAP_HREF,
  };
  return { doors, site, key: digestOf([site, doors]) };
}
