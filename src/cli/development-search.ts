import { createHash } from 'node:crypto';
import { READERS } from '../core/derive/visibility.ts';
import { entriesIn } from '../core/derive/archive-input.ts';
import { deriveArchive } from '../core/derive/archive.ts';
import { searchSite } from '../core/render/search-site.ts';
import { makeSearchIndex } from '../io/search-index.ts';
import type { IndexFiles } from '../io/search-order.ts';
import { readers } from './readers.ts';
import { surveyContent } from './survey.ts';

/** Gives the search index of the content as it is now; made anew only where a text has changed. */
export function developmentSearch(contentDir: string): () => Promise<IndexFiles> {
  let last: { readonly digest: string; readonly files: Promise<IndexFiles> } | null = null;
  return async () => {
    const survey = await surveyContent(contentDir, readers, READERS);
    const digest = createHash('sha256')
      .update(JSON.stringify([...survey.texts]))
      .digest('hex');
    if (last?.digest === digest) return last.files;
    const { context, readings, texts } = survey;
    const archive = deriveArchive({
      ...entriesIn(readings),
      context,
      changes: new Map(),
    });
    last = { digest, files: makeSearchIndex(searchSite(archive, context, texts), new Intl.Locale(context.site.language).language) };
    return last.files;
  };
}
