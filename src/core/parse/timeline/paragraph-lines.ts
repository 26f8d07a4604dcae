import { leafAt, type InlineText, type TextLine } from './inline-text.ts';
import { readStamp, type Stamp } from './stamp.ts';
import { readBracketStamp, readTrailingStamp } from './trailing-stamp.ts';

/** A stretch of a paragraph that is one event, or none. `textFrom` to `textTo` is its text, the time left out. */
export interface StampedLine {
  readonly from: number;
  readonly to: number;
  readonly stamp: Stamp | null;
  readonly textFrom: number;
  readonly textTo: number;
  /** Where words stand before the time that belong to the text ("Detected (11:57): …"): where they end. */
  readonly labelTo?: number;
}

/** Where the paragraph stands: a list's item speaks in short lines, a paragraph may be a sentence that names a day. */
export type Standing = 'item' | 'paragraph' | 'heading';

/**
 * Cuts a paragraph where an author began a new event: at forced line ends, and at other line ends where the next line starts
 * with a time as the first did. Lines without a time go on with the one before.
 */
export function stampedLines(inline: InlineText, standing: Standing): StampedLine[] {
  const stamps = inline.lines.map((line) => stampOfLine(inline, line, standing));
  const below = timeBelow(inline, stamps, standing);
  if (below !== null) return [below];
  const first = stamps.findIndex((stamp) => stamp !== null && isMoment(stamp));
  const reference = stamps[first] ?? null;
  const soft = reference !== null && softSplit(inline, stamps, first, standing);
  const result: StampedLine[] = [];
  inline.lines.forEach((line, index) => {
    const stamp = stamps[index] ?? null;
    const starts = index === 0 || (stamp !== null && (line.hard || (soft && fits(inline, line, stamp, reference))));
    const last = result.at(-1);
    if (!starts && last !== undefined) result[result.length - 1] = { ...last, to: line.to, textTo: line.to };
    else result.push({ from: line.from, to: line.to, stamp, textFrom: line.from + (stamp?.textAt ?? 0), textTo: line.to });
  });
  return result.map((line) => (line.stamp === null ? withTrailing(inline, line, standing) : line));
}

/** "Resolved - all is well" and below it "Mar 3, 2023 - 16:20 UTC": one event, its time on a line of its own at the end. */
function timeBelow(inline: InlineText, stamps: readonly (Stamp | null)[], standing: Standing): StampedLine | null {
  const [last, line] = [stamps.at(-1), inline.lines.at(-1)];
  const before = inline.lines.at(-2);
  if (standing === 'heading' || !last?.time || last.bad !== null || line === undefined || before === undefined) return null;
  if (stamps.filter((stamp) => stamp !== null).length > 1 || last.textAt < inline.text.slice(line.from, line.to).trimEnd().length)
    return null;
  return { from: 0, to: line.to, stamp: last, textFrom: 0, textTo: before.to };
}

const isMoment = (stamp: Stamp): boolean => stamp.time !== null || stamp.words || stamp.relativeSeconds !== null || stamp.bad !== null;

function stampOfLine(inline: InlineText, line: TextLine, standing: Standing): Stamp | null {
  const text = inline.text.slice(line.from, line.to);
  const stamp = readStamp(text, false);
  if (stamp === null || isMoment(stamp) || standing !== 'paragraph') return stamp;
  // "March 18 was a bad day" is prose.
  return stamp.separated || stamp.textAt >= text.trimEnd().length ? stamp : null;
}

/** Lines that only wrap may start with a time by chance, so the paragraph must show a habit. */
function softSplit(inline: InlineText, stamps: readonly (Stamp | null)[], first: number, standing: Standing): boolean {
  const reference = stamps[first];
  if (reference === null || reference === undefined) return false;
  const marked = reference.separated || isFormatted(inline, inline.lines[first]);
  if (first <= 1 && (marked || standing === 'paragraph')) return true;
  return stamps.filter((stamp) => stamp?.separated && isMoment(stamp)).length >= 2;
}

function fits(inline: InlineText, line: TextLine, stamp: Stamp, reference: Stamp): boolean {
  if (!isMoment(stamp)) return stamp.separated || stamp.textAt >= line.to - line.from;
  return stamp.separated || !reference.separated || isFormatted(inline, line);
}

/** Whether the line starts with bold or code. */
function isFormatted(inline: InlineText, line: TextLine | undefined): boolean {
  const leaf = line === undefined ? null : leafAt(inline, line.from);
  return leaf !== null && leaf.at === line?.from && leaf.around.some(({ type }) => type === 'strong' || type === 'inlineCode');
}

function withTrailing(inline: InlineText, line: StampedLine, standing: Standing): StampedLine {
  const text = inline.text.slice(line.from, line.to);
  const trailing = standing === 'heading' || text.includes('\n') ? null : readTrailingStamp(text);
  if (trailing === null || (standing === 'paragraph' && trailing.stamp.day === null)) return withBracket(inline, line, standing);
  return { ...line, stamp: trailing.stamp, textTo: line.from + trailing.textEnd };
}

/** "Detected (2022-01-22, 11:57): an alert fires" */
function withBracket(inline: InlineText, line: StampedLine, standing: Standing): StampedLine {
  const text = inline.text.slice(line.from, line.to);
  const found = standing === 'heading' || !text.includes('(') ? null : readBracketStamp(text);
  if (found === null || (standing === 'paragraph' && found.stamp.day === null)) return line;
  return { ...line, stamp: found.stamp, textFrom: line.from + found.textAt, labelTo: line.from + found.labelEnd };
}
