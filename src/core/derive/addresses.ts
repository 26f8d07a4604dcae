import { slugOf } from '../parse/slug.ts';

/** Addresses inside the site, without its base: each starts with `/`. The slugs of documents come from the reader. */
export const incidentHref = (id: string): string => `/incidents/${id}/`;
export const meetingHref = (id: string): string => `/meetings/${id}/`;
/** The page of a document, or of an incident found in one. */
export const entryHref = ({ kind, id }: { readonly kind: 'incident' | 'meeting'; readonly id: string }): string =>
  kind === 'incident' ? incidentHref(id) : meetingHref(id);
export const personHref = (slug: string): string => `/people/${slug}/`;
export const serviceHref = (slug: string): string => `/services/${slug}/`;
export const tagHref = (slug: string): string => `/tags/${slug}/`;
/** The list of series, below which each has its page. */
export const SERIES_HREF = '/meetings/series/';
/** In previews alone: what cannot be published. */
export const PROBLEMS_HREF = '/problems/';

/** Where a preview says what the change means. */
export const REVIEW_HREF = '/review/';
/** Beside the file of a preview: the pages of its review. */
export const REVIEW_FILE = 'review.json';
/** The ledger's views. */
export const ACTION_VIEWS = {
  open: '/actions/',
  overdue: '/actions/overdue/',
  byOwner: '/actions/by-owner/',
  byIncident: '/actions/by-incident/',
  done: '/actions/done/',
} as const;
export const DECISIONS_HREF = '/decisions/';

/** Page `number` (from 1) of a list: `('/actions/', 2) => '/actions/2/'`. No year is that small. */
export const pageHref = (view: string, number: number): string => (number === 1 ? view : `${view}${String(number)}/`);
export const yearHref = (view: string, year: string): string => `${view}${year}/`;
/** `({ year: '2024', page: 1 }, 'disk-action-1') => '/actions/2024/#disk-action-1'` */
export const actionHref = ({ year, page }: { readonly year: string; readonly page: number }, id: string): string =>
  anchorHref(pageHref(yearHref(ACTION_VIEWS.open, year), page), id);

/** A place on a page: `('/meetings/x/', 'action-1') => '/meetings/x/#action-1'`. */
export const anchorHref = (page: string, anchor: string): string => `${page}#${anchor}`;

/**
 * Gives each name a slug of its own, in the order of asking: a second "ann-lee" is "ann-lee-2".
 * `fallback` stands for names without a letter or digit.
 */
export function slugs(fallback: string): (name: string) => string {
  const taken = new Set<string>();
  const last = new Map<string, number>();
  return (name) => {
    const base = slugOf(name) || fallback;
    let number = last.get(base) ?? 1;
    let slug = taken.has(base) ? `${base}-${(number += 1)}` : base;
    while (taken.has(slug)) slug = `${base}-${(number += 1)}`;
    last.set(base, number);
    taken.add(slug);
    return slug;
  };
}
