import { printable } from '../core/problem.ts';
import { reviewReportSchema } from '../core/schema/review-report.ts';
import { HostError } from '../io/preview/host.ts';
import { COMMENT_LIMIT_BYTES, COMMENT_MARK, reviewMarkdown } from '../report/review-markdown.ts';
import { CommandError } from './usage-error.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * The one comment of a change: made anew from the report of its review, and never from its words as markup; at most 64 KB.
 * `report`: the text of `review.json`; null where there is none.
 */
export function commentOf(report: string | null, previewUrl: string, sourceUrl: string | null): string {
  const preview = `[The site as this change makes it](${previewUrl})\n`;
  if (report === null) return `${COMMENT_MARK}\n\n${preview}`;
  const read = reviewReportSchema.safeParse(parsed(report));
  if (!read.success) throw new CommandError('`review.json` of the bundle is not what `afterword review` writes.');
  const room = COMMENT_LIMIT_BYTES - Buffer.byteLength(preview) - 1;
  return `${reviewMarkdown(read.data, { previewUrl, sourceUrl, limitBytes: room })}\n${preview}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The value of an environment variable that a step cannot do without. */
export function needed(env: Env, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new CommandError(`The environment variable ${name} is missing.`);
  return value;
}

/** What `host` answers; what it refuses ends the step with a sentence. */
export async function answered<T>(host: 'GitHub' | 'GitLab', answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HostError || error instanceof TypeError) throw new CommandError(`${host}: ${printable(error.message)}.`);
    throw error;
  }
}
