import { foldName, tidy } from '../derive/fold.ts';
import { lookOf, mixedWord } from '../parse/look.ts';
import { placeOf, type Place } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { entriesOf } from './actions-open.ts';
import type { Checked } from './checked.ts';

interface Written {
  readonly name: string;
  /** Null for a name of people.yml: what is wrong there is said where the settings are read. */
  readonly place: Place | null;
}

/** People whose names look like another's, or mix alphabets to look like one: two pages where readers see one person, or one who signs as another. */
export function lookalikeNames(checked: Checked): Problem[] {
  const byLook = new Map<string, Written>();
  const seen = new Set<string>();
  return namesOf(checked).flatMap(({ name, place }): Problem[] => {
    const key = foldName(name);
    if (seen.has(key)) return [];
    seen.add(key);
    const look = lookOf(name);
    const other = byLook.get(look);
    if (other === undefined) byLook.set(look, { name, place });
    if (place === null) return [];
    if (other !== undefined)
      return [problem('lookalike-name', place, `“${quote(name)}” looks like “${quote(other.name)}” and is spelt with other characters`)];
    const mixed = mixedWord(name);
    if (mixed === null) return [];
    return [problem('lookalike-name', place, `“${quote(name)}” mixes ${mixed.scripts.join(' and ')} letters in one word`)];
  });
}

/** Everybody, those of people.yml first. */
function namesOf({ readings, context }: Checked): Written[] {
  const known = context.people.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => ({ name: tidy(name), place: null }));
  const found = readings.flatMap((reading) =>
    entriesOf(reading).flatMap(({ path, people, actions }) => [
      ...people.map(({ name, origin }) => ({ name: tidy(name), place: placeOf(path, origin.range) })),
      ...actions.flatMap(({ owners }) => owners.map(({ value, origin }) => ({ name: tidy(value), place: placeOf(path, origin.range) }))),
    ]),
  );
  return [...known, ...found];
}
