import { z } from 'zod';

/** Changes with what it means: a new key alone leaves it. */
export const CHECK_REPORT_VERSION = 1;

const position = z.int().positive().nullable();

const edit = z.strictObject({
  start: z
    .int()
    .nonnegative()
    .describe('First UTF-16 unit that changes, from 0, in the text without its byte order mark and with \\n as line ends.'),
  end: z.int().nonnegative().describe('The first unit after what changes.'),
  text: z.string().describe('What stands there instead.'),
});

export const reportedSchema = z.strictObject({
  code: z.string().describe('The rule, as in docs/problems/CODE.md.'),
  severity: z.enum(['error', 'warning', 'advice']).describe('As site.yml sets it, else that of the rule.'),
  path: z.string().describe('The file, as the command named it or below the folder that it named.'),
  line: position.describe('From 1; null where the problem is that of the whole file.'),
  column: position.describe('From 1, in UTF-16 units.'),
  found: z.string().describe('What was found, without a full stop.'),
  advice: z.string().describe('What to do.'),
  docs: z.string().describe('The page about the rule, in the program’s own folder.'),
  fix: z.array(edit).nullable().describe('What `afterword check --fix` would change; null where nothing is certain.'),
});

/** What `afterword check --format json` prints: one object. */
export const checkReportSchema = z.strictObject({
  version: z.literal(CHECK_REPORT_VERSION),
  errors: z.int().nonnegative(),
  warnings: z.int().nonnegative(),
  advice: z.int().nonnegative(),
  problems: z.array(reportedSchema).describe('By path, line and column.'),
});
export type CheckReport = z.infer<typeof checkReportSchema>;
