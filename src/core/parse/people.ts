import type { ListItem, TableRow } from 'mdast';
import type { PersonMention } from '../schema/parts.ts';
import { absencesIn } from './absences.ts';
import { namesIn, type PeopleRead, type Presence } from './attendee.ts';
import { attendeesOf, attendingLines, NOT_PRESENCE, presenceOf } from './attendees.ts';
import { linesOf, plainText, rangeOf, walk, type Block } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import { headingWords, roleOf } from './roles.ts';
import { unlistedPeople } from './unlisted-people.ts';
import type { Places } from './places.ts';
import type { SourceRange } from '../position.ts';
import type { Teams } from './teams.ts';

/** People, each once, and the blocks that hold nothing else. */
export interface PeopleFound {
  readonly people: PersonMention[];
  readonly taken: SourceRange[];
}

/** Those whom a meeting lists as present or absent, also where no heading says so. */
export function meetingPeople(top: Part, teams: Teams, places: Places): PeopleFound {
  const listed = listedPeople(top, teams, places);
  return listed.people.some(({ presence }) => presence === 'present') ? listed : joined(listed, unlistedPeople(top));
}

const joined = (a: PeopleFound, b: PeopleFound): PeopleFound => ({
  people: merge([...a.people, ...b.people]),
  taken: [...a.taken, ...b.taken],
});

/** Those whom the document lists as present or absent. */
export function listedPeople(top: Part, teams: Teams, places: Places): PeopleFound {
  const parts = [...partsOf(top)];
  const groups = new Set(parts.filter(listsPresence).flatMap(({ children }) => children.filter(isGroup)));
  const read = parts.flatMap((part) => readBlocks(part.blocks, listsPresence(part) || groups.has(part), part.heading?.text ?? ''));
  const written = [...parts.flatMap(inHeading), ...read.flatMap(({ read: { people } }) => people)];
  const people = teams.withoutRemarks(written, places);
  const remarked = new Set(
    written.filter((person, index) => person.team !== people[index]?.team).map(({ origin }) => origin.range?.start.offset),
  );
  return {
    people: withoutRepeats(merge(people)),
    taken: read.flatMap(({ block, read: { people: here, whole } }) => (whole && here.length > 0 ? takenOf(block, remarked) : [])),
  };
}

/** "### Attendees: Ann Lee, Bo Ek": a heading that is a fact. */
function inHeading({ heading }: Part): PersonMention[] {
  const [, label = '', names = ''] = (heading?.by === 'heading' ? /^([^:：]{3,40})[:：]\s*(\S.*)$/su.exec(heading.text) : null) ?? [];
  if (heading === null || roleOf(label, true) !== 'people' || NOT_PRESENCE.test(headingWords(label))) return [];
  return namesIn(names, presenceOf(label), heading.range);
}

const listsPresence = ({ role, heading }: Part): boolean => role === 'people' && !NOT_PRESENCE.test(headingWords(heading?.text ?? ''));

/** "### Staff" below "## Attendees": a heading of the writer's own over nothing but a list of people. */
function isGroup({ role, heading, blocks: [block, ...more] }: Part): boolean {
  if (role !== 'other' || heading === null || block?.type !== 'list' || more.length > 0) return false;
  const { people, whole } = attendeesOf(block, heading.text);
  return whole && people.length > 0;
}

/** "Chair: Bob" beside "Bob Stone" in the list is he: a first name with a role that one listed name starts with. */
function withoutRepeats(people: readonly PersonMention[]): PersonMention[] {
  const fullOf = (person: PersonMention): PersonMention | null => {
    if (person.roles.length === 0 || person.name.includes(' ')) return null;
    const start = `${person.name.toLowerCase()} `;
    const full = people.filter(({ name }) => name.toLowerCase().startsWith(start));
    return full.length === 1 ? (full[0] ?? null) : null;
  };
  const rolesOf = new Map<PersonMention, string[]>();
  const kept = people.filter((person) => {
    const full = fullOf(person);
    if (full !== null) rolesOf.set(full, [...(rolesOf.get(full) ?? []), ...person.roles]);
    return full === null;
  });
  return kept.map((person) => ({ ...person, roles: [...new Set([...person.roles, ...(rolesOf.get(person) ?? [])])] }));
}

