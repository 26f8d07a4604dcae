import { isFullName, isHandle, type KnownNames } from './names.ts';

const MARK = '(?:action(?: items?| points?)?s?|ai|to-?do)';
/** "Action: …", "ACTION ITEM: …", "TODO (Tom): …". */
const MARKED = new RegExp(`^\\W*${MARK}(?:\\s*[([]([^()[\\]]{2,40})[)\\]])?[\\s*_]*[:：][\\s*_]*(?=\\S)`, 'i');
/** "ACTION Tom: …", "AI @ann - …": the mark in capitals, or it is a sentence. */
const NAMED =
  /^\W*(?:ACTION(?: ITEM)?|Action [Ii]tem|AI|TODO)[\s*_]+(@?[\p{L}\p{N}][\p{L}\p{N}.'’@/&, -]{1,40}?)[*_]*\s*(?:[:：]|\s[-–—])[\s*_]*(?=\S)/u;

/** What a line says to do that is marked as an action; a name in the mark comes first ("Tom: …"). Null for any other line. */
export function actionLine(line: string, known: KnownNames): string | null {
  const marked = MARKED.exec(line);
  if (marked !== null) return withOwner(marked[1], line.slice(marked[0].length));
  const named = NAMED.exec(line);
  const name = named?.[1]?.trim() ?? '';
  return named !== null && isPerson(name, known) ? withOwner(name, line.slice(named[0].length)) : null;
}

const withOwner = (name: string | undefined, text: string): string => (name === undefined ? text : `${name}: ${text}`);

const isPerson = (name: string, known: KnownNames): boolean =>
  isHandle(name) || isFullName(name) || known.get(name) !== null || known.hasPart(name);
