import { previewSchema, type PreviewFacts } from '../schema/preview.ts';

/** What whoever publishes knows for certain: from the host's own interface, not from the bundle. */
export interface ExpectedPreview {
  /** The full SHA of the commit that was built; null: not compared. */
  readonly head: string | null;
  readonly pullRequest: number | null;
}

export type FactsVerdict = { readonly facts: PreviewFacts } | { readonly why: string };

/** Reads `preview.json` of a bundle strictly, and compares it with what is known. */
export function readPreviewFacts(text: string | undefined, expected: ExpectedPreview): FactsVerdict {
  if (text === undefined) return { why: 'it has no `preview.json`' };
  const read = previewSchema.safeParse(JSON.parse(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    return { why: `\`preview.json\` is not what a preview writes: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` };
  }
  const { head, pullRequest } = read.data;
  if (expected.head !== null && head?.toLowerCase() !== expected.head.toLowerCase())
    return { why: `it was built from commit ${head ?? '(none)'}, not from ${expected.head}` };
  if (expected.pullRequest !== null && pullRequest?.number !== expected.pullRequest)
    return { why: `it says pull request ${pullRequest?.number ?? '(none)'}, not ${expected.pullRequest}` };
  return { facts: read.data };
}
