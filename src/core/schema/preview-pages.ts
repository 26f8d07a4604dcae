import { z } from 'zod';

/** A problem as a page shows it: all of it is text. */
const shownProblemSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'advice']),
  /** What was found, and what to do. */
  text: z.string(),
  line: z.int().positive().nullable(),
  /** The line of the source, cut; null where there is none to show. */
  source: z.string().nullable(),
});
export type ShownProblem = z.infer<typeof shownProblemSchema>;

const refusedFileSchema = z.strictObject({
  /** Relative to the content folder. */
  path: z.string(),
  /** The page that stands in place of a document, without the base; null for other files. */
  href: z.string().nullable(),
  /** Errors first. */
  problems: z.array(shownProblemSchema),
});
/** A file that cannot be published, and why. */
export type RefusedFile = z.infer<typeof refusedFileSchema>;

/** What a preview shows in place of what cannot be published: a file between the program and the pages that it builds. */
export const refusedFilesSchema = z.array(refusedFileSchema);
