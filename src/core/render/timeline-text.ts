/**
 * Text on its way into Mermaid source. `escapeText` gives what the drawing reads, `portableText` what a person
 * may paste into any Mermaid: both keep the text from being read as grammar, keyword, markup or entity.
 */

/** Added to a printable ASCII code: U+E021 stands for `!`. The same number stands in src/draw/private-use.ts. */
const BASE = 0xe000;
const REPLACEMENT = '\ufffd';
/** Mermaid's own placeholders for entities are made of these three; they get code points of their own. */
const PLACEHOLDERS = new Map([
  ['ﬂ', '\ue080'],
  ['¶', '\ue081'],
  ['°', '\ue082'],
]);
/** An empty name is a syntax error: the encoded space stands in for it. */
const EMPTY = '\ue020';

// eslint-disable-next-line no-control-regex -- C0 and C1 controls are not legal in XML, or not visible
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** An author's character on a code point of ours would be decoded into something else. */
const OURS = /[\ue020-\ue083]/g;

/** The text as it will be shown: NFC, one line, single spaces, without characters that XML forbids. */
export function shownText(text: string): string {
  return text
    .normalize('NFC')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, REPLACEMENT)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(OURS, REPLACEMENT);
}

/** Every printable ASCII character but the space as one private-use code point: no rule of Mermaid's can match it. */
export function escapeText(text: string): string {
  return [...shownText(text)].map(encode).join('') || EMPTY;
}

/** Every character but the space as `#NN;`: longer, and right in every Mermaid. */
export function portableText(text: string): string {
  return [...shownText(text)].map((c) => (c === ' ' ? c : `#${c.codePointAt(0) ?? 0};`)).join('') || '#8203;';
}

function encode(character: string): string {
  const code = character.charCodeAt(0);
  return code > 0x20 && code < 0x7f ? String.fromCharCode(BASE + code) : (PLACEHOLDERS.get(character) ?? character);
}
