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
  `[(\\[,;]?\\s*\\b(?:by|before|until|due|deadline|eta|no later than)(?: by| on)?:?\\s+(?:the |end of |eod |next |this |early |mid |late )*${DATE}\\b[)\\]]?`,
  'giu',
);

/** The text without what says when: "Complete caching by March 29" -> "Complete caching". */
const withoutDue = (text: string): string => text.replace(DUE, ' ');

/** Two texts with the same one are the same words: case, punctuation, due date and mark do not count. */
export function normalText(text: string): string {
  return [...wordsOf(withoutMark(withoutDue(text)))].map(({ written }) => written).join(' ');
}

const withoutMark = (text: string): string => text.replace(/(?:^|\s)\^[\w-]+\s*$/, '').replace(/https?:\/\/\S+/g, ' ');

/** Generic verbs count only where nothing else remains ("Fix updates"). */
export function actionWords(text: string): ActionWords {
  const words = [...wordsOf(withoutMark(withoutDue(text)))].filter(({ written }) => !isStopWord(written));
  const telling = words.filter(({ stem }) => !GENERIC.has(stem));
  return new Map((telling.length > 0 ? telling : words).map(({ stem, written }) => [stem, written]));
}

/**
 * What kind of doing the first word names, where it is a verb as one writes it to say what to do; null for all else
 * ("Redis caching", "Signing key rotation").
 */
export function leadVerb(text: string): string | null {
  const [first] = wordsOf(text);
  return first === undefined ? null : (CLASSES.get(first.written) ?? null);
}
