import { join } from 'node:path';
import { entriesIn } from '../core/derive/archive-input.ts';
import { deriveArchive } from '../core/derive/archive.ts';
import { resolveRedirects } from '../core/derive/redirects.ts';
import { audienceOf, visibleEntries } from '../core/derive/visibility.ts';
import { siteManifest } from '../core/review/manifest.ts';
import type { Reading } from '../core/parse/reading.ts';
import { readBuildMoment } from '../io/build-moment.ts';
import { searchSite } from '../core/render/search-site.ts';
import type { Archive } from '../core/derive/page-data.ts';
import { bundledSettings, type SiteSettings } from '../site/settings.ts';
import type { BuildJob, BuiltSite } from './build-tools.ts';
import type { Survey } from './survey.ts';

/** Builds the pages with Astro, and says which there must be and which lines are searched. */
export async function buildPages({ settings, survey, history, prepareIndex, onProgress }: BuildJob): Promise<BuiltSite> {
  // Astro takes seconds to load: a folder with errors must not wait for it.
  const { buildSite } = await import('../site/build-site.ts');
  const { writeEntries } = await import('../site/read-entries.ts');
  const refused = new Set(settings.exclude);
  const readings = survey.readings.filter(({ path }) => !refused.has(path));
  const input = {
    ...entriesIn(readings),
    context: survey.context,
    changes: history.changes,
    audience: audienceOf(settings.audience, settings.previewFile !== null),
    builtAt: await readBuildMoment(settings.contentDir, settings.audience === 'internal'),
  };
  const archive = deriveArchive(input);
  const visible = visibleEntries(input);
  const entriesFile = join(settings.cacheDir, 'entries.json');
  const components = readings.filter(isMdx);
  writeEntries(entriesFile, components, survey);
  const own = { ...settings, entriesFile };
  const job = {
    building: { settings: bundledSettings(own), archive, site: survey.context.site, texts: survey.texts },
    compiled: compiledOf(components, settings, survey),
  };
  const [{ rendered, all }, index] = await bothEnded(
    buildSite(own, job, (pid) => onProgress(`process ${String(pid)} builds other pages first`)),
    prepareIndex(searchSite(archive, survey.context, survey.texts)),
  );
  const count = `${rendered.toLocaleString('en')} of ${all.toLocaleString('en')} rendered`;
  return {
    pages: pagesOf(archive),
    index,
    redirects: resolveRedirects([...visible.incidents, ...visible.meetings], survey.context.site).redirects,
    manifest: settings.previewFile === null ? siteManifest(archive, survey.texts) : null,
    summary: history.note === null ? count : `${count}. ${history.note}`,
  };
}

/** Waits for both, also where one fails: neither may go on in a folder that is being removed. */
async function bothEnded<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

const isMdx = ({ path }: Reading): boolean => path.endsWith('.mdx');

/** An `.mdx` document is compiled with the pages: they are compiled anew when one of them changes, or what it is read with. */
function compiledOf(components: readonly Reading[], { contentDir, previewFile, audience }: SiteSettings, { texts }: Survey): unknown {
  if (components.length === 0) return null;
  const paths = [...components.map(({ path }) => path), 'site.yml', 'people.yml', 'services.yml'];
  return [contentDir, audience, previewFile !== null, paths.map((path) => [path, texts.get(path) ?? null])];
}

/** The address of every page that the archive describes. */
const pagesOf = ({ incidents, meetings, people, services, tags, series, lists, parts }: Archive): string[] => {
  const named = [...lists.people, ...lists.services, ...lists.tags, ...lists.series];
  return [...incidents, ...meetings, ...people, ...services, ...tags, ...series, ...named, ...parts].map(({ href }) => href);
};
