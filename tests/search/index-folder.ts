import { mkdirSync } from 'node:fs';
import { readers } from '../../src/cli/readers.ts';
import { surveyContent } from '../../src/cli/survey.ts';
import { entriesIn } from '../../src/core/derive/archive-input.ts';
import { deriveArchive } from '../../src/core/derive/archive.ts';
import type { Archive } from '../../src/core/derive/page-data.ts';
import { searchSite, type SearchSite } from '../../src/core/render/search-site.ts';
import { prepareIndex, writeIndex } from '../../src/io/search-index.ts';
import { siteFiles } from '../../src/io/site-files.ts';

/** The archive of a content folder and what is searched of it, as a build has them. Files with errors are left out. */
export async function searchOf(content: string): Promise<{ archive: Archive; site: SearchSite }> {
  const survey = await surveyContent(content, readers);
  const archive = deriveArchive({
    ...entriesIn(survey.readings),
    context: survey.context,
    changes: new Map(),
  });
  return { archive, site: searchSite(archive, survey.context, survey.texts) };
}

/** Writes the search index of a content folder to `out/pagefind`, without building its pages. */
export async function indexFolder(content: string, out: string): Promise<SearchSite> {
  const { site } = await searchOf(content);
  mkdirSync(out, { recursive: true });
  writeIndex(await prepareIndex({ site, cacheDir: out, language: 'en' }), siteFiles(out, null));
  return site;
}
