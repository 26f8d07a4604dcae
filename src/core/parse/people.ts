import type { PersonMention } from '../schema/parts.ts';
import { attendeesOf, attendingLines, namesIn, NOT_PRESENCE, type PeopleRead, type Presence } from './attendees.ts';
import { linesOf, plainText, rangeOf, walk, type Block } from './markdown.ts';
import type { Field } from './fields.ts';
import { isFullName, type KnownNames } from './names.ts';
import { partsOf, type Part } from './outline.ts';
import { headingWords } from './roles.ts';
import type { SourceRange } from '../position.ts';

/** People, each once, and the blocks that hold nothing else. */
export interface PeopleFound {
  readonly people: PersonMention[];
  readonly taken: SourceRange[];
}

/** Those whom the document lists as present or absent. */
export function listedPeople(top: Part): PeopleFound {
  const people: PersonMention[] = [];
  const taken: SourceRange[] = [];
  for (const part of partsOf(top)) {
    const heading = part.heading?.text ?? '';
    const listing = part.role === 'people' && !NOT_PRESENCE.test(headingWords(heading));
    for (const { block, read } of readBlocks(part.blocks, listing, heading)) {
      people.push(...read.people);
      if (read.whole && read.people.length > 0) taken.push(rangeOf(block));
    }
  }
  return { people: merge(people), taken };
}

/** A longer paragraph that names nobody is where the notes begin. */
const MAX_REMARK = 120;

function readBlocks(blocks: readonly Block[], listing: boolean, heading: string): { block: Block; read: PeopleRead }[] {
  let open = listing;
  let laidOut = false;
  return blocks.map((block) => {
    const isParagraph = block.type === 'paragraph';
    // Beside a list of people, a paragraph is a remark unless a label says otherwise ("Regrets: …").
    const listed = open && !(laidOut && isParagraph) ? attendeesOf(block, heading) : null;
    const read = listed === null || listed.people.length === 0 ? { people: inLines(block), whole: false } : listed;
    laidOut ||= !isParagraph && read.people.length > 0;
    // After a paragraph of prose the notes have begun, and what follows are not people.
    if (isParagraph && read.people.length === 0 && plainText(block).length > MAX_REMARK) open = false;
    return { block, read };
  });
}

/** People after a label ("Attending: …") in any line or item, however deep. */
function inLines(block: Block): PersonMention[] {
  if (block.type !== 'paragraph' && block.type !== 'list') return [];
  return [...walk(block)].flatMap((node) => (node.type === 'paragraph' ? attendingLines(node, { range: rangeOf(node) }) : []));
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

const TAIL_BRACKET = /\(([^()]{3,50})\)\s*$/;
const MEMBER = /^(.{3,40}?)\s+[-–—]\s+(\p{Lu}[\p{L}\p{N} &/]{1,30}?)\s+team\b/iu;
const SPEAKS =
  /^((?:\p{Lu}[\p{L}'’.-]+\s+){2,3})(?:presented|demoed|demonstrated|shared|raised|volunteered|facilitated|introduced|walked)\b/u;

/**
 * People whom the text names in a place that holds people: in brackets after the items of a list of which at least one
 * holds somebody known, as a new member of a team, or as the speaker of a paragraph. Capital letters alone name nobody.
 */
export function namedPeople(blocks: readonly Block[], known: KnownNames): PersonMention[] {
  const found: PersonMention[] = [];
  const add = (name: string, team: string | null, range: SourceRange): void => {
    found.push({ name, team, roles: [], presence: 'named', origin: { kind: 'read', range } });
  };
  for (const block of blocks) {
    const brackets = block.type === 'list' ? bracketNames(block) : [];
    if (brackets.some(({ name }) => known.get(name) !== null)) for (const { name, range } of brackets) add(name, null, range);
    for (const node of walk(block)) {
      if (node.type !== 'paragraph') continue;
      const member = MEMBER.exec(plainText(node));
      if (member !== null && isFullName(member[1] ?? '')) add(member[1] ?? '', member[2] ?? null, rangeOf(node));
      const speaker = linesOf(node).flatMap((line) => SPEAKS.exec(line)?.[1]?.trim() ?? []);
      for (const name of speaker) if (isFullName(name)) add(name, null, rangeOf(node));
    }
  }
  return found;
}

function bracketNames(list: Block): { name: string; range: SourceRange }[] {
  return [...walk(list)].flatMap((node) => {
    if (node.type !== 'paragraph') return [];
    const name = TAIL_BRACKET.exec(plainText(node))?.[1]?.trim() ?? '';
    return isFullName(name) ? [{ name, range: rangeOf(node) }] : [];
  });
}

const ROLE_OF_PERSON =
  /\b((?:on-call|oncall|on call|incident|duty|support|platform|backend|frontend|database|security)\s+(?:engineer|commander|manager|lead|developer|dba|officer|analyst|sre))\s*\(([^()]{3,50})\)/gi;

/** "On-call engineer (Ann Lee) paged" -> Ann Lee, on-call engineer. On-call engineers respond, so `responder` stands beside it. */
export function peopleWithRoles(blocks: readonly Block[], known: KnownNames): PersonMention[] {
  const lines = blocks.flatMap((block) => [...walk(block)].filter((node) => node.type === 'paragraph' || node.type === 'tableCell'));
  return lines.flatMap((node) =>
    [...plainText(node).matchAll(ROLE_OF_PERSON)].flatMap((match): PersonMention[] => {
      const name = (match[2] ?? '').trim();
      if (!isFullName(name) && known.get(name) === null) return [];
      const role = (match[1] ?? '').toLowerCase();
      const roles = role.startsWith('on') ? [role, 'responder'] : [role];
      return [{ name, team: null, roles, presence: 'named', origin: { kind: 'read', range: rangeOf(node) } }];
    }),
  );
}

/** What a label or heading calls the person that stands behind it. */
const ROLE_LABELS: ReadonlyMap<string, string> = new Map([
  ['author', 'author'],
  ['authors', 'author'],
  ['written by', 'author'],
  ['owner', 'owner'],
  ['owners', 'owner'],
  ['postmortem owner', 'owner'],
  ['incident commander', 'incident commander'],
  ['ic', 'incident commander'],
  ['incident lead', 'incident lead'],
  ['incident leader', 'incident lead'],
  ['incident manager', 'incident manager'],
  ['responder', 'responder'],
  ['responders', 'responder'],
  ['facilitator', 'facilitator'],
  ['chair', 'chair'],
  ['scribe', 'scribe'],
  ['note taker', 'note taker'],
]);

/** People behind a label that gives them a role: "Authors: Ann Lee, Bo Chen", "Incident Commander | Cy Young", a list under "Responders". */
export function peopleByLabel(top: Part, fields: readonly Field[], known: KnownNames): PersonMention[] {
  const found: PersonMention[] = [];
  const add = (people: readonly PersonMention[], role: string): void => {
    const sure = people.filter(({ name }) => isFullName(name) || known.get(name) !== null);
    found.push(...sure.map((person) => ({ ...person, presence: 'named' as const, roles: [...new Set([...person.roles, role])] })));
  };
  for (const { label, value, range } of fields) {
    const role = ROLE_LABELS.get(label);
    if (role !== undefined) add(namesIn(value, 'named', range), role);
  }
  for (const part of partsOf(top)) {
    const heading = part.heading?.text ?? '';
    const role = ROLE_LABELS.get(headingWords(heading));
    if (role !== undefined)
      add(
        part.blocks.flatMap((block) => attendeesOf(block, heading).people),
        role,
      );
  }
  return merge(found);
}
