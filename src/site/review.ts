import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import settings from 'virtual:afterword/settings';
import { REVIEW_FILE } from '../core/derive/addresses.ts';
import { reviewSitePagesSchema, type ReviewSitePage } from '../core/schema/review-pages.ts';

/** The pages of the review; none for readers, and none in a preview that is compared with nothing. */
export function reviewPages(): readonly ReviewSitePage[] {
  if (settings.previewFile === null) return [];
  const file = join(dirname(settings.previewFile), REVIEW_FILE);
  return existsSync(file) ? reviewSitePagesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}
