import type { SourceRange } from '../position.ts';
import type { PersonMention } from '../schema/parts.ts';
import { isSlotName } from './names.ts';

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
  const { team, roles } = teamAndRole(match?.[2] ?? match?.[3] ?? match?.[4] ?? match?.[5] ?? '');
  return {
    name: name.replace(/^@/, ''),
    team: team !== null && isAbbreviation(team, name) ? null : team,
    roles,
    presence,
    origin: { kind: 'read', range },
  };
}

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

/** "Ann, Bo and Cy" -> three people. */
export function namesIn(text: string, presence: Presence, range: SourceRange): PersonMention[] {
  const parts = text
    .replace(/\([^()]{0,80},[^()]{0,80}\)/g, (inner) => inner.replaceAll(',', ' '))
    .split(/(?:(?<!\s)\s+)?[,;•·]\s*|(?<!\s)\s+(?:and|&)\s+/);
  return parts.flatMap((part) => attendeeOf(part.replace(/^and\s+/, '').replace(/\.$/, ''), presence, range) ?? []);
}
