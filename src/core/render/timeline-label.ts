/** Width of a text in px at a size in px and a weight (400 where not said). */
export type Measure = (text: string, sizePx: number, weight?: number) => number;

/** Times are set in figures that are all as wide as a nought. */
export const tabular =
  (measure: Measure): Measure =>
  (text, sizePx, weight) =>
    measure(text.replace(/\d/g, '0'), sizePx, weight);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longer than any drawing is wide: a text of a million characters is not measured to its end. */
export const LONGEST = 400;

/** `text` as it is where it fits into `widthPx`, else its beginning and an ellipsis; never cuts inside a character. */
export function fit(text: string, widthPx: number, width: (text: string) => number): string {
  if (text.length <= LONGEST && width(text) <= widthPx) return text;
  const parts = [...graphemes.segment(text.slice(0, LONGEST))].map((part) => part.segment);
  const count = most(parts.length, (size) => width(cut(parts, size)) <= widthPx);
  return cut(parts, count);
}

const cut = (parts: readonly string[], count: number): string => `${parts.slice(0, count).join('').trimEnd()}…`;

/** The largest of 0 to `limit` for which `holds`, which holds up to some number and not beyond. */
function most(limit: number, holds: (count: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How a text is set in lines: the place in it at which each line ends, and whether some of it is left out at the end. */
export interface Lines {
  readonly ends: readonly number[];
  readonly cut: boolean;
}

/** Where a line may end after a character, besides at a space: after a hyphen or a slash, and between East Asian characters. */
const BREAKABLE = /[-/\u2013\u2014\u3001\u3002\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uff0f]$/;

/**
 * Sets `text` in at most `count` lines of `widthPx`; the last ends in an ellipsis where more would follow. A line ends at a
 * space where the line has one, else inside the word, never inside a character.
 */
export function wrap(text: string, widthPx: number, count: number, width: (text: string) => number): Lines {
  if (text.length <= LONGEST && width(text) <= widthPx) return { ends: [text.length], cut: false };
  const parts = [...graphemes.segment(text.slice(0, LONGEST))];
  const offset = (index: number): number => parts[index]?.index ?? Math.min(text.length, LONGEST);
  const ends: number[] = [];
  let from = 0;
  while (ends.length < count - 1) {
    const start = offset(from);
    const size = most(parts.length - from, (tried) => width(text.slice(start, offset(from + tried)).trimEnd()) <= widthPx);
    if (from + size >= parts.length) break;
    const last = lastBreak(parts, from, from + Math.max(1, size));
    ends.push(offset(last));
    from = last;
  }
  const rest = text.slice(offset(from));
  if (rest.length <= LONGEST && width(rest) <= widthPx) return { ends: [...ends, text.length], cut: false };
  const size = most(parts.length - from, (tried) => width(`${text.slice(offset(from), offset(from + tried)).trimEnd()}…`) <= widthPx);
  return { ends: [...ends, offset(from) + text.slice(offset(from), offset(from + size)).trimEnd().length], cut: true };
}

/** `wrap`, its lines about equally long: no word stands alone in the last. A text that is cut keeps full lines. */
export function wrapEvenly(text: string, widthPx: number, count: number, width: (text: string) => number): Lines {
  const full = wrap(text, widthPx, count, width);
  if (full.cut || full.ends.length === 1) return full;
  let [low, high, best] = [widthPx / 2, widthPx, full];
  for (let step = 0; step < 6; step++) {
    const middle = (low + high) / 2;
    const tried = wrap(text, middle, full.ends.length, width);
    if (tried.cut) low = middle;
    else [high, best] = [middle, tried];
  }
  return best;
}

/** The last place up to `limit` at which a line may end: after a space (which may itself be beyond the line), or `limit`. */
function lastBreak(parts: readonly Intl.SegmentData[], from: number, limit: number): number {
  for (let index = limit; index > from; index--) {
    if (parts[index]?.segment === ' ') return index + 1;
    const before = parts[index - 1]?.segment ?? '';
    if (before === ' ' || BREAKABLE.test(before)) return index;
  }
  return limit;
}
