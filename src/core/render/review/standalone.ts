import type { DocumentChange } from '../../review/change.ts';
import type { ReviewLinks } from '../../review/links.ts';
import type { Review } from '../../review/review.ts';
import { el, safe, together } from '../html.ts';
import { documentReview } from './document.ts';
import { reviewIndex } from './index.ts';
import type { ReviewLook } from './look.ts';
import { changeSteps } from './steps.ts';

export interface StandaloneOptions {
  readonly language: string;
  readonly links: ReviewLinks;
  readonly drawing: ReviewLook['drawing'];
  /** All of the style sheet, fonts within it. */
  readonly css: string;
  /** The base64 SHA-256 of `css`: no other style is let in. */
  readonly cssHash: string;
}

/** A whole review as one page that needs nothing else: no script, no request. */
export function standaloneReview(review: Review, { language, links, drawing, css, cssHash }: StandaloneOptions): string {
  const { documents, folder } = review;
  const prefix = folder === '' ? '' : `${folder}/`;
  const idOf = ({ slug }: DocumentChange, change: string): string => `${slug}--${change}`;
  const look: ReviewLook = { links, folder: prefix, level: 2, idOf, drawing, around: changeSteps(documents, idOf) };
  const policy = `default-src 'none'; style-src 'sha256-${cssHash}'; font-src data:; base-uri 'none'; form-action 'none'`;
  const head = el(
    'head',
    {},
    el('meta', { charset: 'utf-8' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    el('title', {}, `Review of ${review.baseName}`),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'robots', content: 'noindex' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('style', {}, safe(css)),
  );
  const body = el(
    'body',
    {},
    el(
      'main',
      { class: 'review' },
      reviewIndex(review, { links, folder: prefix, documentHref: (slug) => `#${slug}`, whole: true }),
      ...documents.map((document) => el('article', { class: 'review-document', id: document.slug }, documentReview(document, look))),
    ),
  );
  return `<!doctype html>\n${el('html', { lang: language }, together(head, body)).html}\n`;
}
