import { z } from 'zod';
import { controlOf, problemCodes, severityOf, type Control, type ProblemCode } from '../problem.ts';

/** What a rule can be set to: a severity, or not at all. */
export const LEVELS = ['error', 'warning', 'advice', 'off'] as const;
export type Level = (typeof LEVELS)[number];

const REFUSALS: Record<Exclude<Control, 'open'>, string> = {
  fixed: '`error` (it cannot be set lower: what it finds does harm, or hides a document)',
  line: '`error` (only a comment at the line can silence it)',
};

function levelSchema(code: ProblemCode): z.ZodType<string | undefined> {
  const control = controlOf(code);
  const about = { description: `See docs/problems/${code}.md. Of itself: ${severityOf(code)}.` };
  if (control === 'open') return z.enum(LEVELS).optional().meta(about);
  return z
    .string()
    .refine((level) => level === 'error', REFUSALS[control])
    .optional()
    .meta({ ...about, const: 'error' });
}

/** `rules` in site.yml: the code of a rule and its level. Every code is a key, so that a misspelt one is told with the near miss. */
export const rulesSchema = z.strictObject(Object.fromEntries(problemCodes().map((code) => [code, levelSchema(code)])));
export type Rules = z.output<typeof rulesSchema>;
