import type { SourceRange } from '../position.ts';
import type { PersonMention } from '../schema/parts.ts';
import { isSlotName, isThing } from './names.ts';

export type Presence = PersonMention['presence'];

/** People read from one block, and whether all of the block was understood as people. */
export interface PeopleRead {
  readonly people: PersonMention[];
  readonly whole: boolean;
}

/** Words in brackets that say how somebody took part, not who they are. */
const HOW = /^(?:remote|remotely|in person|online|phone|late|left early|joined late|part[- ]time|optional|he|she|they|ze|\W|@|\d)/i;
const ROLE_WORDS =
  /^(?:co-)?(?:lead|leads|chair|co-chair|chairperson|scribe|note[- ]?taker|minute[- ]?taker|facilitator|moderator|host|secretary|manager|director|head|owner|architect|engineer|developer|designer|analyst|observer|guest|member|volunteer|presenter|mentor|coordinator|incident commander|ic|commander|cto|ceo|vp|sre|pm|product manager|project manager|engineering manager|tech lead|team lead|on-call|on-call engineer)$/i;

/** Whether a text is a role and nothing else: "Lead". */
export const isRole = (text: string): boolean => ROLE_WORDS.test(text.trim());

/** "(Platform Lead)" -> team Platform, role Lead; "(Backend)" -> team Backend; "(scribe)" -> role scribe. */
export function teamAndRole(text: string): { team: string | null; roles: string[] } {
  const inner = text.replace(/^[\s([,–—-]+|(?<![\s)\].,])[\s)\].,]+$/g, '').trim();
  if (inner === '' || inner.length > 60 || HOW.test(inner)) return { team: null, roles: [] };
  const words = inner.split(/\s+/);
  for (let at = 0; at < words.length; at += 1) {
    const role = words.slice(at).join(' ');
    if (!ROLE_WORDS.test(role)) continue;
    const before = words.slice(0, at).join(' ');
    // "voting member" is a role as a whole; "Platform Lead" is a team and a role.
    if (before !== '' && before === before.toLowerCase()) return { team: null, roles: [inner] };
    return { team: before.replace(/\bteam$/i, '').trim() || null, roles: [role] };
  }
  return { team: inner.replace(/(?<!\s)\s+team$/i, ''), roles: [] };
}

/** A longer line is prose. */
const MAX_LINE = 300;
/** `[Ann Lee][]` where the link's address stands in another file. */
const UNDEFINED_REFERENCE = /\[([^[\]]+)\]\[[^[\]]*\]/g;

