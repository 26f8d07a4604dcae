import type { List, ListItem, Nodes } from 'mdast';
import type { SourceRange } from '../position.ts';
import type { PersonMention } from '../schema/parts.ts';
import { attendeeOf, isLowerName, lowerPerson, namesIn, type PeopleRead, type Presence } from './attendee.ts';
import { tableAttendees } from './attendee-table.ts';
import { linesOf, plainText, rangeOf, type Block } from './markdown.ts';
import { ROLE_LABELS } from './role-labels.ts';
import { headingWords, roleOf } from './roles.ts';
import { isSlotName } from './names.ts';

const ABSENT =
  /\b(?:regrets|apologies|absent|absentees|absences|(?:not|did ?n.?t|could ?n.?t|can.?t|cannot) (?:present|attend\w*|in attendance|make it|join|connect|here)|unable|excused|missing|away|on leave)\b/i;
export const presenceOf = (label: string): Presence => (ABSENT.test(label) ? 'absent' : 'present');
/** The people of one block of a section of people. */
export function attendeesOf(block: Block, heading: string): PeopleRead {
  const presence = presenceOf(heading);
  if (block.type === 'list') return fromList(block, presence);
  if (block.type === 'table') return tableAttendees(block, presence);
  if (block.type === 'code') return fromLines(block.value.split('\n'), presence, rangeOf(block));
  if (block.type === 'paragraph') return fromLines(linesOf(block), presence, rangeOf(block));
  return { people: [], whole: false };
}

function fromList(list: List, presence: Presence): PeopleRead {
  const lower = lowerNames(list, presence);
  if (lower !== null) return lower;
  const boxes = list.children.filter((item) => typeof item.checked === 'boolean');
  const ticked = boxes.some((item) => item.checked === true);
  const results = list.children.map((item) => fromItem(item, boxPresence(item, ticked, presence), list.children.length));
  const filled = results.filter((_, at) => (list.children[at]?.children.length ?? 0) > 0);
  // Notes that were written on under the heading "Attendees" are a list of sentences, of which some may look like names.
  const mostly = filled.filter(({ people, whole }) => people.length > 0 || whole).length * 2 > filled.length;
  return mostly
    ? { people: results.flatMap(({ people }) => people), whole: results.every(({ whole }) => whole) }
    : { people: [], whole: false };
}

/** "- ann lee", "- bo ek": a list of nothing but names without capitals, two words or three each. */
function lowerNames(list: List, presence: Presence): PeopleRead | null {
  const texts = list.children.map((item) =>
    item.children.length === 1 && item.children[0] !== undefined ? plainText(item.children[0]) : '',
  );
  if (texts.length < 2 || !texts.every(isLowerName)) return null;
  return { people: list.children.map((item, at) => lowerPerson(texts[at] ?? '', presence, rangeOf(item))), whole: true };
}

/** A list of boxes of which none is ticked has not been filled in: nobody is known to have come. */
function boxPresence(item: ListItem, ticked: boolean, presence: Presence): Presence {
  if (typeof item.checked !== 'boolean') return presence;
  return item.checked ? presence : ticked ? 'absent' : 'named';
}

function fromItem(item: ListItem, presence: Presence, siblings: number): PeopleRead {
  const [first, ...more] = item.children;
  const range = rangeOf(item);
  const text = first === undefined ? '' : plainText(first);
  const group = labelledNames(text, presence, range);
  const nested = more.flatMap((child) => (child.type === 'list' ? fromList(child, group?.presence ?? presence).people : []));
  if (group !== null) return { people: [...group.people, ...nested], whole: true };
  const commas = text.split(/[,;]/).length - 1;
  if (commas > 0 && siblings === 1 && typeof item.checked !== 'boolean')
    return { people: [...namesIn(text, presence, range), ...nested], whole: true };
  const person = attendeeOf(text, presence, range);
  const pair = person === null ? pairOf(text, presence, range) : [];
  if (pair.length > 0) return { people: [...pair, ...nested], whole: true };
  // "Acme" with people below it is a group; a name with notes below it is a person.
  const people = nested.length > 1 && person !== null && !text.includes(' ') ? nested : person === null ? nested : [person];
  return { people, whole: (person !== null || text === '') && more.every((child) => child.type === 'list' && nested.length > 0) };
}

/** "Ann Lee and Bo, Acme": two people, of one company where one is named behind them. */
function pairOf(text: string, presence: Presence, range: SourceRange): PersonMention[] {
  const match = /^(\p{Lu}[^,;:()]{1,40}?)\s+(?:and|&)\s+(.+)$/su.exec(text);
  const second = match === null ? null : attendeeOf(match[2] ?? '', presence, range);
  const first = second === null ? null : attendeeOf(match?.[1] ?? '', presence, range);
  return first === null || second === null ? [] : [{ ...first, team: first.team ?? second.team }, second];
}

