import { readFileSync } from 'node:fs';
import settings from 'virtual:afterword/settings';
import { BANNER_PLACE } from '../core/render/preview-banner.ts';
import { refusedFilesSchema, type RefusedFile } from '../core/schema/preview-pages.ts';

/** Whether a preview is built: pages say so, and drafts are among them. */
export const isPreview = settings.previewFile !== null;

/** HTML in which the finished page has its banner; empty for readers. */
export const bannerPlace = isPreview ? BANNER_PLACE : '';

/** The files that cannot be published; none for readers. */
export function refusedFiles(): readonly RefusedFile[] {
  return settings.previewFile === null ? [] : refusedFilesSchema.parse(JSON.parse(readFileSync(settings.previewFile, 'utf8')));
}
