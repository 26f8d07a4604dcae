import type { Incident } from '../../schema/incident.ts';
import type { Meeting } from '../../schema/meeting.ts';
import type { Site } from '../../schema/site.ts';
import { anchorHref, entryHref } from '../addresses.ts';

/** What authors say outright of mentions, so that nothing is guessed about them. */
export interface Settled {
  /** What all mentions of one action have in common: the same `^key`, or a group of site.yml. Null where nobody said anything. */
  readonly markOf: (key: string | null, href: string) => string | null;
  readonly apartFrom: (href: string) => ReadonlySet<string>;
}

type Entry = Incident | Meeting;

/** Where each mention of an entry stands on the site. */
export const addressesOf = (entry: Entry): { readonly href: string; readonly key: string | null }[] => {
  const page = entryHref(entry);
  return entry.actions.map(({ id, key }) => ({ href: anchorHref(page, id), key }));
};

const NONE: ReadonlySet<string> = new Set();
const keyMark = (key: string): string => `^${key}`;

/** Keys in texts, and the groups of site.yml: where a group names a mention that has a key, they are one. */
export function settledBy({ join, part }: Site['actions'], entries: readonly Entry[]): Settled {
  const groups = new Map<string, string>();
  const root = (mark: string): string => {
    let at = mark;
    for (let next = groups.get(at); next !== undefined; next = groups.get(at)) at = next;
    return at;
  };
  const unite = (one: string, other: string): void => {
    const [a, b] = [root(one), root(other)];
    if (a !== b) groups.set(b, a);
  };
  const listed = new Set(join.flat());
  for (const [first = '', ...others] of join) for (const other of others) unite(first, other);
  if (listed.size > 0)
    for (const { href, key } of entries.flatMap(addressesOf)) if (key !== null && listed.has(href)) unite(href, keyMark(key));
  const apart = new Map<string, Set<string>>();
  for (const group of part)
    for (const href of group) apart.set(href, new Set([...(apart.get(href) ?? []), ...group.filter((other) => other !== href)]));
  return {
    markOf: (key, href) => (listed.has(href) ? root(href) : key === null ? null : root(keyMark(key))),
    apartFrom: (href) => apart.get(href) ?? NONE,
  };
}
