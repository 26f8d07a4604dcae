import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { readTimeline, type TimelineResult } from '../../../../src/core/parse/timeline/read-timeline.ts';

export interface Given {
  readonly date?: string | null;
  readonly zone?: string;
  readonly heading?: string | null;
}

const OUTSIDE = { kind: 'inferred', from: 'the test', range: null } as const;

/** Reads Markdown as one timeline section. */
export function readMarkdown(text: string, { date = '2024-05-14', zone = 'UTC', heading = 'Timeline' }: Given = {}): TimelineResult {
  const root = markdownToMdast(text, { features: { gfm: true, frontmatter: false, smartPunctuation: false } }) as Root;
  return readTimeline({
    path: 'case.md',
    text,
    blocks: root.children,
    heading,
    date: date === null ? null : { value: date, origin: OUTSIDE },
    zone: { value: zone, origin: OUTSIDE },
  });
}
