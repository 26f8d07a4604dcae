import type { Paragraph, PhrasingContent } from 'mdast';
import { linesOf, rangeOf } from './markdown.ts';
import type { Places } from './places.ts';
import { isAmbiguous, type RoleOf } from './roles.ts';

const ALONE = /^([^:：]{2,60})[:：]$/u;
/** "Timeline" or "#Timeline" on a line of its own, as in a text pasted from a document that had headings. */
const BARE = /^#{0,6}(\p{Lu}[^\n:：.,;!?#]{2,60})$/u;
const MOST_WORDS = 5;
const GOES_ON = /^[\p{Ll},;:)]/u;

/**
 * The name of a known section that a line is, without a colon; null for any other line. `next`: the line below it, which
 * is no start of a section's text where it goes on in the middle of a sentence.
 */
export function bareLabel(line: string, next: string, roles: RoleOf): string | null {
  const text = BARE.exec(line)?.[1]?.trim();
  if (text === undefined || GOES_ON.test(next) || isAmbiguous(text) || text.split(' ').length > MOST_WORDS) return null;
  return roles(text, true) === 'other' ? null : text;
}

/** A paragraph cut before each line that is a known section's name and nothing else: "Impact:", a sentence, "Timeline:". */
export function cutAtLabels(paragraph: Paragraph, places: Places, roles: RoleOf): Paragraph[] {
  const lines = linesOf(paragraph);
  const first = rangeOf(paragraph).start.line;
  const pieces: Paragraph[] = [];
  let rest = paragraph;
  lines.forEach((line, index) => {
    const label = index === 0 ? undefined : ALONE.exec(line.trim())?.[1];
    const isLabel = label === undefined ? isBareInside(lines, index, roles) : roles(label, true) !== 'other';
    if (!isLabel) return;
    const [before, after] = cutAtLine(rest, first + index, places);
    if (before === null || after === null) return;
    pieces.push(before);
    rest = after;
  });
  return [...pieces, rest];
}

/** A line inside a paragraph that wraps may be such a name by chance: the line above must have ended. */
const isBareInside = (lines: readonly string[], index: number, roles: RoleOf): boolean =>
  index > 0 &&
  /[.!?:：)\d]$|^[^.!?]{1,80}$/u.test(lines[index - 1]?.trim() ?? '') &&
  bareLabel(lines[index]?.trim() ?? '', lines[index + 1]?.trim() ?? '', roles) !== null;

/** What stands before a line of the source, and what from it on. */
function cutAtLine(paragraph: Paragraph, line: number, places: Places): [Paragraph | null, Paragraph | null] {
  const parts: [PhrasingContent[], PhrasingContent[]] = [[], []];
  for (const node of paragraph.children) {
    const { start, end } = rangeOf(node);
    if (start.line >= line || end.line < line || node.type !== 'text') {
      parts[start.line >= line ? 1 : 0].push(node);
      continue;
    }
    const lines = node.value.split('\n');
    const at = lineStart(places.text, start.offset, line - start.line);
    const [before, after] = [lines.slice(0, line - start.line), lines.slice(line - start.line)];
    parts[0].push({ ...node, value: before.join('\n'), position: places.range(start.offset, Math.max(start.offset, at - 1)) });
    parts[1].push({ ...node, value: after.join('\n'), position: places.range(at, end.offset) });
  }
  return [asParagraph(parts[0], places), asParagraph(parts[1], places)];
}

function lineStart(text: string, offset: number, lines: number): number {
  let at = offset;
  for (let count = 0; count < lines; count += 1) at = text.indexOf('\n', at) + 1;
  return at + (/^[ \t]*/.exec(text.slice(at, at + 80))?.[0].length ?? 0);
}

function asParagraph(children: readonly PhrasingContent[], places: Places): Paragraph | null {
  const [first, last] = [children[0], children.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { type: 'paragraph', children: [...children], position: places.range(rangeOf(first).start.offset, rangeOf(last).end.offset) };
}