/** "Council: Ann, Bo" or "Regrets: Cy" -> its people, with the presence that the label says. Null where no such label stands. */
export function labelledNames(
  text: string,
  presence: Presence,
  range: SourceRange,
): { people: PersonMention[]; presence: Presence } | null {
  const match = /^([\p{L}][\p{L}\s/'()\d-]{2,40}?)\s*[:：]\s*(.*)$/su.exec(text);
  if (match === null || !/\p{Ll}{3}/u.test(match[1] ?? '')) return null;
  const named = ABSENT.test(match[1] ?? '') ? 'absent' : presence;
  const role = ROLE_LABELS.get(headingWords(match[1] ?? ''));
  const people = namesIn(match[2] ?? '', named, range);
  return { people: role === undefined ? people : people.map((person) => ({ ...person, roles: [...person.roles, role] })), presence: named };
}

function fromLines(lines: readonly string[], presence: Presence, range: SourceRange): PeopleRead {
  const body = definitions(lines.filter((line) => line !== '' && !/^[\s|+=-]*$/.test(line)));
  if (body.length === 0) return { people: [], whole: true };
  if (wraps(body)) {
    const text = body.join(' ');
    const group = labelledNames(text, presence, range);
    const people = group?.people ?? groupsIn(presence, text, range);
    return { people, whole: people.length > 0 && text.length < people.length * 60 };
  }
  const results = body.map((line) => labelledNames(line, presence, range)?.people ?? columns(line, presence, range));
  const read = results.filter((people) => people.length > 0).length;
  // Prose has lines that are no names; then nothing of the block is taken for people.
  return read * 2 >= body.length ? { people: results.flat(), whole: read === body.length } : { people: [], whole: false };
}

/** "Present" and below it ": Ann, Bo" is a list of definitions: "Present: Ann, Bo". */
function definitions(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = line.startsWith(': ') ? joined.pop() : undefined;
    joined.push(before === undefined ? line : `${before.replace(/:$/, '')}${line}`);
  }
  return joined;
}

/** One list of names, broken over lines, and not a name a line. */
const wraps = (lines: readonly string[]): boolean =>
  lines.length === 1
    ? /[,;]|\sand\s|^@\S+\s+@|\s[/|]\s.*\s[/|]\s/.test(lines[0] ?? '')
    : lines.slice(0, -1).every((line) => /[,;]$/.test(line));

/** A line of aligned columns ("ann    Ann Lee"): the name is the last column that may be one. */
function columns(line: string, presence: Presence, range: SourceRange): PersonMention[] {
  const cells = line.split(/\t+| {2,}/).filter((cell) => cell.trim() !== '');
  const cell = cells.findLast((text) => isSlotName(text)) ?? line;
  const person = attendeeOf(cell, presence, range);
  return person === null ? [] : [person];
}

/** A label at the start of a line or of a sentence. */
const ATTENDING =
  /(?:^|[.;]\s+)[*_]*([\p{L}][\p{L} ()\d-]{3,40}?)(?: (?:at|as of) \d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?|[AP]\.?M\.?)?)?[*_]*\s*[:：][*_]*\s*(\S.*)$/u;

/** "In attendance were Ann Lee, Bo Ek and Cy Orr." */
const IN_ATTENDANCE =
  /^(?:also )?(?:in attendance|present|attending|attendees)(?: (?:today|at the meeting|on the call))? (?:was|were|are)\s+(\S.{3,400})$/i;

/** The people of such a sentence, where it names nobody but people. */
function saidPresent(line: string, range: SourceRange): PersonMention[] {
  const said = (IN_ATTENDANCE.exec(line)?.[1] ?? '').replace(/\.$/, '');
  const people = namesIn(said, 'present', range);
  return people.length === said.split(/,\s*(?:and\s+)?|;|\s(?:and|&)\s/).length && people.every(({ name }) => /^[\p{Lu}@]/u.test(name))
    ? people
    : [];
}

const HAS_COLON = /[:：]/;

/** "Attending: ann, bo," and the lines that it goes on over, anywhere in a paragraph. */
export function attendingLines(node: Nodes, places: { range: SourceRange }): PersonMention[] {
  const lines = linesOf(node);
  const people: PersonMention[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (IN_ATTENDANCE.test(line)) people.push(...saidPresent(line, places.range));
    const match = HAS_COLON.test(line) ? ATTENDING.exec(line) : null;
    if (match === null || roleOf(match[1] ?? '', true) !== 'people' || NOT_PRESENCE.test(headingWords(match[1] ?? ''))) continue;
    let text = match[2] ?? '';
    while (at + 1 < lines.length && (text.endsWith(',') || goesOn(text, lines[at + 1] ?? ''))) text += ` ${lines[(at += 1)] ?? ''}`;
    people.push(...groupsIn(presenceOf(match[1] ?? ''), text, places.range));
  }
  return people;
}

/** "Ann Lee, Bo Ek · Guests: Cy Orr" behind a label of its own: each group with the presence that its label says. */
function groupsIn(presence: Presence, text: string, range: SourceRange): PersonMention[] {
  const [own = '', ...others] = text.split(/\s[·•|]\s(?=[*_]{0,3}\p{Lu}[\p{L} ]{3,30}[*_]{0,3}[:：])/u);
  const more = others.flatMap((group) => {
    const [, name = '', names = ''] = /^[*_]{0,3}([\p{L} ]{4,31})[*_]{0,3}[:：][*_\s]{0,4}(.*)$/su.exec(group) ?? [];
    return roleOf(name, true) === 'people' && !NOT_PRESENCE.test(headingWords(name)) ? namesIn(names, presenceOf(name), range) : [];
  });
  return [...namesIn(own, presence, range), ...more];
}

/** Between the two names of a person a list of many may break, too. */
const goesOn = (text: string, next: string): boolean =>
  text.split(',').length > 3 && /^\p{Lu}[^:：.!?]*$/u.test(next) && next.split(',').every((part) => isSlotName(part.trim()));

/** Sections of people that say who wrote or owns the document, not who was there. */
export const NOT_PRESENCE = /\b(?:author|authors|owner|owners|responders|roles|involved)\b/;
