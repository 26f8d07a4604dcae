import { placesOf } from '../parse/places.ts';
import { placeOf } from '../position.ts';
import { problem, type Problem, type ProblemCode } from '../problem.ts';
import { publishedTexts, type Checked } from './checked.ts';

/** Embeddings and isolates: they have a use beside letters that run from right to left. */
const TURNING = /[\u202A-\u202C\u2066-\u2069]/u;
/** Overrides turn any letter around, so no text needs one. Tags are letters that nobody sees, but machines read. */
const DECEIVING = /[\u202D\u202E]|[\u{E0000}-\u{E007F}]+/u;
const UNSEEN = /[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2060-\u2065\u206A-\u206F\u3164\uFEFF\uFFA0]/u;
const ANY = new RegExp(`${TURNING.source}|${DECEIVING.source}|${UNSEEN.source}`, 'gu');
/** One look at a text without any. */
const MAY_HOLD = /[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/u;

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** Joiners shape the letters of most other scripts, and put emoji together. */
const UNJOINED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{N}\p{P}\s]$|^$/u;
const JOINER = /[\u200C\u200D]/;
/** The flags of England, Scotland and Wales: a black flag, letters as tags, and the tag that ends it. */
const FLAG = '\u{1F3F4}';
const FLAG_TAGS = /^[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}$/u;

type Kind = 'hidden-text' | 'invisible-character';

/** Characters that make a text read otherwise than it is (an error), and those that only stand unseen between others (a warning). */
export function hiddenTexts(checked: Checked): Problem[] {
  return publishedTexts(checked).flatMap(([path, text]) => (MAY_HOLD.test(text) ? inText(path, text) : []));
}

/** One problem for each kind and document, at the first. */
function inText(path: string, text: string): Problem[] {
  const found = new Map<Kind, { first: RegExpExecArray; count: number }>();
  for (const match of text.matchAll(ANY)) {
    const kind = kindOf(match, text);
    if (kind === null) continue;
    const known = found.get(kind);
    found.set(kind, { first: known?.first ?? match, count: (known?.count ?? 0) + 1 });
  }
  const places = placesOf(text);
  return [...found].map(([kind, { first, count }]) => {
    const more = count === 1 ? '' : ` (and ${count - 1} more)`;
    return problem(
      kind satisfies ProblemCode,
      placeOf(path, places.range(first.index, first.index)),
      `${named(first[0])} stands here${more}`,
    );
  });
}

function kindOf({ 0: written, index }: RegExpExecArray, text: string): Kind | null {
  if (DECEIVING.test(written)) return isFlag(written, text.slice(Math.max(0, index - 2), index)) ? null : 'hidden-text';
  if (TURNING.test(written)) return RIGHT_TO_LEFT.test(lineAround(text, index)) ? null : 'hidden-text';
  if (JOINER.test(written)) return UNJOINED.test(text.slice(Math.max(0, index - 1), index)) ? 'invisible-character' : null;
  return /[\u061C\u200E\u200F]/.test(written) && RIGHT_TO_LEFT.test(lineAround(text, index)) ? null : 'invisible-character';
}

const isFlag = (written: string, before: string): boolean => before === FLAG && FLAG_TAGS.test(written);

/** What stands near it: a run from right to left is a word or a sentence, and a line may have ten thousand characters. */
const NEAR = 200;
function lineAround(text: string, index: number): string {
  const from = Math.max(0, index - NEAR);
  const before = text.slice(from, index);
  const after = text.slice(index, index + NEAR);
  return before.slice(before.lastIndexOf('\n') + 1) + (after.split('\n', 1)[0] ?? '');
}

const NAMES = new Map([
  ['\u00AD', 'soft hyphen'],
  ['\u200B', 'zero-width space'],
  ['\u200C', 'zero-width non-joiner'],
  ['\u200D', 'zero-width joiner'],
  ['\u200E', 'left-to-right mark'],
  ['\u200F', 'right-to-left mark'],
  ['\u202D', 'left-to-right override'],
  ['\u202E', 'right-to-left override'],
  ['\u2060', 'word joiner'],
  ['\uFEFF', 'byte order mark'],
]);

function named(written: string): string {
  const code = (written.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name = NAMES.get(written);
  return `the unseen character U+${code}${name === undefined ? '' : ` (${name})`}`;
}
