import { isFullName, isHandle, isSlotName, isThing, type KnownNames } from './names.ts';

/** What a line that is marked as an action says to do. `named`: the mark names who, and `text` starts with them. */
export interface ActionLine {
  readonly text: string;
  readonly named: boolean;
}

/** "Action: …", "ACTION ITEM: …", "TODO (Tom): …". */
const MARKED =
  /^\W*(?:action(?:[ _-]items?|[ _-]points?)?s?(?:[ #_-]?\d{1,4}(?:\.\d{1,3})?)?|ai|to-?do)(?:\s*[([]([^()[\]]{2,40})[)\]])?[\s*_]*[:：][\s*_]*(?=\S)/i;
/** "ACTION Tom: …", "AI @ann - …": the mark in capitals, or it is a sentence. */
const NAMED =
  /^\W*(ACTION(?:[ _-]ITEM)?|Action [Ii]tem|AI|TODO)[\s*_]+(@?[\p{L}\p{N}][\p{L}\p{N}.'’@/&, -]{1,40}?)[*_]*\s*(?:[:：]|\s[-–—])[\s*_]*(?=\S)/u;

/** "[ACTION Tom] …", "[todo: @ann] …", "[AI: Tom] …": the mark and the name in one bracket. "[Action requested] …" names nobody. */
const BRACKETED =
  /^[\s*_-]*\[(?:(?:ACTION(?:[ _-]ITEM)?|TODO)\s+(?!REQ|NEED)|(?:[Aa]ction(?: [Ii]tem)?|ACTION(?: ITEM)?|[Tt]o-?do|TODO|AI)\s*[-–—:]\s*)([^[\]]{2,40})\](?![([])[\s*_]*[:：–—-]?[\s*_]*(?=\S)/u;
/** "ACTION - Ann - …": capitals and dashes around a name; without one "ACTION - Nominations" may be the name of an issue. */
const DASHED = /^[\s*_]*ACTION(?:[ _-]ITEM)?\s+[-–—]+\s+([^-–—:：]{2,40}?)\s*(?:[:：]|\s[-–—]+)\s+(?=\S)/u;

/** "Action item - Ann: …": without capitals only where somebody surely stands there. */
const WORDY_DASH = /^[\s*_]*Action(?: [Ii]tem)?\s+[-–—]+\s+([^-–—:：]{2,40}?)\s*[:：]\s*(?=\S)/u;

/** The action of a line that is marked as one; null for any other line. */
export function actionLine(line: string, known: KnownNames): ActionLine | null {
  const bracketed = BRACKETED.exec(line);
  if (bracketed !== null) return ofMark((bracketed[1] ?? '').trim(), line.slice(bracketed[0].length), known);
  const marked = MARKED.exec(line);
  if (marked !== null) {
    const [bracket, text] = [marked[1], line.slice(marked[0].length)];
    return bracket === undefined || mayBePerson(bracket, known) ? withOwner(bracket, text) : { text: `(${bracket}) ${text}`, named: false };
  }
  const dashed = DASHED.exec(line);
  if (dashed !== null && mayBePerson(dashed[1] ?? '', known)) return withOwner(dashed[1], line.slice(dashed[0].length));
  const wordy = WORDY_DASH.exec(line);
  if (wordy !== null && isPerson((wordy[1] ?? '').trim(), false, known)) return withOwner(wordy[1], line.slice(wordy[0].length));
  const named = NAMED.exec(line);
  const name = named?.[2]?.trim() ?? '';
  return named !== null && isPerson(name, named[1] === 'AI', known) ? withOwner(name, line.slice(named[0].length)) : null;
}

/** What stands in the mark is who does it; where it may be something else, it stays part of the text. */
function ofMark(name: string, text: string, known: KnownNames): ActionLine {
  return mayBePerson(name, known) ? withOwner(name, text) : { text: `(${name}) ${text}`, named: false };
}

const withOwner = (name: string | undefined, text: string): ActionLine =>
  name === undefined ? { text, named: false } : { text: `${name}: ${text}`, named: true };

/** In brackets behind the mark one word with a capital is a name, too. */
const mayBePerson = (name: string, known: KnownNames): boolean =>
  isPerson(name, false, known) || (isSlotName(name) && !isThing(name) && /^\p{Lu}\S*(?: \p{Lu}\.?)?$/u.test(name));

/** "AI Ware Bootcamp - …" is about something else, so behind "AI" only somebody known is a person. */
const isPerson = (name: string, knownOnly: boolean, known: KnownNames): boolean =>
  isHandle(name) || known.get(name) !== null || known.hasPart(name) || (!knownOnly && isFullName(name));
