import { dateText } from './dates-text.ts';
import { foldName } from './fold.ts';
import type { Link, RoleView } from './page-data.ts';
import type { PersonHere } from './people-here.ts';

/** What one document says of a person. */
export interface SaidOf {
  readonly here: PersonHere;
  readonly dateIso: string;
  readonly link: Link;
}

/** The roles of a person over time, in the order in which they were first said. `documents`: oldest first, all of one person. */
export function rolesOf(documents: readonly SaidOf[]): RoleView[] {
  const roles = new Map<string, RoleView>();
  for (const { here, dateIso, link } of documents) {
    const seen = { date: dateText(dateIso), dateIso, link };
    for (const text of rolesHere(here)) {
      const key = foldName(text);
      const known = roles.get(key);
      roles.set(
        key,
        known === undefined ? { text, documents: 1, first: seen, last: seen } : { ...known, documents: known.documents + 1, last: seen },
      );
    }
  }
  return [...roles.values()];
}

/** "Lead, Backend"; a team alone where no role is said. */
function rolesHere({ view, team }: PersonHere): string[] {
  const { roles } = view;
  if (roles.length === 0) return team === null ? [] : [team];
  return [...new Map(roles.map((role) => [foldName(role), team === null ? role : `${role}, ${team}`])).values()];
}
