import { getCollection } from 'astro:content';
import settings, { building } from 'virtual:afterword/settings';
import { deriveArchive } from '../core/derive/archive.ts';
import type { Archive } from '../core/derive/page-data.ts';
import { audienceOf } from '../core/derive/visibility.ts';
import type { Site } from '../core/schema/site.ts';
import { contextOf } from './context.ts';
import { readBuildMoment } from '../io/build-moment.ts';
import { readHistory } from '../io/git-history.ts';
import { linkTargets } from './link-targets.ts';
import type { LinkTargets } from './links.ts';
import { listKeys, pageKeys } from './page-keys.ts';
import { stripLength, stripLengthText } from './strip-length.ts';
/** What pages print, and what rendering needs beside it. */
export interface SiteArchive extends Archive {
  readonly site: Site;
  readonly targets: LinkTargets;
  /** How long the full width of a small drawing is: the same in all lists. */
  readonly strip: { readonly ms: number; readonly text: string };
  /** For builds that follow: changes with everything that the page shows. */
  readonly cacheKey: ReturnType<typeof pageKeys>;
  readonly listKey: ReturnType<typeof listKeys>;
}

let archive: Promise<SiteArchive> | null = null;

/** The whole archive, derived once for a build and anew for each request in development. */
export function getArchive(): Promise<SiteArchive> {
  if (import.meta.env.DEV) return deriveSite();
  archive ??= deriveSite();
  return archive;
}

/** As the build handed it over, or derived from the collections. */
async function derivedArchive(): Promise<{ derived: Archive; site: Site }> {
  if (building !== null) return { derived: building.archive, site: building.site };
  const [incidents, meetings] = await Promise.all([getCollection('incidents'), getCollection('meetings')]);
  const context = contextOf(settings.contentDir);
  const { changes } = await readHistory(settings.contentDir);
  const derived = deriveArchive({
    incidents: incidents.map((entry) => entry.data),
    meetings: meetings.map((entry) => entry.data),
    context,
    changes,
    audience: audienceOf(settings.audience, settings.previewFile !== null),
    builtAt: await readBuildMoment(settings.contentDir, settings.audience === 'internal'),
  });
  return { derived, site: context.site };
}

async function deriveSite(): Promise<SiteArchive> {
  const { derived, site } = await derivedArchive();
  const targets = linkTargets(derived, settings.contentDir);
  const stripMs = stripLength(derived.incidents.flatMap(({ drawing }) => drawing ?? []));
  return {
    ...derived,
    site,
    targets,
    strip: { ms: stripMs, text: stripLengthText(stripMs) },
    cacheKey: pageKeys({ archive: derived, site, targets, stripMs }),
    listKey: listKeys({ archive: derived, site }),
  };
}
