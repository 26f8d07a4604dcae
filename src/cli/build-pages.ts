import { join } from 'node:path';
import { entriesIn } from '../core/derive/archive-input.ts';
import { deriveArchive } from '../core/derive/archive.ts';
import { resolveRedirects } from '../core/derive/redirects.ts';
import { audienceOf, visibleEntries } from '../core/derive/visibility.ts';
import type { Reading } from '../core/parse/reading.ts';
import { readBuildMoment } from '../io/build-moment.ts';
import { programDigest } from '../io/up-to-date.ts';
import type { Archive } from '../core/derive/page-data.ts';
import { bundledSettings, type SiteSettings } from '../site/settings.ts';
import type { SiteBuilder } from '../site/build-site.ts';
import type { BuildJob, BuiltSite } from './build-tools.ts';
import type { Survey } from './survey.ts';

/** Builds the pages with Astro and the search index, and says which there must be and which lines are searched. */
export async function buildPages(job: BuildJob): Promise<BuiltSite> {
  const { startBuilder } = await import('../site/build-site.ts');
  const builder = startBuilder(job.survey.readings.length);
  try {
    return await buildWith(builder, job);
  } catch (error) {
    await builder.close();
    throw error;
  }
}

async function buildWith(builder: SiteBuilder, { settings, survey, history, stateDir, onProgress }: BuildJob): Promise<BuiltSite> {
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
  const { site } = survey.context;
  const own = await withEntries(settings, readings.filter(isMdx), survey);
  const building = { settings: bundledSettings(own), archive, site, texts: survey.texts, program: programDigest(settings.root) };
  const compiled = compiledOf(readings.filter(isMdx), settings, survey);
  const { rendered, all, index, manifest } = await builder.build(own, { building, compiled, context: survey.context, stateDir }, (pid) =>
    onProgress(`process ${String(pid)} builds other pages first`),
  );
  const visible = visibleEntries(input);
  const count = `${rendered.toLocaleString('en')} of ${all.toLocaleString('en')} files rendered`;
  return {
    pages: pagesOf(archive),
    index,
    redirects: resolveRedirects([...visible.incidents, ...visible.meetings], site).redirects,
    manifest,
    summary: history.note === null ? count : `${count}. ${history.note}`,
    beside: builder,
  };
}

/** Documents with components are compiled with the pages, which read them from a file. */
async function withEntries(settings: SiteSettings, components: readonly Reading[], survey: Survey): Promise<SiteSettings> {
  const { writeEntries } = await import('../site/read-entries.ts');
  const entriesFile = join(settings.cacheDir, 'entries.json');
  writeEntries(entriesFile, components, survey);
  return { ...settings, entriesFile };
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
