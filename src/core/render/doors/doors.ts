import { addressesOf, CALENDAR_HREF, feedHref, LLMS_HREF, ROBOTS_HREF } from './address.ts';
import { apiFiles } from './api-files.ts';
import { atomFeed, wholeOrNull } from './atom.ts';
import { calendar } from './calendar.ts';
import { feedsOf } from './feed-entries.ts';
import { jsonFeed } from './json-feed.ts';
import { llmsText } from './llms.ts';
import { robotsText, sitemaps } from './sitemap.ts';
import { tables } from './tables.ts';
import { twinFiles, type TwinSource } from './twins.ts';

/** What the doors are made of: nothing but what the gate has let through. */
export interface DoorSite extends TwinSource {
  /** Starts and ends with `/`. */
  readonly base: string;
  /** Every page of the site that readers are to find: addresses without the base. */
  readonly pages: readonly string[];
}

export type DoorFile = readonly [href: string, text: string];

/** Every file for other programs, one after the other, by its address without the base. The same archive gives the same bytes. */
export function* doorFiles(door: DoorSite): Generator<DoorFile> {
  const { archive, site, base } = door;
  const addresses = addressesOf(site, base);
  const whole = wholeOrNull(addresses);
  if (whole !== null) yield* foundFiles(door, whole);
  yield [CALENDAR_HREF, calendar(archive, site, addresses)];
  yield* tables(archive, addresses);
  yield* apiFiles(archive, addresses);
  yield* twinFiles(door, new Set(door.pages), addresses);
  yield [LLMS_HREF, llmsText(archive, site, addresses)];
}

/** What must name whole addresses, so that a site without one has none of it. */
function* foundFiles({ archive, site, base, pages }: DoorSite, whole: (href: string) => string): Generator<DoorFile> {
  for (const feed of feedsOf(archive)) {
    yield [feedHref(feed.subject, 'xml'), atomFeed(feed, site, whole)];
    yield [feedHref(feed.subject, 'json'), jsonFeed(feed, site, whole)];
  }
  yield* sitemaps(pages, archive, whole);
  // Below a path nobody asks for it.
  if (base === '/') yield [ROBOTS_HREF, robotsText(whole)];
}
