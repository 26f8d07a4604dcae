import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BANNER_PLACE } from '../core/render/preview-banner.ts';

/** What the pages of a preview get when they are finished. */
export interface PreviewDress {
  /** HTML. */
  readonly banner: string;
}

/** Crawlers that never ask for a page may still list its address, so pages and headers (core/render/site-headers.ts) say `noindex`, too. */
const ROBOTS = 'User-agent: *\nDisallow: /\n';

/** Puts the banner on every page, and says to crawlers that this is no site to be found. Throws where a page has no place for it. */
export function dressPreview(siteDir: string, { banner }: PreviewDress): void {
  for (const name of readdirSync(siteDir, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.html')) continue;
    const file = join(siteDir, name);
    const html = readFileSync(file, 'utf8');
    const at = html.indexOf(BANNER_PLACE);
    if (at < 0) throw new Error(`${name} has no place for the banner of a preview`);
    writeFileSync(file, html.slice(0, at) + banner + html.slice(at + BANNER_PLACE.length));
  }
  writeFileSync(join(siteDir, 'robots.txt'), ROBOTS);
}
