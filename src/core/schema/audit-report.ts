import { z } from 'zod';

/** Changes with what it means: a new key alone leaves it. */
export const AUDIT_REPORT_VERSION = 1;

/** What `afterword audit --format json` prints: one object. */
export const auditReportSchema = z.strictObject({
  version: z.literal(AUDIT_REPORT_VERSION),
  files: z.int().nonnegative().describe('How many files were searched.'),
  bytes: z.int().nonnegative().describe('Their size, as they lie on the disk.'),
  words: z.array(z.string()).describe('What was looked for.'),
  hits: z
    .array(
      z.strictObject({
        path: z.string().describe('The file, relative to the site.'),
        word: z.string().describe('The word, as it was given.'),
        line: z.int().positive().nullable().describe('From 1, in what was read of the file; null where it stands on no single line.'),
        how: z.string().describe('Where in the file it was found, where that is not its plain text: `unpacked`, `in its name`.'),
      }),
    )
    .describe('By path.'),
});
export type AuditReport = z.infer<typeof auditReportSchema>;