/** "Ann Lee (Backend Lead)", "AL: Ann Lee (@ann)", "[AL] Ann Lee", "Ann Lee <ann@acme.example>", "Ann Lee, Acme", "Ann Lee - Acme" -> a person; null where no name stands there. */
export function attendeeOf(text: string, presence: Presence, range: SourceRange): PersonMention | null {
  if (text.length > MAX_LINE) return null;
  const line = text
    .replace(UNDEFINED_REFERENCE, '$1')
    .replace(/(?<=\S)\s+@[\w-]+/g, '')
    .replace(/^\s*\[[ xX]?\]\s*/, '')
    .replace(/^\[\p{Lu}[\p{L}\d]{0,3}\]\s+(?=\S)/u, '')
    .replace(/(?<=\S)\s+<?[^\s<>()@,;]{1,80}@[^\s<>()@,;]{1,80}\.\p{L}{2,}>?$/u, '')
    .replace(/^(?:\p{Lu}[\p{L}]{0,3}):\s+/u, '')
    .trim();
  const match =
    /^(.*?)(?:(?:(?<!\s)\s+)?[([]\s*([^)\]]*)[)\]]?.*|(?:(?<!\s)\s+)?,\s*(.*)|(?<!\s)\s+[-–—]+\s*(.*)|(?:(?<!\s)\s+)?[–—]\s*(.*))?$/su.exec(
      line,
    );
  const name = (match?.[1] ?? '').replace(/^[`*_]+|(?<![`*_.])[`*_.]+$/g, '').trim();
  if (!isSlotName(name)) return null;
  const behind = match?.[2] ?? match?.[3] ?? match?.[4] ?? match?.[5] ?? '';
  const away = AWAY.test(behind);
  const { team, roles } = away || HERE.test(behind) ? { team: null, roles: [] } : teamAndRole(behind);
  return {
    name: name.replace(/^@/, ''),
    team: team !== null && isAbbreviation(team, name) ? null : team,
    roles,
    presence: away && presence === 'present' ? 'absent' : presence,
    origin: { kind: 'read', range },
  };
}

/** "Bo Ek - absent", "Bo Ek (regrets)" in a list of those who were there. */
const AWAY = /^\W{0,3}(?:absent|regrets|excused|apologies|not present|did not attend|on leave|away|no show)\W{0,3}$/i;
const HERE = /^\W{0,3}(?:present|attended|here|yes)\W{0,3}$/i;

/** "(AKI)" behind "Aki Braun" is how the notes call her, not a team. */
function isAbbreviation(text: string, name: string): boolean {
  if (!/^\p{Lu}{2,4}$/u.test(text) || !name.toUpperCase().startsWith(text.charAt(0))) return false;
  let at = 0;
  for (const letter of text.toLowerCase()) {
    at = name.toLowerCase().indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Keeps "&" inside brackets from parting two names: "Ann Lee (Sales & Marketing)". */
const JOINER = '\u2060';
const HANDLES = /^@[\w.-]{1,40}(?:\s+@[\w.-]{1,40})+$/;
const LEAST_SLASHES = 2;

/** "@ann @bo" and "Ann / Bo / Cy" with commas between; "Ann / Acme" is one person. */
function separated(text: string): string {
  const line = text.trim();
  if (HANDLES.test(line)) return line.replace(/\s+/g, ', ');
  const parts = line.split(/\s[/|]\s/);
  return parts.length > LEAST_SLASHES && parts.every((part) => isSlotName(part)) ? parts.join(', ') : text;
}

const LEAST_NAMES = 3;
const LOWER_NAME = /^\p{Ll}{2,20}(?: \p{Ll}{2,20}){1,2}$/u;
/** Words of sentences, which no name has. */
const WORDS = /\b(?:the|and|or|of|to|for|with|all|no|not|team|everyone|others?|is|are|was|were|will|we|in|on|at|by|from|new|more|tbd)\b/;

/** "ann lee", as those write who use no capitals: a name only among names. */
export const isLowerName = (text: string): boolean => LOWER_NAME.test(text) && !WORDS.test(text) && !isThing(text);

export const lowerPerson = (name: string, presence: Presence, range: SourceRange): PersonMention => ({
  name,
  team: null,
  roles: [],
  presence,
  origin: { kind: 'read', range },
});

/** "Ann, Bo and Cy" -> three people. */
export function namesIn(text: string, presence: Presence, range: SourceRange): PersonMention[] {
  const parts = separated(text)
    .replace(/\([^()]{0,160}\)/g, (inner) => inner.replace(/[,;]/g, ' ').replace(/(?<=\s)(?=(?:and|&)\s)/g, JOINER))
    .split(/(?:(?<!\s)\s+)?[,;•·]\s*|(?<!\s)\s+(?:and|&)\s+/);
  const names = parts.map((part) =>
    part
      .replaceAll(JOINER, '')
      .replace(/^and\s+/, '')
      .replace(/\.$/, '')
      .trim(),
  );
  const people = names.map((name) => attendeeOf(name, presence, range));
  // Among names ("ann, bo lee, cy") a name without capitals is one, too.
  const sure = names.length >= LEAST_NAMES && names.every((name, at) => people[at] !== null || isLowerName(name));
  return people.flatMap((person, at) => person ?? (sure ? lowerPerson(names[at] ?? '', presence, range) : []));
}
