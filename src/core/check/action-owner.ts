import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { shorten } from '../derive/fold.ts';
import { entriesOf, isStillToDo, isTracked, linesText, type Entry } from './actions-open.ts';
import type { Checked } from './checked.ts';

/** New work that nobody has, once for each entry. Work whose text names somebody has an owner, however it is laid out. */
export function actionsWithoutOwner({ readings, context }: Checked): Problem[] {
  const listed = context.people.flatMap(({ name, aliases }) => [name, ...aliases]);
  return readings.flatMap((reading) => {
    const names = firstNames([...listed, ...entriesOf(reading).flatMap(({ people }) => people.map(({ name }) => name))]);
    return entriesOf(reading).flatMap((entry) => unowned(entry, names));
  });
}

/** "Ann Lee" is called Ann, Lee or AnnL. */
const firstNames = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => name.split(/[\s.]+/)).filter((word) => word.length > 2 && /^[\p{Lu}@]/u.test(word)));

/** "… - Art": a single name behind a dash, a handle anywhere, initials that are to do something ("…, JB to look into it"). */
const TAIL =
  /[,;.]\s\p{Lu}{2,3} (?:to|will)\s|[-–—(]\s*\p{Lu}\p{Ll}+\)?\W*$|(?<![\w/])@\w|\b(?!(?:The|Our|This|Each|Every|Tell) )\p{Lu}[\p{L}\d]+ (?:team|group|WG)\b/u;

/** "Steve to update it", "The RDF group will meet", "Ryan: find out": a doer stands first. "Need to check" has none. */
const DOER =
  /^(?!(?:needs?|have|has|try|remember|continue|decide|plan|start|want|going|we|it|they|this|that|i|ways?|how|time|ability|what)\b)(?:(?:the )?\p{L}[\p{L}.'’-]*(?: [\p{L}&]+){0,3} (?:to|will|shall|requested|requests)\b|\p{Lu}\p{L}+(?: \p{Lu}\.?)?\s?(?:[:–—]|--)|\p{Lu}[\p{L}/]*(?: [Gg]roups?| [Tt]eams?)?-\s)/iu;

function namesSomebody(text: string, names: ReadonlySet<string>): boolean {
  const words = text.match(/[\p{L}'’-]+/gu) ?? [];
  return TAIL.test(text) || isDoer(text) || words.some((word) => names.has(word) || names.has(word.replace(/\p{Lu}$|['’]s$/u, '')));
}

const VERB_FIRST =
  /^(?:make|ask|get|work|look|move|add|update|write|set|set ?up|fix|send|find|check|create|define|investigate|review|reach out|follow up|switch|use|allow|agree|commit|consider|improve|implement|document|explore|invite|propose|prepare|migrate|upgrade|extend|change|talk|speak|provide|announce|encourage|help|bring|raise|report|respond|schedule|link|point|refer|return|apply|connect|submit|map|publish|assign|contact)\b/i;

/** An instruction that has "to" further on ("Ask them to answer") names nobody. */
const isDoer = (text: string): boolean => !VERB_FIRST.test(text) && DOER.test(text);

function unowned({ path, actions }: Entry, names: ReadonlySet<string>): Problem[] {
  const open = actions.filter(isStillToDo);
  const without = open.filter((action) => action.owners.length === 0 && !isTracked(action) && !namesSomebody(action.text, names));
  const [first] = without;
  if (first === undefined) return [];
  const found =
    without.length === 1
      ? `“${quote(shorten(first.text, 70))}” has no owner`
      : `${without.length} of ${open.length} open actions have no owner${linesText(without)}`;
  return [problem('action-owner', placeOf(path, first.origin.range), found)];
}
