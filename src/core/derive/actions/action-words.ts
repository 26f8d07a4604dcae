import { isStopWord, stemOf, wordsOf } from '../stems.ts';

/** What an action is about: stem -> the word as written, without stop words, generic verbs and its due date. */
export type ActionWords = ReadonlyMap<string, string>;

/** Verbs that say only that something is to be done. Those of one class may stand for each other. */
const MAKING = 'add create implement build introduce write set develop make put define provide prepare draft setup';
const CHANGING = 'update improve change revise extend enhance fix correct adjust refine';
const FINISHING = 'complete finish continue start begin deliver do ensure work finalise finalize get plan try follow look';
/** Verbs that say what is to be done: two actions that start with different ones are different. */
const TELLING =
  'remove delete drop disable enable rotate revoke document investigate research evaluate explore review audit check verify test monitor migrate upgrade downgrade move rename replace rewrite refactor deprecate schedule organise organize book plan announce communicate share email send ask contact present report submit file merge revert roll rollback restore backup automate deploy release ship publish run measure track analyse analyze reduce increase limit raise lower pin patch train teach hire onboard interview order buy renew cancel close open reopen block unblock approve sign propose discuss decide clarify confirm';

const CLASSES: ReadonlyMap<string, string> = new Map([
  ...`${MAKING} ${CHANGING}`.split(' ').map((verb): [string, string] => [verb, 'make']),
  ...FINISHING.split(' ').map((verb): [string, string] => [verb, 'any']),
  ...TELLING.split(' ').map((verb): [string, string] => [verb, verb]),
]);
const GENERIC: ReadonlySet<string> = new Set(`${MAKING} ${CHANGING} ${FINISHING}`.split(' ').map(stemOf));

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const DAY =
  '(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|today|tomorrow|eod|eow|cob|q[1-4]|next (?:week|month|sprint|meeting)|week|month|quarter|year|sprint';
const DATE = `(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?|(?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH}(?: \\d{1,2}(?:st|nd|rd|th)?)?|${DAY})(?:,? \\d{4})?`;
const DUE = new RegExp(
  `(?:[(\\[,;]\\s*|(?<!\\s)\\s+)?\\b(?:by|before|until|due|deadline|eta|no later than|(?:moved|pushed|postponed|extended|slipped) to)(?: by| on| (?:date )?(?:moved|now|pushed|postponed|extended)(?: to)?)?:?\\s+(?:the |end of |eod |next |this |early |mid |late )*${DATE}\\b[)\\]]?`,
  'giu',
);

const MAY_BE_DUE = /\b(?:by|before|until|due|deadline|eta|later|moved|pushed|postponed|extended|slipped)\b/i;

/** "in May", not "may". */
const MAY = /\p{L} May\b/u;
/** Numbers of tickets are compared as tickets. */
const TICKET_NUMBER = /[([]?(?:(?:PR|MR|issue|ticket)\s*)?(?<![\w/#])#\d{1,7}\b[)\]]?/giu;

/** The words of an action's text, in the three ways that joining looks at them. */
export interface Wording {
  /** All words: where it is equal, the texts are the same but for case, punctuation, due date and mark. */
  readonly normal: string;
  readonly words: ActionWords;
  /** A bit of 32 for each word: a wording whose bits another lacks has a word that the other lacks. */
  readonly bits: number;
  /** The numbers among the words, in their order: "shelf 3 of room 5" is not shelf 5 of room 3. */
  readonly numbers: string;
  /**
   * What kind of doing the first word names, where it is a verb as one writes it to say what to do; null for all else
   * ("Redis caching", "Signing key rotation").
   */
  readonly verb: string | null;
}

function bitsOf(words: Iterable<string>): number {
  let bits = 0;
  for (const word of words) {
    let hash = 0;
    for (let index = 0; index < word.length; index += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(index)) | 0;
    // The low five bits alone are those of the last letter.
    bits |= 1 << ((hash ^ (hash >>> 15)) & 31);
  }
  return bits;
}

const isNumber = (word: string): boolean => /^\d[\d.]*$/.test(word);

export function wordingOf(text: string): Wording {
  const unmarked = text
    .replace(/(?:^|\s)\^[\w-]+\s*$/, '')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(TICKET_NUMBER, ' ');
  // "Complete caching by March 29" is about caching.
  const all = [...wordsOf(MAY_BE_DUE.test(unmarked) ? unmarked.replace(DUE, ' ') : unmarked)];
  const month = MAY.test(unmarked);
  const said = all.filter(({ written }) => !isStopWord(written) || (month && written === 'may'));
  // Generic verbs count only where nothing else remains ("Fix updates").
  const telling = said.filter(({ stem }) => !GENERIC.has(stem));
  const words = new Map((telling.length > 0 ? telling : said).map(({ stem, written }) => [stem, written]));
  return {
    normal: all.map(({ written }) => written).join(' '),
    words,
    bits: bitsOf(words.keys()),
    numbers: [...words.keys()].filter(isNumber).join(' '),
    verb: CLASSES.get(all[0]?.written ?? '') ?? null,
  };
}
