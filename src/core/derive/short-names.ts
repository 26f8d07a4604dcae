import { isFullName, isGroup } from '../parse/names.ts';
import { foldName } from './fold.ts';
import type { Person } from './people.ts';

/** What people write for one another where nobody else could be meant: "bao nguyen" => bao, bao n, baon, bnguyen, bao.nguyen. */
function shortFormsOf(name: string): string[] {
  const words = foldName(name).replaceAll('.', '').split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const initial = last.charAt(0);
  return [
    first,
    `${first} ${initial}`,
    `${first}${initial}`,
    `${first.charAt(0)}${last}`,
    `${first}${last}`,
    `${first}-${last}`,
    `${first}_${last}`,
  ];
}

/**
 * Finds the one person whose full name a short one may stand for; null where there is none, or several. Never for a group.
 * In the time of one look-up.
 */
export function shortNames(people: readonly Person[]): (text: string) => Person | null {
  const known = new Map<string, Person | null>();
  for (const person of people) {
    if (!isFullName(person.name)) continue;
    for (const form of new Set(shortFormsOf(person.name))) known.set(form, known.has(form) ? null : person);
  }
  return (text) => {
    if (isGroup(text)) return null;
    const short = foldName(text).replace(/^@/, '').replaceAll('.', '');
    return known.get(short) ?? null;
  };
}
