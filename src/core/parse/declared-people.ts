import type { PersonMention } from '../schema/parts.ts';
import { attendeeOf, namesIn, type Presence } from './attendee.ts';
import type { FrontMatter } from './front-matter.ts';
import { ROLE_LABELS } from './role-labels.ts';

const PRESENT: ReadonlySet<string> = new Set([
  'participants', 'participant', 'present', 'attendance', 'attending', 'attended', 'in attendance', 'members present',
]); // prettier-ignore
const ABSENT: ReadonlySet<string> = new Set(['absent', 'absentees', 'absences', 'regrets', 'apologies', 'members absent', 'excused']);

/** "note_taker", "Note-Taker" and "noteTaker" -> "note taker". */
const wordsOf = (key: string): string =>
  key
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim();

interface Slot {
  readonly presence: Presence;
  readonly role: string | null;
}

function slotOf(key: string): Slot | null {
  const words = wordsOf(key);
  if (PRESENT.has(words)) return { presence: 'present', role: null };
  if (ABSENT.has(words)) return { presence: 'absent', role: null };
  const role = ROLE_LABELS.get(words);
  return role !== undefined && OF_MEETINGS.has(role) ? { presence: 'named', role } : null;
}

/** `author` and `owner` are about the file, and read by programs for sites. */
const OF_MEETINGS: ReadonlySet<string> = new Set(['facilitator', 'chair', 'scribe', 'note taker']);
/** `present: true` is a switch, `regrets: none` is nobody. */
const NOBODY = /^(?:true|false|yes|no|none|n\/a|tbd|tba|\d+)$/i;

/** Whether a key of a meeting's front matter is one that other programs and teams have for people: `participants`, `regrets`, `scribe`. */
export const isPeopleKey = (key: string): boolean => slotOf(key) !== null;

/** The people whom a meeting's front matter lists under such keys, in their order. */
export function peopleUnderOtherKeys(front: FrontMatter): PersonMention[] {
  return Object.entries(front.values ?? {}).flatMap(([key, value]) => {
    const slot = slotOf(key);
    return slot === null ? [] : mentions(value, slot, key, front);
  });
}

function mentions(value: unknown, { presence, role }: Slot, key: string, front: FrontMatter): PersonMention[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry, index) => {
    const range = front.rangeOf(Array.isArray(value) ? [key, index] : [key]);
    const named = NOBODY.test(textOf(entry).trim()) ? '' : textOf(entry);
    const people = Array.isArray(value)
      ? [attendeeOf(named, presence, range)].filter((one) => one !== null)
      : namesIn(named, presence, range);
    return people.map((person): PersonMention => ({
      ...person,
      roles: role === null ? person.roles : [...new Set([...person.roles, role])],
      origin: { kind: 'declared', range },
    }));
  });
}

/** An entry as it is written, or the name in it: `{ name: Ann Lee, github: ann }`. */
function textOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const name: unknown = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : '';
  return typeof name === 'string' ? name : '';
}
