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

/** The action of a line that is marked as one; null for any other line. */
export function actionLine(line: string, known: KnownNames): ActionLine | null {
  const marked = MARKED.exec(line);
  if (marked !== null) {
    const [bracket, text] = [marked[1], line.slice(marked[0].length)];
    return bracket === undefined || mayBePerson(bracket, known) ? withOwner(bracket, text) : { text: `(${bracket}) ${text}`, named: false };
  }
  const named = NAMED.exec(line);
  const name = named?.[2]?.trim() ?? '';
  return named !== null && isPerson(name, named[1] === 'AI', known) ? withOwner(name, line.slice(named[0].length)) : null;
}

const withOwner = (name: string | undefined, text: string): ActionLine =>
  name === undefined ? { text, named: false } : { text: `${name}: ${text}`, named: true };

/** In brackets behind the mark one word with a capital is a name, too. */
const mayBePerson = (name: string, known: KnownNames): boolean =>
  isPerson(name, false, known) || (isSlotName(name) && !isThing(name) && /^\p{Lu}\S*(?: \p{Lu}\.?)?$/u.test(name));

/** "AI Ware Bootcamp - …" is about something else, so behind "AI" only somebody known is a person. */
const isPerson = (name: string, knownOnly: boolean, known: KnownNames): boolean =>
  isHandle(name) || known.get(name) !== null || known.hasPart(name) || (!knownOnly && isFullName(name));
