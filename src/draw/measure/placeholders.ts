import { decodeText } from '../private-use.ts';

/** Mermaid writes `#58;` as these and turns them back only in the finished picture. */
const NUMBERED = /ﬂ°°(\d+)¶ß/g;
const NAMED = /ﬂ°(\w+)¶ß/g;
const NAMES = new Map([
  ['colon', ':'],
  ['semi', ';'],
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['num', '#'],
  ['comma', ','],
  ['nbsp', '\u00a0'],
  ['apos', "'"],
]);

const MOST_CODE_POINT = 0x10ffff;

/** The characters that a reader will see, for measuring: a browser measures the placeholders and goes wrong. */
export function shownCharacters(text: string): string {
  return decodeText(text)
    .replace(NUMBERED, (whole, digits: string) => (Number(digits) <= MOST_CODE_POINT ? String.fromCodePoint(Number(digits)) : whole))
    .replace(NAMED, (whole, name: string) => NAMES.get(name) ?? whole);
}
