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

/**
 * `text` as it is where it fits into `widthPx`, else its beginning and an ellipsis; never cuts inside a character. Characters
 * are measured one by one: they come again, and are together hardly ever narrower than the text that they make.
 */
export function fit(text: string, widthPx: number, width: (text: string) => number): string {
  if (text.length <= LONGEST && width(text) <= widthPx) return text;
  let used = width('…');
  let end = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, LONGEST))) {
    used += width(segment);
    if (used > widthPx) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** How a text is set in lines: the place in it at which each line ends, and whether some of it is left out at the end. */
export interface Lines {
  readonly ends: readonly number[];
  readonly cut: boolean;
}

/** A part of a text that a line may end after, with what is before it measured: a word and the space behind it. */
interface Token {
  readonly start: number;
  readonly end: number;
  /** Width of the text up to the start of the token, and up to its end without the space there; in px. */
  readonly before: number;
  readonly upTo: number;
}

/** A text, measured word by word: words come again, whole texts hardly ever. */
export interface Measured {
  readonly text: string;
  readonly width: number;
  readonly tokens: readonly Token[];
  readonly measure: (text: string) => number;
}

/** After a space, a hyphen, a dash or a slash, and between East Asian characters. */
const BREAKS = /(?<=[ \-/\u2013\u2014\u3001\u3002\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uff0f])/;

/** Measures a text for `wrap`; what is beyond its 400th character is never shown. */
export function measureWords(text: string, measure: (text: string) => number): Measured {
  let [start, before] = [0, 0];
  const space = measure(' ');
  const tokens = text
    .slice(0, LONGEST)
    .split(BREAKS)
    .map((part): Token => {
      const word = part.trimEnd();
      const upTo = before + (word === '' ? 0 : measure(word));
      const token = { start, end: start + part.length, before, upTo };
      [start, before] = [token.end, upTo + (part.length - word.length) * space];
      return token;
    });
  return { text, width: text.length > LONGEST ? Infinity : (tokens.at(-1)?.upTo ?? 0), tokens, measure };
}

/**
 * Sets a text in at most `count` lines of `widthPx`; the last ends in an ellipsis where more would follow. A line ends at a
 * space where it has one, else inside the word, never inside a character.
 */
export function wrap(measured: Measured, widthPx: number, count: number): Lines {
  const { text, tokens, width } = measured;
  if (width <= widthPx) return { ends: [text.length], cut: false };
  const ends: number[] = [];
  let index = 0;
  while (ends.length < count - 1 && index < tokens.length) {
    const from = tokens[index]?.before ?? 0;
    const next = tokens.findIndex((token, at) => at >= index && token.upTo - from > widthPx);
    // A word that is longer than a line starts the last one, and is cut there.
    if (next === index) break;
    index = next < 0 ? tokens.length : next;
    ends.push(tokens[index]?.start ?? text.length);
  }
  if (index === tokens.length && text.length <= LONGEST) return { ends, cut: false };
  const from = tokens[index] ?? { start: text.length, before: width };
  if (width - from.before <= widthPx) return { ends: [...ends, text.length], cut: false };
  const rest = fit(text.slice(from.start), widthPx, measured.measure);
  return { ends: [...ends, from.start + rest.length - 1], cut: true };
}

/** `wrap`, its lines about equally long: no word stands alone in the last. A text that is cut keeps full lines. */
export function wrapEvenly(measured: Measured, widthPx: number, count: number): Lines {
  const full = wrap(measured, widthPx, count);
  if (full.cut || full.ends.length === 1) return full;
  let [low, high, best] = [widthPx / 2, widthPx, full];
  for (let step = 0; step < 6; step++) {
    const middle = (low + high) / 2;
    const tried = wrap(measured, middle, full.ends.length);
    if (tried.cut) low = middle;
    else [high, best] = [middle, tried];
  }
  return best;
}
