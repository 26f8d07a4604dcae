import type { Review } from '../../review/review.ts';
import type { ReviewSitePage } from '../../schema/review-pages.ts';
import type { ReviewLinks } from '../../review/links.ts';
import { documentReview } from './document.ts';
import { reviewIndex } from './index.ts';
import type { ReviewLook } from './look.ts';
import { changeSteps } from './steps.ts';

/** The pages of a review in the site that it is a preview of. `href` puts the site's base before an address. */
export function reviewSitePages(
  review: Review,
  {
    links,
    drawing,
    href,
  }: { readonly links: ReviewLinks; readonly drawing: ReviewLook['drawing']; readonly href: (address: string) => string },
): ReviewSitePage[] {
  const folder = review.folder === '' ? '' : `${review.folder}/`;
  const pageLinks: ReviewLinks = { ...links, page: href, change: (slug, id) => href(`/review/${slug}/`) + (id === null ? '' : `#${id}`) };
  const documentHref = (slug: string): string => href(`/review/${slug}/`);
  const first = reviewIndex(review, { links: pageLinks, folder, documentHref, whole: false });
  return [
    { slug: null, title: 'Review', html: first.html },
    ...review.documents.map((document): ReviewSitePage => {
      const idOf = (_: unknown, change: string): string => change;
      const look: ReviewLook = { links: pageLinks, folder, level: 1, idOf, drawing, around: changeSteps([document], idOf) };
      const title = (document.after ?? document.before)?.title ?? document.slug;
      return { slug: document.slug, title: `Review of ${title}`, html: documentReview(document, look).html };
    }),
  ];
}
