import type { PeopleFile } from '../schema/site.ts';
import type { ActionMention, PersonMention } from '../schema/parts.ts';
import { isFullName, isGroup, isHandle } from '../parse/names.ts';
import { personHref, slugs } from './addresses.ts';
import { foldName, tidy } from './fold.ts';
import { shortNames } from './short-names.ts';

/** Somebody with a page. */
export interface Person {
  readonly key: string;
  readonly name: string;
  /** Null where site.yml wants no pages of people. */
  readonly href: string | null;
  /** Of people.yml, else as the newest document that says one. */
  readonly team: string | null;
  /** Only of people.yml: a role in a document is a role in that document. */
  readonly role: string | null;
  readonly aliases: readonly string[];
}

/** Who is to do something: a person, or a text (a group, a name that nothing else knows), which equals only itself. */
export interface Owner {
  readonly key: string;
  readonly name: string;
  readonly person: Person | null;
  /** Whom a short name ("Bao", "Bao N.", "@bao") may mean: the one person whose name has it. Only a guess. */
  readonly maybe: Person | null;
}

export interface People {
  /** In the order of first appearance; those of people.yml first. */
  readonly all: readonly Person[];
  readonly find: (name: string) => Person | null;
  readonly owner: (text: string) => Owner;
}

type Named = Readonly<{ people: readonly PersonMention[]; actions: readonly ActionMention[] }>;

/** Everybody whom people.yml or the documents (oldest first) name. Names join when they are equal or people.yml says so. `hasPages`: whether people have pages. */
export function peopleOf(file: PeopleFile, documents: readonly Named[], hasPages: boolean): People {
  const aliases = aliasesOf(file);
  const found = new Map<string, { name: string; team: string | null }>();
  const teams = new Set(file.flatMap(({ team }) => (team === null ? [] : [foldName(team)])));
  const keyOf = (name: string): string => aliases(name) ?? foldName(name);
  for (const { name, team } of file) found.set(foldName(name), { name: tidy(name), team });
  const listed = new Set(found.keys());
  for (const { name, team } of documents.flatMap(({ people }) => people)) {
    const key = keyOf(name);
    const before = found.get(key);
    if (team !== null) teams.add(foldName(team));
    const known = listed.has(key) ? before?.team : null;
    found.set(key, { name: before?.name ?? tidy(name), team: known ?? team ?? before?.team ?? null });
  }
  for (const { value } of documents.flatMap(({ actions }) => actions.flatMap(({ owners }) => owners))) {
    const group = isGroup(value) || teams.has(foldName(value));
    if (!found.has(keyOf(value)) && !group && (isFullName(tidy(value)) || isHandle(value))) {
      found.set(keyOf(value), { name: tidy(value), team: null });
    }
  }
  const persons = personsOf(file, found, hasPages);
  const whoMay = shortNames([...persons.values()]);
  const find = remembered((name): Person | null => persons.get(keyOf(name)) ?? null);
  return {
    all: [...persons.values()],
    find,
    owner: remembered((text) => {
      const person = find(text);
      const maybe = person === null || isHandle(person.name) ? whoMay(text) : null;
      // The mark keeps a group apart from a person of that name.
      return person === null
        ? { key: `= ${foldName(text)}`, name: tidy(text), person, maybe }
        : { key: person.key, name: person.name, person, maybe };
    }),
  };
}

/** Thousands of documents name the same few people in the same spellings. */
function remembered<Found>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    known.set(text, found);
    return found;
  };
}

function personsOf(
  file: PeopleFile,
  found: ReadonlyMap<string, { name: string; team: string | null }>,
  hasPages: boolean,
): Map<string, Person> {
  const slug = slugs('person');
  const own = new Map(file.map((entry) => [foldName(entry.name), entry]));
  return new Map(
    [...found].map(([key, { name, team }]) => {
      const entry = own.get(key);
      const href = hasPages ? personHref(slug(name)) : null;
      return [key, { key, name, href, team, role: entry?.role ?? null, aliases: entry?.aliases ?? [] }];
    }),
  );
}

/** From any spelling of people.yml to the key of its person. An alias that two people claim joins nobody. */
function aliasesOf(file: PeopleFile): (name: string) => string | null {
  const keys = new Map<string, string | null>();
  for (const { name, aliases } of file) {
    const key = foldName(name);
    for (const alias of new Set(aliases.map(foldName))) keys.set(alias, keys.has(alias) && keys.get(alias) !== key ? null : key);
  }
  for (const { name } of file) keys.set(foldName(name), foldName(name));
  return (name) => {
    const folded = foldName(name);
    // A handle may stand in people.yml without its @, which YAML wants quoted.
    return keys.get(folded) ?? (folded.startsWith('@') ? (keys.get(folded.slice(1)) ?? null) : null);
  };
}
