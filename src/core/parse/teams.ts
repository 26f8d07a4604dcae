import type { PeopleFile } from '../schema/site.ts';
import type { PersonMention } from '../schema/parts.ts';
import type { Places } from './places.ts';

/** Words that units of a company are called by. What else stands in brackets behind a name may be a remark. */
const UNIT =
  /\b(?:platform|back-?end|front-?end|infra(?:structure)?|engineering|ops|operations|devops|sre|support|product|design|ux|data|analytics|security|qa|quality|mobile|web|ios|android|network|database|dba|api|cloud|it|research|marketing|sales|finance|legal|hr|people|docs|documentation|services?|team|group|department|council|board|foundation|inc|ltd|gmbh|corp|university)\b/i;

/** What tells a team in brackets ("Ann Lee (Backend)") from a remark ("Ann Lee (interviews all day)"). */
export class Teams {
  private readonly known: ReadonlySet<string>;

  constructor(file: PeopleFile) {
    this.known = new Set(file.flatMap(({ team }) => (team === null ? [] : [team.toLowerCase()])));
  }

  /** Whether `text` is a team by itself: by people.yml, or by a word that units are called by. */
  isTeam(text: string): boolean {
    return this.known.has(text.trim().toLowerCase()) || (UNIT.test(text) && text.split(/\s+/).length <= 4);
  }

  /** `people` without the teams that are remarks: in brackets, shared by nobody else, and no team by themselves. */
  withoutRemarks(people: readonly PersonMention[], places: Places): PersonMention[] {
    const count = new Map<string, number>();
    for (const { team } of people) if (team !== null) count.set(team.toLowerCase(), (count.get(team.toLowerCase()) ?? 0) + 1);
    return people.map((person) => {
      const { team, presence } = person;
      if (team === null || (count.get(team.toLowerCase()) ?? 0) > 1 || this.isTeam(team)) return person;
      // An organisation has a capital in every word; whoever is not there has a reason, not an organisation.
      if (presence === 'present' && team.split(/\s+/).every((word) => /^[\p{Lu}\p{N}&]/u.test(word))) return person;
      return inBrackets(person, team, places) ? { ...person, team: null } : person;
    });
  }
}

function inBrackets({ origin }: PersonMention, team: string, places: Places): boolean {
  if (origin.range === null) return false;
  const written = places.text.slice(origin.range.start.offset, origin.range.end.offset);
  return written.includes(`(${team}`) || written.includes(`[${team}`);
}
