import { z } from 'zod';
import { textSchema } from './fact.ts';

const MOST = 500;
const commit = z.string().regex(/^[0-9a-f]{7,64}$/i, 'a commit: 7 to 64 hexadecimal digits');
/** What git may take for an option is no reference. */
const reference = z
  .string()
  .max(MOST)
  .regex(/^[^-\s~^:?*[\\\p{Cc}][^\s~^:?*[\\\p{Cc}]*$/u, 'a branch, a tag or a commit');
const address = z.url({ protocol: /^https?$/ }).max(2_000);

/**
 * What a preview is of, as the workflow that builds it knows it: the file that `afterword build --preview FILE` reads.
 * Strict. Nothing in it is trusted: texts are shown as text, addresses are http or https.
 */
export const previewSchema = z.strictObject({
  /** The pull request (merge request) that is shown. */
  pullRequest: z
    .strictObject({
      number: z.int().positive(),
      title: textSchema.max(MOST).nullable().default(null),
      url: address.nullable().default(null),
    })
    .nullable()
    .default(null),
  /** What the change is compared with: a branch, a tag or a commit. With it the preview has a review. */
  base: reference.nullable().default(null),
  /** The commit that is shown: what the pull request's branch points at. */
  head: commit.nullable().default(null),
  /** The day from which on the preview may be gone. */
  expires: z.iso.date().nullable().default(null),
  /** Where the preview will be served. Without `--base`, its path is the base of the site. */
  url: address.nullable().default(null),
  /** Whom the preview is for. Without `--audience`, the build shows what they may see. */
  audience: z.enum(['internal', 'public']).nullable().default(null),
});
export type PreviewFacts = z.output<typeof previewSchema>;
