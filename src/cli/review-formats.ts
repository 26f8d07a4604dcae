/** How a review can be printed; the first is for people. */
export const REVIEW_FORMATS = ['text', 'markdown', 'github', 'json', 'html'] as const;
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];
