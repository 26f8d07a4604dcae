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
export async function buildPages({ settings: given, survey, onProgress, ...job }: BuildJob): Promise<BuiltSite> {
  const { startBuilder } = await import('../site/build-site.ts');
  const refused = new Set(given.exclude);
  const readings = survey.readings.filter(({ path }) => !refused.has(path));
  const settings = await withEntries(given, readings.filter(isMdx), survey);
  const program = programDigest(settings.root);
  const builder = startBuilder({
    settings,
    program,
    documents: readings.length,
    compiled: compiledOf(readings.filter(isMdx), settings, survey),
    onWait: (pid) => onProgress(`process ${String(pid)} builds other pages first`),
    onDrawn: (done, all) => onProgress(`${done.toLocaleString('en')} of ${all.toLocaleString('en')} timelines drawn`),
  });
  try {
    return await buildWith(builder, { ...job, settings, survey, readings, program });
  } catch (error) {
    await builder.close();
    throw error;
  }
}

interface PagesJob extends Omit<BuildJob, 'onProgress'> {
  readonly readings: readonly Reading[];
  readonly program: string;
}

async function buildWith(builder: SiteBuilder, { settings, survey, history, stateDir, readings, program }: PagesJob): Promise<BuiltSite> {
  const input = {
    ...entriesIn(readings),
    context: survey.context,
    changes: history.changes,
    audience: audienceOf(settings.audience, settings.previewFile !== null),
    builtAt: await readBuildMoment(settings.contentDir, settings.audience === 'internal'),
  };
  const archive = deriveArchive(input);
  const { context, texts } = survey;
  const building = { settings: bundledSettings(settings), archive, site: context.site, texts, program };
  const { rendered, all, index, manifest } = await builder.build({ building, context, stateDir });
  const visible = visibleEntries(input);
  const count = `${rendered.toLocaleString('en')} of ${all.toLocaleString('en')} files rendered`;
  return {
    pages: pagesOf(archive),
    index,
    redirects: resolveRedirects([...visible.incidents, ...visible.meetings], context.site).redirects,
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
