import { foldName } from '../derive/fold.ts';
import { isFullName } from '../parse/names.ts';
import type { Checked } from './checked.ts';
import { entriesOf } from './actions-open.ts';

/** Everybody whom people.yml or a list of people names, and their teams. */
export interface KnownPeople {
  /** As written, by folded name. */
  readonly names: ReadonlyMap<string, string>;
  /** First and last names, initials. */
  readonly parts: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly handles: boolean;
}

export function knownPeople({ readings, context }: Checked): KnownPeople {
  const names = new Map<string, string>();
  const parts = new Set<string>();
  const teams = new Set<string>();
  const add = (name: string, team: string | null): void => {
    const key = foldName(name).replace(/^@/, '');
    if (!names.has(key)) names.set(key, name);
    const words = key.split(/[\s.]+/).filter((word) => word !== '');
    for (const word of [words[0], words.at(-1)]) if (word !== undefined) parts.add(word);
    if (words.length > 1) parts.add(words.map((word) => word[0] ?? '').join(''));
    if (team !== null) teams.add(foldName(team));
  };
  for (const { name, aliases, team } of context.people) for (const spelling of [name, ...aliases]) add(spelling, team);
  for (const { people, actions } of readings.flatMap(entriesOf)) {
    const owners = new Set(actions.flatMap((action) => action.owners.map(({ value }) => foldName(value))));
    // Whom nothing but an action names is not made known by it.
    for (const { name, team, presence, roles } of people)
      if (presence !== 'named' || roles.length > 0 || !owners.has(foldName(name))) add(name, team);
  }
  for (const { name, aliases, team } of context.services) for (const word of [name, ...aliases, team ?? name]) teams.add(foldName(word));
  const handles = context.people.some(({ aliases }) => aliases.some((alias) => alias.startsWith('@')));
  return { names, parts, teams, handles };
}

/** The known full name that `name` differs from by one slip of the keyboard inside a word; null where there is none, or where it is short. */
export function nearName(name: string, known: Iterable<string>): string | null {
  if (!isFullName(name)) return null;
  const own = foldName(name);
  for (const other of known) if (isSlip(own, foldName(other))) return other;
  return null;
}

const SHORTEST_WORD = 5;

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/**
 * Whether two folded names differ by one letter that is left out, added, changed or swapped with the next, in one word of at
 * least five letters, and not in its first: Ann Lee and Ian Lee are two people, and so are Li Wang and Li Wong. Or by accents.
 */
export function isSlip(a: string, b: string): boolean {
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')];
  if (a === b || wordsA.length !== wordsB.length || wordsA.length < 2) return false;
  if (withoutAccents(a) === withoutAccents(b)) return true;
  const at = wordsA.findIndex((word, index) => word !== wordsB[index]);
  if (wordsA.some((word, index) => index > at && word !== wordsB[index])) return false;
  const [wordA, wordB] = [wordsA[at] ?? '', wordsB[at] ?? ''];
  return Math.max(wordA.length, wordB.length) >= SHORTEST_WORD && wordA.startsWith(wordB.charAt(0)) && oneApart(wordA, wordB);
}

function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped = restA.length > 1 && restB.startsWith(`${restA.charAt(1)}${restA.charAt(0)}`) && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || swapped;
}
