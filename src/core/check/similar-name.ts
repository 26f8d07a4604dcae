import { foldName, tidy } from '../derive/fold.ts';
import { isFullName } from '../parse/names.ts';
import { placeOf, type Place } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { entriesOf } from './actions-open.ts';
import type { Checked } from './checked.ts';
import { isSlip } from './known-people.ts';

interface Spelling {
  readonly name: string;
  /** The documents that use it; people.yml is the document ''. */
  readonly paths: Set<string>;
  readonly first: Place | null;
}

/** One name in two spellings: the rarer one is asked about, where it first stands. Two who were at one meeting are two people. */
export function similarNames(checked: Checked): Problem[] {
  const spellings = spellingsOf(checked);
  const alike = neighbours(spellings);
  return [...spellings].flatMap(([key, rare]) => {
    const best = usualOf(key, rare, alike);
    if (best === undefined || rare.first === null) return [];
    const where = best.paths.has('') ? 'people.yml' : best.paths.size === 1 ? 'another document' : `${best.paths.size} documents`;
    return [
      problem(
        'similar-name',
        rare.first,
        `“${quote(rare.name)}” is “${quote(best.name)}” in ${where}`,
        `Did you mean “${quote(best.name)}”?`,
      ),
    ];
  });
}

/** The spelling that outweighs this one, and that none outweighs in its turn. */
function usualOf(key: string, rare: Spelling, alike: ReadonlyMap<string, readonly Spelling[]>): Spelling | undefined {
  const usual = (alike.get(key) ?? []).filter((other) => outweighs(other, rare) && !together(other, rare));
  const [best] = usual.sort((a, b) => weight(b) - weight(a));
  return best === undefined ? undefined : (usualOf(foldName(best.name), best, alike) ?? best);
}

function spellingsOf({ readings, context }: Checked): Map<string, Spelling> {
  const found = new Map<string, Spelling>();
  const add = (name: string, path: string, place: Place | null): void => {
    if (!isFullName(tidy(name))) return;
    const key = foldName(name);
    const known = found.get(key);
    if (known === undefined) found.set(key, { name: tidy(name), paths: new Set([path]), first: place });
    else known.paths.add(path);
  };
  for (const { name, aliases } of context.people) for (const spelling of [name, ...aliases]) add(spelling, '', null);
  for (const { path, people, actions } of readings.flatMap(entriesOf)) {
    for (const { name, origin } of people) add(name, path, placeOf(path, origin.range));
    for (const { value, origin } of actions.flatMap(({ owners }) => owners)) add(value, path, placeOf(path, origin.range));
  }
  return found;
}

/** The spellings that are one slip apart. Names are put together by all that is left when one letter is taken out: no pair is compared in vain. */
function neighbours(spellings: ReadonlyMap<string, Spelling>): Map<string, Spelling[]> {
  const buckets = new Map<string, string[]>();
  for (const key of spellings.keys()) for (const short of [key, ...shortened(key)]) put(buckets, short, key);
  const alike = new Map<string, Spelling[]>();
  const compared = new Set<string>();
  for (const keys of buckets.values()) {
    for (const a of keys) {
      for (const b of keys) {
        const other = spellings.get(b);
        if (other === undefined || compared.has(`${a}\n${b}`) || !isSlip(a, b)) continue;
        compared.add(`${a}\n${b}`);
        put(alike, a, other);
      }
    }
  }
  return alike;
}

const shortened = (key: string): string[] => [...new Set(Array.from(key, (_, index) => key.slice(0, index) + key.slice(index + 1)))];

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.length < MOST_ALIKE) list.push(value);
}
/** More names than this share no letter's slip by accident. */
const MOST_ALIKE = 50;

const weight = ({ paths }: Spelling): number => (paths.has('') ? 1_000_000 : 0) + paths.size;
/** People.yml outweighs documents; else several documents one. */
const outweighs = (other: Spelling, rare: Spelling): boolean =>
  !rare.paths.has('') && (other.paths.has('') || other.paths.size >= Math.max(2, rare.paths.size * 2));
const together = (a: Spelling, b: Spelling): boolean => [...a.paths].some((path) => b.paths.has(path));
