import type { SourceRange } from '../core/position.ts';

/** `[id]: address` lines: a slice of a document cannot see those that stand elsewhere in it. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$/gm;

/** The link and footnote definitions of a document, to be appended to each slice. */
export const definitionsOf = (text: string): string => (text.match(DEFINITION) ?? []).join('\n');

/**
 * The source of one block. Lines after the first lose the indentation that the block had inside a list,
 * so that it reads on its own as it read in its place.
 */
export function sliceBlock(text: string, range: SourceRange): string {
  const slice = text.slice(range.start.offset, range.end.offset);
  const indent = range.start.column - 1;
  return indent === 0 ? slice : slice.replace(new RegExp(`^[ \\t]{1,${String(indent)}}`, 'gm'), '');
}
