import { z } from 'zod';
import { previewSchema, type PreviewFacts } from '../schema/preview.ts';
import { MOST_TITLE, type PreviewPlan } from './event-facts.ts';

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const variablesSchema = z.object({
  CI_MERGE_REQUEST_IID: z.string().regex(/^[1-9]\d{0,8}$/),
  CI_MERGE_REQUEST_TITLE: z.string().default(''),
  CI_MERGE_REQUEST_PROJECT_URL: z.string(),
  CI_MERGE_REQUEST_DIFF_BASE_SHA: sha,
  CI_COMMIT_SHA: sha,
  // Set where the pipeline runs on the merged result, whose own commit is nowhere else.
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: z.union([sha, z.literal('')]).default(''),
});

/** The facts of a preview from the variables that GitLab gives a job of a merge request; null where it is not one. */
export function mergeRequestFacts(
  variables: Readonly<Record<string, string | undefined>>,
  { expires, previews, audience }: PreviewPlan,
): PreviewFacts | null {
  const read = variablesSchema.safeParse(variables);
  if (!read.success) return null;
  const { CI_MERGE_REQUEST_IID: iid, CI_MERGE_REQUEST_TITLE: title, CI_MERGE_REQUEST_PROJECT_URL: project } = read.data;
  return previewSchema.parse({
    pullRequest: {
      number: Number(iid),
      title: title === '' ? null : [...title].slice(0, MOST_TITLE).join(''),
      url: `${project}/-/merge_requests/${iid}`,
    },
    base: read.data.CI_MERGE_REQUEST_DIFF_BASE_SHA,
    head: read.data.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || read.data.CI_COMMIT_SHA,
    expires,
    url: `${previews}mr-${iid}/`,
    audience,
  });
}
