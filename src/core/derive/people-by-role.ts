import { isGroup, isSlotName, isThing } from '../parse/names.ts';
import { Teams } from '../parse/teams.ts';
import type { Reading } from '../parse/reading.ts';
import type { Context, PeopleFile } from '../schema/site.ts';
import { nameHider, slugOf, SOMEONE, type HiddenPerson, type HideNames } from '../visibility/hide-names.ts';
import { foldName } from './fold.ts';
import { entriesIn } from './archive-input.ts';
import { peopleOf } from './people.ts';

/** How names are kept out of a site, and what its pages know of people then. */
export interface PeopleByRole {
  readonly hide: HideNames;
  /** Whether the path of a document, which becomes its address, names somebody. */
  readonly isNamedIn: (path: string) => boolean;
  /** For reading what is left: the labels in place of people. */
  readonly context: Context;
}

/** The label of somebody: the role of people.yml, else the team; without either, nobody in particular. */
function labelOf({ role, team }: Pick<PeopleFile[number], 'role' | 'team'>): string {
  const [byRole, byTeam] = [plain(role), plain(team)];
  const label = byRole === '' && byTeam !== '' ? `${byTeam.replace(/ team$/i, '')} member` : byRole;
  // As one word it may stand where readers expect a name, and "Engineering" is none.
  const safe = [label, label.replaceAll(' ', '-')].find(isSlotName);
  return safe ?? SOMEONE;
}

/** Nothing that Markdown, YAML or a table could take for a mark. */
const plain = (text: string | null): string =>
  (text ?? '')
    .replace(/[^\p{L}\p{N} -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * What hides everybody whom people.yml or the documents name. `readings`: of the texts as they were written. Somebody whom only
 * documents name has no role that is known to hold elsewhere, and so is `SOMEONE`.
 */
export function peopleByRole(context: Context, readings: readonly Reading[]): PeopleByRole {
  const { incidents, meetings } = entriesIn(readings);
  const listed: HiddenPerson[] = context.people.map((person) => ({ label: labelOf(person), names: [person.name, ...person.aliases] }));
  const known = new Set(listed.flatMap(({ names }) => names.map(foldName)));
  const units = new Set([...context.people.flatMap(({ team, role }) => [team ?? '', role ?? '']), ...context.services.flatMap(({ name, aliases, team }) => [name, ...aliases, team ?? ''])].map(foldName)); // prettier-ignore
  const teams = new Teams(context.people);
  const isPerson = (name: string): boolean => !isGroup(name) && !isThing(name) && !units.has(foldName(name)) && !teams.isTeam(name);
  const found = peopleOf(context.people, [...meetings, ...incidents], false).all.filter(
    ({ name }) => !known.has(foldName(name)) && isPerson(name),
  );
  const people = [...listed, ...found.map(({ name }): HiddenPerson => ({ label: SOMEONE, names: [name] }))];
  // One word of an attendee's list may be any word of an address.
  const hideSure = nameHider([...listed, ...people.slice(listed.length).filter(({ names }) => names.some((name) => name.includes(' ')))]);
  const isNamedIn = (path: string): boolean => {
    const words = path.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
    return hideSure(words) !== words;
  };
  return { hide: nameHider(people), isNamedIn, context: { ...context, people: labelsOf(people) } };
}

/** The labels as people of their own, so that a text which names them is read as it was read before. */
function labelsOf(people: readonly HiddenPerson[]): PeopleFile {
  const labels = new Map(people.map(({ label }) => [foldName(label), label]));
  return [...labels.values()].map((name) => ({
    name,
    aliases: slugOf(name) === foldName(name) ? [] : [slugOf(name)],
    team: null,
    role: null,
  }));
}
