import type { Archive } from '../../derive/page-data.ts';
import { SITEMAP_HREF } from './address.ts';
import { changesOf } from './document-dates.ts';
import { tag, xmlDocument } from './xml.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** More may not stand in one file. */
const MOST = 50_000;

/**
 * The sitemap of the `pages` (addresses without the base), in files by address: one, or an index and its parts. A document's page
 * says when the document last changed, or its date; of no other page is it known.
 */
export function sitemaps(
  pages: readonly string[],
  archive: Pick<Archive, 'incidents' | 'meetings'>,
  whole: (href: string) => string,
): [href: string, text: string][] {
  const dates = changesOf(archive);
  const urls = pages.toSorted().map((href) => {
    const date = dates.get(href);
    return tag('url', {}, tag('loc', {}, whole(href)), date === undefined ? null : tag('lastmod', {}, date));
  });
  const parts = Array.from({ length: Math.ceil(urls.length / MOST) || 1 }, (_, index) => urls.slice(index * MOST, (index + 1) * MOST));
  const files = parts.map((part, index): [string, string] => [
    parts.length === 1 ? SITEMAP_HREF : `/sitemap-${String(index + 1)}.xml`,
    xmlDocument(tag('urlset', { xmlns: NAMESPACE }, part)),
  ]);
  if (files.length === 1) return files;
  const index = files.map(([href]) => tag('sitemap', {}, tag('loc', {}, whole(href))));
  return [[SITEMAP_HREF, xmlDocument(tag('sitemapindex', { xmlns: NAMESPACE }, index))], ...files];
}

/** For crawlers, which ask for it at the root of a host alone. */
export const robotsText = (whole: (href: string) => string): string => `User-agent: *\nAllow: /\n\nSitemap: ${whole(SITEMAP_HREF)}\n`;
