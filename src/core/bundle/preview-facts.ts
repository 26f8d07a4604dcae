import { previewSchema, type PreviewFacts } from '../schema/preview.ts';

/** What whoever publishes knows for certain: from the host's own interface, not from the bundle. */
export interface ExpectedPreview {
  /** The full SHA of the commit that was built; null: not compared. */
  readonly head: string | null;
  readonly pullRequest: number | null;
  /** Whom it may be for at most: `public` refuses what was built for the team. Null: not compared. */
  readonly audience?: PreviewFacts['audience'];
}

export type FactsVerdict = { readonly facts: PreviewFacts } | { readonly why: string };

/** Reads `preview.json` of a bundle strictly, and compares it with what is known. */
export function readPreviewFacts(text: string | undefined, expected: ExpectedPreview): FactsVerdict {
  if (text === undefined) return { why: 'it has no `preview.json`' };
  const read = previewSchema.safeParse(jsonIn(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    return { why: `\`preview.json\` is not what a preview writes: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` };
  }
  const { head, pullRequest, audience } = read.data;
  if (expected.head !== null && head?.toLowerCase() !== expected.head.toLowerCase())
    return { why: `it was built from commit ${head ?? '(none)'}, not from ${expected.head}` };
  if (expected.pullRequest !== null && pullRequest?.number !== expected.pullRequest)
    return { why: `it says pull request ${pullRequest?.number ?? '(none)'}, not ${expected.pullRequest}` };
  if (expected.audience === 'public' && audience !== 'public')
    return {
      why: 'it does not say that it shows only what is public (`audience`), and is not to be published where everybody can open it',
    };
  return { facts: read.data };
}

/** What is no JSON is no object either. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
