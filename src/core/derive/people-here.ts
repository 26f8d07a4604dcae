import type { PersonMention } from '../schema/parts.ts';
import type { Person, People } from './people.ts';
import type { PersonView } from './page-data.ts';

/** A person as one document names them: the document's roles, and its team where it says one. */
export interface PersonHere {
  readonly person: Person;
  readonly presence: PersonMention['presence'];
  readonly view: PersonView;
  /** The team that this document says. */
  readonly team: string | null;
}

const RANK: Readonly<Record<PersonMention['presence'], number>> = { present: 2, absent: 1, named: 0 };

/** Each person of a document once, under whatever spellings it names them; being present outweighs being named. */
export function peopleHere(mentions: readonly PersonMention[], people: People): PersonHere[] {
  const here = new Map<string, PersonHere>();
  for (const { name, team, roles, presence } of mentions) {
    const person = people.find(name);
    if (person === null) continue;
    const known = here.get(person.key);
    const view = {
      name: person.name,
      href: person.href,
      team: team ?? known?.view.team ?? person.team,
      roles: [...new Set([...(known?.view.roles ?? []), ...roles])],
    };
    here.set(person.key, {
      person,
      presence: known !== undefined && RANK[known.presence] > RANK[presence] ? known.presence : presence,
      view,
      team: team ?? known?.team ?? null,
    });
  }
  return [...here.values()];
}
