import type { SourceRange } from '../position.ts';
import { isAnchor, isOldAddress } from '../schema/site-address.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { Site } from '../schema/site.ts';
import { ACTION_VIEWS, DECISIONS_HREF, entryHref, SERIES_HREF } from './addresses.ts';

/** An old address and where it leads, both without the base; `to` may have an anchor. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** Where a redirect is written that cannot be followed: under a key of site.yml, or in the front matter of a document. */
export type RedirectSource =
  { readonly kind: 'site'; readonly key: string } | { readonly kind: 'alias'; readonly path: string; readonly range: SourceRange | null };

export interface RedirectFault {
  readonly source: RedirectSource;
  /** A sentence without its full stop. */
  readonly found: string;
}

/** Everything that leads on, sorted by address, and what is wrong. */
export interface Redirects {
  readonly redirects: readonly Redirect[];
  readonly faults: readonly RedirectFault[];
}

/** Pages that every site has. Those of people and services, of years and of long lists are known only when all is derived: the build looks whether they are there. */
const LISTS: ReadonlySet<string> = new Set([
  '/',
  '/incidents/',
  '/meetings/',
  ...Object.values(ACTION_VIEWS),
  DECISIONS_HREF,
  '/people/',
  '/services/',
  '/tags/',
  SERIES_HREF,
  '/search/',
]);
const DERIVED = /^\/(?:(?:people|services|tags|insights|actions|decisions|meetings\/series)\/|(?:incidents|meetings)\/\d{4}(?:\/\d+)?\/)/;

type Entry = Incident | Meeting;
/** An incident of a meeting has no front matter of its own. */
const hasFrontMatter = (entry: Entry): boolean => entry.kind === 'meeting' || entry.foundIn === null;

/** The redirects of site.yml and of the entries (those that are published). */
export function resolveRedirects(entries: readonly Entry[], site: Pick<Site, 'redirects'>): Redirects {
  const pages = new Set([...LISTS, ...entries.map(entryHref)]);
  const byPath = new Map(entries.filter(hasFrontMatter).map((entry) => [entry.path, entryHref(entry)]));
  const faults: RedirectFault[] = [];
  const leads = new Map<string, { readonly to: string; readonly source: RedirectSource }>();
  const add = (from: string, to: string, source: RedirectSource): void => {
    if (pages.has(from)) faults.push({ source, found: `there is a page at \`${from}\`` });
    else if (leads.has(from)) faults.push({ source, found: `\`${from}\` leads to \`${leads.get(from)?.to ?? ''}\` already` });
    else leads.set(from, { to, source });
  };
  for (const { entry, value, range } of aliasesOf(entries))
    if (isOldAddress(value)) add(value, entryHref(entry), { kind: 'alias', path: entry.path, range });
  for (const [key, to] of Object.entries(site.redirects)) add(key, addressOf(to, byPath), { kind: 'site', key });
  const redirects: Redirect[] = [];
  for (const [from, { to, source }] of leads) {
    const end = follow(to, leads);
    if (end === null) faults.push({ source, found: `\`${from}\` leads back to itself` });
    else if (pages.has(withoutAnchor(end)) || DERIVED.test(end)) redirects.push({ from, to: end });
    else faults.push({ source, found: `\`${from}\` leads to \`${end}\`, where no page is published` });
  }
  return { redirects: redirects.sort((a, b) => (a.from < b.from ? -1 : 1)), faults };
}

interface Alias {
  readonly entry: Entry;
  readonly value: string;
  readonly range: SourceRange | null;
}

/** What front matter lists, written out. */
export const aliasesOf = (entries: readonly Entry[]): Alias[] =>
  entries.filter(hasFrontMatter).flatMap((entry) => entry.aliases.map(({ value, origin }) => ({ entry, value, range: origin.range })));

/** The anchors that a document keeps, without `#`: those that nothing on its page has. */
export function keptAnchors(entry: Entry): string[] {
  if (!hasFrontMatter(entry) || entry.aliases.length === 0) return [];
  const marked = entry.kind === 'incident' ? entry.timeline : [...entry.decisions, ...entry.announcements, ...entry.topics];
  const there = new Set([...entry.sections, ...entry.actions, ...marked].map(({ id }) => id));
  const kept = entry.aliases.flatMap(({ value }) => (isAnchor(value) ? [value.slice(1)] : []));
  return [...new Set(kept)].filter((anchor) => !there.has(anchor));
}

const withoutAnchor = (address: string): string => address.replace(/#.*$/s, '');

/** `incidents/disk.md#cause` -> `/incidents/disk/#cause`; an address, or a path that no document has, stays what it is. */
function addressOf(target: string, byPath: ReadonlyMap<string, string>): string {
  const path = withoutAnchor(target);
  const href = byPath.get(path);
  return href === undefined ? target : `${href}${target.slice(path.length)}`;
}

/** Where a chain of redirects ends; null where it does not. */
function follow(start: string, leads: ReadonlyMap<string, { readonly to: string }>): string | null {
  const seen = new Set<string>();
  let at = start;
  for (let next = leads.get(at); next !== undefined; next = leads.get(at)) {
    if (seen.has(at)) return null;
    seen.add(at);
    at = next.to;
  }
  return at;
}
