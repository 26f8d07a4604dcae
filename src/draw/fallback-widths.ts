/** Combining marks, joiners, direction controls, variation selectors, skin tones. */
const ZERO_WIDTH = /\p{Mn}|\p{Me}|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\p{Emoji_Modifier}/u;
const EAST_ASIAN = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{20000}-\u{3fffd}]/u;
const FLAG_LETTER = /[\u{1f1e6}-\u{1f1ff}]/u;
const EMOJI = /\p{Extended_Pictographic}/u;
const EMOJI_WIDTH = 1.25;
/** Makes a key of the digit before it, as wide as an emoji; the digit itself is 0.6. */
const KEYCAP = '\u20e3';
const JOINER = '\u200d';
/** Signs, letters in circles, mathematical letters. */
const SIGN = /[\u2100-\u2bff]|[\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f2ff}]/u;
/** Armenian, Georgian, and the scripts of India and around it. */
const WIDE_LETTER =
  /[\p{sc=Armn}\p{sc=Geor}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Laoo}\p{sc=Mymr}\p{sc=Khmr}]/u;

/**
 * The width in em of a character that Inter does not have: a guess at what the reader's own fonts will draw, rather too
 * wide than too narrow. `before`: the character before it, which may make one emoji of both.
 */
export function fallbackWidth(character: string, before: string): number {
  if (character === KEYCAP) return EMOJI_WIDTH - 0.6;
  if (ZERO_WIDTH.test(character)) return 0;
  if (EAST_ASIAN.test(character)) return 1;
  if (FLAG_LETTER.test(character)) return EMOJI_WIDTH / 2;
  if (EMOJI.test(character)) return before === JOINER ? 0 : EMOJI_WIDTH;
  if (SIGN.test(character)) return 1;
  return WIDE_LETTER.test(character) ? 0.85 : 0.6;
}
