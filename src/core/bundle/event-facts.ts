import { z } from 'zod';
import { previewSchema, type PreviewFacts } from '../schema/preview.ts';

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const eventSchema = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    title: z.string(),
    html_url: z.string(),
    head: z.object({ sha }),
    base: z.object({ sha }),
  }),
});

/** What is known of a preview before its pull request is. */
export interface PreviewPlan {
  /** YYYY-MM-DD. */
  readonly expires: string;
  /** Where previews are served; ends with `/`. */
  readonly previews: string;
  readonly audience: PreviewFacts['audience'];
}

export const MOST_TITLE = 300;

/** The facts of a preview from the event of a pull request, as GitHub writes it to a file; null where it is another event. */
export function eventFacts(event: unknown, { expires, previews, audience }: PreviewPlan): PreviewFacts | null {
  const read = eventSchema.safeParse(event);
  if (!read.success) return null;
  const { number, title, html_url: url, head, base } = read.data.pull_request;
  return previewSchema.parse({
    pullRequest: { number, title: [...title].slice(0, MOST_TITLE).join(''), url },
    base: base.sha,
    head: head.sha,
    expires,
    url: `${previews}pr-${number}/`,
    audience,
  });
}
