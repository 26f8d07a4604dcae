import { isOwnWord, wordsOf } from './name-words.ts';

/** Somebody who is not named. */
export interface HiddenPerson {
  /** What stands in place of each: "Backend lead", or `SOMEONE`. */
  readonly label: string;
  /** Names, nicknames and handles as they are known, in full. */
  readonly names: readonly string[];
}

export type HideNames = (text: string) => string;

export const SOMEONE = 'Someone';

interface Spelling {
  /** Without regard to case, but for a single word. */
  readonly words: readonly string[];
  readonly label: string;
  /** A word alone must stand as it is written here; of several, and of handles, the case does not matter. */
  readonly exact: string | null;
}

type Spellings = ReadonlyMap<string, readonly Spelling[]>;

/**
 * Makes the function that puts labels in place of names: wherever one stands in full, in any case, with spaces, dots or dashes
 * between its words, or none; and its first and last word alone, with a capital, unless they are words of their own. Lines stay.
 * Takes the time of one walk over the words of the text.
 */
export function nameHider(people: readonly HiddenPerson[]): HideNames {
  const spellings = spellingsOf(people);
  if (spellings.size === 0) return (text) => text;
  return (text) => {
    const whole = text.normalize('NFC');
    const words = wordsOf(whole);
    let result = '';
    let at = 0;
    for (let index = 0; index < words.length; index += 1) {
      const found = spellingAt(whole, words, index, spellings);
      if (found === null) continue;
      const last = index + found.words.length - 1;
      const [start, end] = [words[index]?.start ?? 0, words[last]?.end ?? 0];
      result += whole.slice(at, start) + labelAt(whole, start, end, found.label);
      at = end;
      index = last;
    }
    return at === 0 ? text : result + whole.slice(at);
  };
}

function spellingsOf(people: readonly HiddenPerson[]): Spellings {
  const all = new Map<string, Spelling[]>();
  const add = (spelling: Spelling): void => {
    const [first] = spelling.words;
    if (first !== undefined) all.set(first, [...(all.get(first) ?? []), spelling]);
  };
  for (const { label, names } of people) {
    for (const name of new Set(names.flatMap((one) => [one, withoutAccents(one)]))) {
      const words = wordsOf(name.normalize('NFC')).map(({ word }) => word);
      const lower = words.map((word) => word.toLowerCase());
      if (words.length === 1) add({ words: lower, label, exact: name.startsWith('@') ? null : (words[0] ?? null) });
      if (words.length < 2) continue;
      add({ words: lower, label, exact: null });
      add({ words: [lower.join('')], label, exact: null });
      for (const word of [words[0], words.at(-1)])
        if (word !== undefined && !isOwnWord(word) && /^\p{Lu}/u.test(word)) add({ words: [word.toLowerCase()], label, exact: word });
    }
  }
  for (const list of all.values()) list.sort((a, b) => b.words.length - a.words.length);
  return all;
}

const withoutAccents = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ł', 'l');

type Words = ReturnType<typeof wordsOf>;
/** What may stand between the words of a name; not the end of a paragraph. */
const BETWEEN = /^(?:[ \t]*\r?\n[ \t>]*|(?:[\s._+-]|%20|&nbsp;){1,8})$/;

function spellingAt(text: string, words: Words, index: number, spellings: Spellings): Spelling | null {
  const first = words[index];
  if (first === undefined) return null;
  const candidates = spellings.get(first.word.toLowerCase()) ?? [];
  return (
    candidates.find(({ words: wanted, exact }) =>
      exact === null ? followsAt(text, words, index, wanted) : isWritten(first.word, exact),
    ) ?? null
  );
}

/** As it is written, with a capital, or in capitals. */
const isWritten = (word: string, exact: string): boolean =>
  word === exact || word === exact.charAt(0).toUpperCase() + exact.slice(1) || (exact.length > 2 && word === exact.toUpperCase());

function followsAt(text: string, words: Words, index: number, wanted: readonly string[]): boolean {
  return wanted.every((part, offset) => {
    const here = words[index + offset];
    if (here?.word.toLowerCase() !== part) return false;
    const before = words[index + offset - 1];
    return offset === 0 || (before !== undefined && BETWEEN.test(text.slice(before.end, here.start)));
  });
}

/** In an address, a handle or a name of a file the label has no spaces; a line that ended inside the name ends behind the label. */
function labelAt(text: string, start: number, end: number, label: string): string {
  const written = text.slice(start, end);
  const inName =
    /[._+%-](?=\S)/.test(written) ||
    /[/@_=#-]$/.test(text.slice(0, start).slice(-1)) ||
    /^(?:[@_/=]|[.-][\p{L}\p{N}])/u.test(text.slice(end, end + 2));
  if (inName) return slugOf(label);
  const lineEnd = /\n[ \t>]*/.exec(written)?.[0] ?? '';
  const starts = /(?:^|[\n|>:.!?*+-])[ \t]*(?:\[[ xX]\][ \t]*)?["“(*_]{0,20}$/.test(text.slice(Math.max(0, start - 20), start));
  return (label === SOMEONE && !starts ? label.toLowerCase() : label) + lineEnd;
}

/** `Backend lead` -> `backend-lead`: the label where a handle or an address would break at a space. */
export const slugOf = (label: string): string => wordsOf(label).map(({ word }) => word.toLowerCase()).join('-'); // prettier-ignore
