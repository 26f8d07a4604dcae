import type { Fact } from '../origin.ts';
import type { Point, SourceRange } from '../position.ts';

/** Turns offsets of one text into points, by binary search over its line starts. CR, LF and CRLF each end a line. */
export interface Places {
  readonly text: string;
  readonly point: (offset: number) => Point;
  readonly range: (start: number, end: number) => SourceRange;
  /** Where `written` first stands inside `within`; `within` itself where markup stands between its letters. */
  readonly find: (written: string, within: SourceRange) => SourceRange;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) starts.push(at + 1);
  }
  return starts;
}
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export function placesOf(text: string): Places {
  const starts = lineStarts(text);
  const point = (offset: number): Point => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
  const range = (start: number, end: number): SourceRange => ({ start: point(start), end: point(end) });
  const find = (written: string, within: SourceRange): SourceRange => {
    const at = text.slice(within.start.offset, within.end.offset).indexOf(written);
    return at < 0 ? within : range(within.start.offset + at, within.start.offset + at + written.length);
  };
  return { text, point, range, find };
}

/** A value that stands in the text at `range`. */
export function readFact<T>(value: T, range: SourceRange): Fact<T> {
  return { value, origin: { kind: 'read', range } };
}

/** A value that a rule gives, `from` in words that follow "inferred from". */
export function inferredFact<T>(value: T, from: string, range: SourceRange | null): Fact<T> {
  return { value, origin: { kind: 'inferred', from, range } };
}
