import type { Site } from '../../schema/site.ts';

/** How addresses of the site are written for those who are elsewhere. */
export interface Addresses {
  /** The whole address of an address of the archive: `/incidents/x/` -> `https://notes.example/base/incidents/x/`; null where site.yml names none. */
  readonly whole: (href: string) => string | null;
  /** The same, or the path on the host where nobody says which that is. */
  readonly best: (href: string) => string;
  /** The host of the site, for ids that must be unique on earth. */
  readonly host: string;
}

const NOWHERE = 'http://nowhere.invalid';

/** `base` starts and ends with `/`. */
export function addressesOf({ url, title }: Pick<Site, 'url' | 'title'>, base: string): Addresses {
  const below = (href: string): URL => new URL(`${base.replace(/\/$/, '')}${href}`, url ?? NOWHERE);
  return {
    whole: (href) => (url === null ? null : below(href).href),
    best: (href) => (url === null ? below(href).href.slice(NOWHERE.length) : below(href).href),
    host: url === null ? `${nameOf(title)}.afterword.invalid` : new URL(url).host,
  };
}

/** Letters, digits and dashes. */
const nameOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'site';

/** Where the doors stand, without the base. */
export const CALENDAR_HREF = '/calendar.ics';
export const LLMS_HREF = '/llms.txt';
export const SITEMAP_HREF = '/sitemap.xml';
export const ROBOTS_HREF = '/robots.txt';

/** The address of a feed: of everything, or of what stands at `subject` (`/services/x/` -> `/feeds/services/x.xml`). */
export const feedHref = (subject: string | null, format: 'xml' | 'json'): string =>
  subject === null ? `/feeds/all.${format}` : `/feeds${subject.slice(0, -1)}.${format}`;
/** The data of a document: `/incidents/x/` -> `/api/incidents/x.json`. */
export const dataHref = (page: string): string => `/api${page.slice(0, -1)}.json`;
/** The Markdown twin of a page stands beside it. */
export const twinHref = (page: string): string => `${page}index.md`;
