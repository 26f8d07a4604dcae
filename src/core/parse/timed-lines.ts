import { linesOf, plainText, walk } from './markdown.ts';
import type { Part } from './outline.ts';
import { readStamp } from './timeline/stamp.ts';

const TIMED = /^\W*(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}\b|~?\d{1,2}[:.]\d{2}\b|\d{1,2} ?[ap]m\b|T[-+]\d)/i;

/** Whether a text starts with a time; also "June 7, 18:05 UTC" and the like, which begin with a word. */
export const startsTimed = (text: string): boolean =>
  TIMED.test(text) || (/\d[:.]\d\d|\d ?[ap]m\b/i.test(text.slice(0, 40)) && Boolean(readStamp(text)?.time));

/** Whether a line, an item or a row of a section's own blocks starts with a time. */
export const hasTimedLine = ({ blocks }: Part): boolean =>
  blocks.some((block) =>
    walk(block).some((node) => (node.type === 'paragraph' || node.type === 'tableRow') && startsTimed(plainText(node))),
  );

/** How many lines of a paragraph start with a time, where its first does: a sentence may break before one by chance. */
export function timedLinesOf(node: Parameters<typeof linesOf>[0]): number {
  const lines = linesOf(node);
  return startsTimed(lines[0] ?? '') ? lines.filter(startsTimed).length : 0;
}
