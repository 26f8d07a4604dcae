import type { Mark, MarkKind } from '../parse/visibility-marks.ts';

/** A stretch of a text that not everybody may see. */
export interface Span {
  readonly kind: MarkKind;
  readonly start: number;
  /** The first unit after it. */
  readonly end: number;
}

/** A mark, and what it does: it opens or closes a stretch, or it stands behind one thing and speaks of that alone. */
export interface PlacedMark extends Mark {
  readonly use: 'opens' | 'closes' | 'one thing';
}

/** A mark that cannot be followed, and why: a sentence without its full stop. */
export interface MarkFault {
  readonly at: number;
  readonly found: string;
}

/** A mark behind words, with nothing but the bars of a table after it, speaks of the thing that ends there. */
export function placeMarks(marks: readonly Mark[], text: string): PlacedMark[] {
  return marks.map((mark) => {
    if (mark.closes) return { ...mark, use: 'closes' };
    const [before, after] = aroundOf(mark, text);
    return { ...mark, use: NO_WORDS.test(before) || /[^\s|]/.test(after) ? 'opens' : 'one thing' };
  });
}

/** Quote marks, the signs of a list and bars are not words. */
const NO_WORDS = /^[\s>|]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:\[[ xX]\]\s*)?$/;

/** What stands before and after a stretch on its lines. */
export function aroundOf({ start, end }: { readonly start: number; readonly end: number }, text: string): [before: string, after: string] {
  return [text.slice(lineStartOf(text, start), start), text.slice(end, lineEndOf(text, end))];
}

export const lineStartOf = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
export function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** The stretches between the marks that open and close, each with its marks; stretches in each other are one. */
export function spansBetween(marks: readonly PlacedMark[], text: string): { spans: Span[]; faults: MarkFault[] } {
  const spans: Span[] = [];
  const faults: MarkFault[] = [];
  const open: PlacedMark[] = [];
  for (const mark of marks) {
    if (mark.use === 'opens') open.push(mark);
    if (mark.use !== 'closes') continue;
    const opening = open.at(-1);
    if (opening === undefined) faults.push({ at: mark.start, found: `\`<!-- /${mark.kind} -->\` closes nothing` });
    else if (opening.kind !== mark.kind)
      faults.push({ at: mark.start, found: `\`<!-- /${mark.kind} -->\` crosses \`<!-- ${opening.kind} -->\`` });
    else {
      open.pop();
      spans.push({ kind: mark.kind, ...wholeLines(opening.start, mark.end, text) });
    }
  }
  for (const { start, kind } of open) faults.push({ at: start, found: `\`<!-- ${kind} -->\` is not closed` });
  return { spans, faults };
}

/** With the lines that it starts and ends on, where nothing else stands there; else with the spaces before it. */
export function wholeLines(start: number, end: number, text: string): { start: number; end: number } {
  const [before, after] = aroundOf({ start, end }, text);
  if (/^[\s>]*$/.test(before) && after.trim() === '')
    return { start: start - before.length, end: Math.min(lineEndOf(text, end) + 1, text.length) };
  return { start: start - (/(?:(?<![ \t])[ \t]+)?$/.exec(before)?.[0].length ?? 0), end };
}