/** A block of people is structure, but for the items with a remark that is not said elsewhere. */
function takenOf(block: Block, remarked: ReadonlySet<number | undefined>): SourceRange[] {
  const range = rangeOf(block);
  if (block.type !== 'list') return remarked.has(range.start.offset) ? [] : [range];
  const items = block.children.map((item) => rangeOf(item));
  const left = items.filter(({ start }) => !remarked.has(start.offset));
  return left.length === items.length ? [range] : left;
}

/** A longer paragraph that names nobody is where the notes begin. */
const MAX_REMARK = 120;

function readBlocks(blocks: readonly Block[], listing: boolean, heading: string): { block: Block; read: PeopleRead }[] {
  let open = listing;
  let laidOut = false;
  let said = heading;
  return blocks.map((block) => {
    const isParagraph = block.type === 'paragraph';
    // Beside a list of people, a paragraph is a remark unless a label says otherwise ("Regrets: …").
    const listed = open && !(laidOut && isParagraph) ? attendeesOf(block, said) : null;
    const read = listed === null || listed.people.length === 0 ? { people: inLines(block), whole: false } : listed;
    laidOut ||= !isParagraph && read.people.length > 0;
    // After a paragraph of prose the notes have begun, and what follows are not people.
    const text = isParagraph ? plainText(block) : '';
    if (isParagraph && read.people.length === 0 && text.length > MAX_REMARK) open = false;
    // "The following could not attend:" is about the list below it.
    said = /[:：]$/.test(text) && presenceOf(text) === 'absent' ? text : heading;
    return { block, read };
  });
}

/** People after a label ("Attending: …") in any line or item, however deep, and those whom a sentence excuses. */
function inLines(block: Block): PersonMention[] {
  if (block.type === 'table') return block.children.flatMap(inRow);
  if (block.type !== 'paragraph' && block.type !== 'list') return [];
  return walk(block).flatMap((node) => {
    if (node.type === 'listItem') return belowLabels(node);
    if (node.type !== 'paragraph') return [];
    const range = rangeOf(node);
    return [...attendingLines(node, { range }), ...linesOf(node).flatMap((line) => absencesIn(line, range))];
  });
}

/** "- Attendees" with a list below it, "Directors present:" over lines of names in an item of an agenda. */
function belowLabels({ children }: ListItem): PersonMention[] {
  return children.flatMap((child, index) => {
    const next = children[index + 1];
    const label = child.type === 'paragraph' && next !== undefined ? plainText(child) : '';
    if (label === '' || label.length > MAX_LABEL || next === undefined || roleOf(label, true) !== 'people' || NEWCOMERS.test(label))
      return [];
    return NOT_PRESENCE.test(headingWords(label)) || (next.type === 'paragraph' && !/[:：]$/.test(label))
      ? []
      : attendeesOf(next, label).people;
  });
}

const MAX_LABEL = 60;
/** "Introduction of new participants" lists some of those who are listed already, in other words. */
const NEWCOMERS = /\b(?:new|introduc\w*|welcome)\b/i;

/** "| Attendees | Ann Lee, Bo Chen |" in a table of facts. */
function inRow(row: TableRow): PersonMention[] {
  const [label = '', names = '', ...more] = row.children.map((cell) => plainText(cell));
  const listed = more.length === 0 && roleOf(label, true) === 'people' && !NOT_PRESENCE.test(headingWords(label));
  return listed ? namesIn(names, presenceOf(label), rangeOf(row)) : [];
}

const RANK: Readonly<Record<Presence, number>> = { present: 2, absent: 1, named: 0 };

/** One entry a name, its roles together; being present outweighs being named. */
export function merge(people: readonly PersonMention[]): PersonMention[] {
  const byName = new Map<string, PersonMention>();
  for (const person of people) {
    const key = person.name.normalize('NFC').toLowerCase();
    const before = byName.get(key);
    if (before === undefined) byName.set(key, person);
    else {
      const [strong, weak] = RANK[person.presence] > RANK[before.presence] ? [person, before] : [before, person];
      byName.set(key, { ...strong, team: strong.team ?? weak.team, roles: [...new Set([...strong.roles, ...weak.roles])] });
    }
  }
  return [...byName.values()];
}
