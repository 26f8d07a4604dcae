import { z } from 'zod';
import { CHANGE_KINDS, LAYERS } from '../review/change.ts';
import { reportedSchema } from './check-report.ts';

/** Changes with what it means: a new key alone leaves it. */
export const REVIEW_REPORT_VERSION = 1;

const line = z.int().positive().nullable();
const slugSchema = z.string().regex(/^[\p{L}\p{N}._~-]+$/u);

const commit = z.strictObject({
  sha: z.string().regex(/^[0-9a-f]{40,64}$/),
  date: z.iso.date().describe('The committer’s day, in the commit’s own zone.'),
});

const side = z.strictObject({
  text: z.string(),
  path: z.string().describe('From the root of the repository.'),
  line: line.describe('From 1; null where no place of the file says it, as for a computed duration.'),
});

const change = z.strictObject({
  id: z
    .string()
    .regex(/^change-\d+$/)
    .describe('Unique in the document, and its anchor on the page of the review.'),
  layer: z.enum(LAYERS),
  kind: z.enum(CHANGE_KINDS),
  subject: z.string().describe('What it is about: severity, event, action, paragraph.'),
  text: z.string().describe('One plain line: “severity SEV3 → SEV2”. It may hold words of the document: escape it.'),
  before: side.nullable(),
  after: side.nullable(),
  words: z
    .array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }))
    .nullable()
    .describe('Word differences, where words changed.'),
  details: z.array(z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

const document = z.strictObject({
  slug: slugSchema.describe('Its address below /review/.'),
  status: z.enum(['added', 'removed', 'changed', 'renamed', 'unchanged']).describe('unchanged: no change in meaning.'),
  kind: z.enum(['incident', 'meeting', 'neither', 'settings']),
  path: z.string().nullable().describe('From the root of the repository; null where it is gone.'),
  pathBefore: z.string().nullable(),
  line: line.describe('The line of the first change, after it.'),
  title: z.string(),
  headline: z.string().describe('The changes in one line.'),
  pages: z.array(z.string()).describe('Addresses of its pages after the change, without the base of the site.'),
  unreadable: z
    .strictObject({ before: z.string().nullable(), after: z.string().nullable() })
    .describe('Why a side is shown as text alone.'),
  flags: z.array(z.strictObject({ kind: z.string(), text: z.string() })),
  kinship: z.array(z.strictObject({ kind: z.string(), other: z.string(), text: z.string() })),
  changes: z.array(change),
});

const page = z.strictObject({ address: z.string().describe('Without the base of the site.'), title: z.string() });

const elsewhere = z.strictObject({
  partial: z.boolean().describe('Whether only the pages of the documents that differ were looked at: the folder is large.'),
  changed: z
    .array(page.extend({ reasons: z.array(z.string()), more: z.int().nonnegative() }))
    .describe('Pages that nobody edited and that change.'),
  added: z.array(page).describe('Pages of people, services and the like that come into being.'),
  becomesPublic: z.array(page.extend({ path: z.string().describe('From the root of the repository.') })),
});

const reported = reportedSchema.omit({ fix: true });

/** What `afterword review --format json` prints: one object, and all that a comment on a pull request is made of. */
export const reviewReportSchema = z.strictObject({
  version: z.literal(REVIEW_REPORT_VERSION),
  base: commit.extend({ name: z.string().describe('As the command named it.') }),
  head: commit.extend({ workingTree: z.boolean().describe('Whether the new side is the files as they are, committed or not.') }),
  how: z.enum(['merge-commit', 'merge-base']),
  baseMoved: z
    .int()
    .nonnegative()
    .nullable()
    .describe('Commits that the named base has gained since; null where a shallow history does not tell.'),
  folder: z.string().describe('The content folder, from the root of the repository; empty where it is the root.'),
  settings: z.array(z.string()).describe('The settings files that differ: each side is read with its own.'),
  documents: z.array(document).describe('By path.'),
  problems: z.strictObject({
    added: z.array(reported).describe('What the change makes wrong; what stands on a changed line comes first.'),
    gone: z.array(reported).describe('What it puts right.'),
    stood: z.array(reported).describe('What was wrong before with the documents that it changes.'),
  }),
  elsewhere: elsewhere.describe('What the change does beside the pages of its documents.'),
});
export type ReviewReport = z.infer<typeof reviewReportSchema>;
export type ReviewedDocument = ReviewReport['documents'][number];
export type ReviewedChange = ReviewedDocument['changes'][number];
export type ReviewedProblem = ReviewReport['problems']['added'][number];
