import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standaloneReview } from '../core/render/review/standalone.ts';
import { reviewLinks } from '../core/review/links.ts';
import { programRoot } from '../site/settings.ts';
import type { ReadReview } from './read-review.ts';
import { drawReview } from './review-drawings.ts';
import type { OutputOptions } from './review-outputs.ts';

/** The review as one page that opens from a file and asks for nothing. */
export async function reviewPage({ review, after, cacheDir }: ReadReview, { previewUrl, sourceUrl }: OutputOptions): Promise<string> {
  const { pair, documents } = review;
  const css = styleSheet();
  return standaloneReview(review, {
    language: after.context.site.language,
    links: reviewLinks({ previewUrl, sourceUrl, commits: { before: pair.base.sha, after: pair.head.sha } }),
    drawing: await drawReview(documents, cacheDir),
    css,
    cssHash: createHash('sha256').update(css).digest('base64'),
  });
}

/** Those of the site's style sheets that a review uses. */
const STYLES = ['tokens', 'base', 'page', 'lists', 'incident', 'diagram', 'review', 'print'];
/** The letters of English; a browser draws others with a font of its own. */
const FONTS = [400, 600];

function styleSheet(): string {
  const folder = join(programRoot(), 'src/styles');
  const sheets = STYLES.map((name) => readFileSync(join(folder, `${name}.css`), 'utf8'));
  return `${FONTS.map((weight) => fontFace(folder, weight)).join('')}${sheets
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')}`;
}

function fontFace(folder: string, weight: number): string {
  const font = readFileSync(join(folder, `fonts/inter-latin-${String(weight)}.woff2`)).toString('base64');
  return `@font-face{font-family:'Inter';font-weight:${String(weight)};src:url(data:font/woff2;base64,${font}) format('woff2')}\n`;
}
