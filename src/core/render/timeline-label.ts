/** Width of a text in px at a size in px and a weight (400 where not said). */
export type Measure = (text: string, sizePx: number, weight?: number) => number;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longer than any drawing is wide: a text of a million characters is not measured to its end. */
const LONGEST = 400;

/** `text` as it is where it fits into `widthPx`, else its beginning and an ellipsis; never cuts inside a character. */
export function fit(text: string, widthPx: number, width: (text: string) => number): string {
  if (text.length <= LONGEST && width(text) <= widthPx) return text;
  const parts = [...graphemes.segment(text.slice(0, LONGEST))].map((part) => part.segment);
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (width(cut(parts, middle)) <= widthPx) low = middle;
    else high = middle - 1;
  }
  return cut(parts, low);
}

const cut = (parts: readonly string[], count: number): string => `${parts.slice(0, count).join('').trimEnd()}…`;
