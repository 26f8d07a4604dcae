/** Combining marks, joiners, direction controls, variation selectors, skin tones. */
const ZERO_WIDTH = /\p{Mn}|\p{Me}|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\p{Emoji_Modifier}/u;
const EAST_ASIAN = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{20000}-\u{3fffd}]/u;
const FLAG_LETTER = /[\u{1f1e6}-\u{1f1ff}]/u;
const EMOJI = /\p{Extended_Pictographic}/u;

/** The width in em of a character that Inter does not have: a guess at what the reader's own fonts will draw. */
export function fallbackWidth(character: string): number {
  if (ZERO_WIDTH.test(character)) return 0;
  if (EAST_ASIAN.test(character)) return 1;
  if (FLAG_LETTER.test(character)) return 0.62;
  return EMOJI.test(character) ? 1.25 : 0.6;
}
