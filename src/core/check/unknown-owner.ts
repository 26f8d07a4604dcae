import { foldName } from '../derive/fold.ts';
import { isGroup, isHandle } from '../parse/names.ts';
import { placeOf, type Place } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { entriesOf, isStillToDo } from './actions-open.ts';
import type { Checked } from './checked.ts';
import { knownPeople, nearName, type KnownPeople } from './known-people.ts';

/** Fewer people are not a list that somebody could be missing from. */
const LEAST_KNOWN = 3;

/** Work given to somebody whom neither people.yml nor any list of people knows. Groups, teams and services are fine. */
export function unknownOwners(checked: Checked): Problem[] {
  const known = knownPeople(checked);
  if (known.names.size < LEAST_KNOWN) return [];
  const listed = checked.context.people.length > 0;
  return checked.readings.flatMap((reading) =>
    entriesOf(reading).flatMap(({ path, actions }) => {
      const owners = actions.filter(isStillToDo).flatMap((action) => action.owners);
      const strangers = owners.filter(({ value }) => !isKnown(value, known));
      // Where lists of attendees are all that is known, a list of actions that names none of them is no list of people.
      if (!listed && strangers.length === owners.length) return [];
      return strangers.map(({ value, origin }) => unknown(value, placeOf(path, origin.range), known));
    }),
  );
}

function unknown(owner: string, place: Place, { names }: KnownPeople): Problem {
  const near = nearName(owner, names.values());
  const advice = near === null ? undefined : `Did you mean “${quote(near)}”?`;
  return problem('unknown-owner', place, `“${quote(owner)}” is nobody known`, advice);
}

function isKnown(owner: string, { names, parts, teams, handles }: KnownPeople): boolean {
  const folded = foldName(owner);
  const bare = folded.replace(/^@/, '');
  if (names.has(bare) || teams.has(folded) || parts.has(bare)) return true;
  // Handles are checked where people.yml lists handles.
  if (isHandle(owner)) return !handles;
  // "AI WG", "Team Blue": somebody's name has small letters, and no capitals alone.
  if (isGroup(owner) || !/^\p{Lu}/u.test(owner) || /(?:^|\s)\p{Lu}{2,}(?:\s|$)/u.test(owner)) return true;
  const words = folded.split(/\s+/);
  // A name in one word may be short for anything: a team, a vendor, a nickname. "Phil R" is Phil.
  return (
    words.length < 2 ||
    words.length > 3 ||
    (parts.has(words[0] ?? '') && (words[1] ?? '').replace('.', '').length === 1) ||
    !/^\p{Lu}[\p{L}'’-]+ (?:\p{Lu}\S* )?\p{Lu}[\p{L}'’-]+$/u.test(owner)
  );
}
