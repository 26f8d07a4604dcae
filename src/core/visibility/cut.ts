/** A text of which parts were left out. */
export interface CutText {
  readonly text: string;
  /** The line of the whole text that a line of this one is, both from 1. */
  readonly lineOf: (line: number) => number;
  /** The whole text, with spaces where it is cut: what may be shown of a line. */
  readonly blanked: string;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** `whole` without the stretches, which may overlap and stand in any order. */
export function cutText(whole: string, stretches: readonly Stretch[]): CutText {
  const gone = merged(stretches);
  const kept: string[] = [];
  const blanked: string[] = [];
  const lines: number[] = [];
  let at = 0;
  let line = 1;
  let startsLine = true;
  for (const { start, end } of [...gone, { start: whole.length, end: whole.length }]) {
    const piece = whole.slice(at, start);
    const hidden = whole.slice(start, end);
    for (const character of piece) {
      if (startsLine) lines.push(line);
      startsLine = character === '\n';
      if (startsLine) line += 1;
    }
    kept.push(piece);
    blanked.push(piece, hidden.replace(/[^\n]/g, ' '));
    line += hidden.split('\n').length - 1;
    at = end;
  }
  if (startsLine) lines.push(line);
  return { text: kept.join(''), lineOf: (number) => lines[number - 1] ?? line, blanked: blanked.join('') };
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
