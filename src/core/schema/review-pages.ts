import { z } from 'zod';

const reviewSitePageSchema = z.strictObject({
  /** Null for the first page, /review/ itself. */
  slug: z.string().min(1).nullable(),
  title: z.string(),
  /** Markup for the middle of the page, made by core/render/review: all texts in it are escaped. */
  html: z.string(),
});
/** A page below /review/. */
export type ReviewSitePage = z.infer<typeof reviewSitePageSchema>;

/** The review of a preview: a file between the program and the pages that it builds. */
export const reviewSitePagesSchema = z.array(reviewSitePageSchema);
