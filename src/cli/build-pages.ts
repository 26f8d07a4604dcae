import { join } from 'node:path';
import { deriveArchive } from '../core/derive/archive.ts';
import { READERS, REVIEWERS } from '../core/derive/visibility.ts';
import { readChanges } from '../io/git.ts';
import { searchSite } from '../core/render/search-site.ts';
import type { Archive } from '../core/derive/page-data.ts';
import type { BuildJob, BuiltSite } from './build-tools.ts';

/** Builds the pages with Astro, and says which there must be and which lines are searched. */
export async function buildPages({ settings, survey, onProgress }: BuildJob): Promise<BuiltSite> {
  // Astro takes seconds to load: a folder with errors must not wait for it.
  const { buildSite } = await import('../site/build-site.ts');
  const { writeEntries } = await import('../site/read-entries.ts');
  const refused = new Set(settings.exclude);
  const readings = survey.readings.filter(({ path }) => !refused.has(path));
  const entriesFile = join(settings.cacheDir, 'entries.json');
  writeEntries(entriesFile, readings);
  await buildSite({ ...settings, entriesFile }, (pid) => onProgress(`process ${String(pid)} builds other pages first`));
  const { changes, note } = await readChanges(settings.contentDir);
  const archive = deriveArchive({
    incidents: readings.flatMap(({ incidents }) => incidents),
    meetings: readings.flatMap(({ meeting }) => (meeting === null ? [] : [meeting])),
    context: survey.context,
    changes,
    audience: settings.previewFile === null ? READERS : REVIEWERS,
  });
  return { pages: pagesOf(archive), search: searchSite(archive, survey.context, survey.texts), summary: note ?? '' };
}

/** The address of every page that the archive describes. */
const pagesOf = ({ incidents, meetings, people, services }: Archive): string[] =>
  [...incidents, ...meetings, ...people, ...services].map(({ href }) => href);
