import { slugs } from '../addresses.ts';
import { dateText } from '../dates-text.ts';
import type { LedgerEntry } from '../page-data.ts';
import { compareText } from '../visibility.ts';
import type { LedgerAction } from './ledger.ts';
import type { MentionPage } from './mentions.ts';

/** Entries under one heading, before they are cut into pages. `note` stands for the count where it says more. */
export interface Gathered {
  readonly id: string;
  readonly title: string;
  readonly href: string | null;
  readonly items: readonly LedgerEntry[];
  readonly note?: string;
}

const NOBODY = '';

/** Under each owner, by name, what is not done; what nobody owns comes last. An action of two stands under both. */
export function byOwner(unfinished: readonly LedgerEntry[]): Gathered[] {
  const owned = new Map<string, { title: string; href: string | null; items: LedgerEntry[] }>();
  for (const entry of unfinished) {
    const owners = entry.action.owners.map(({ name, href }) => ({ key: href ?? name, title: name, href }));
    for (const { key, title, href } of owners.length === 0 ? [{ key: NOBODY, title: 'No owner', href: null }] : owners) {
      const group = owned.get(key) ?? { title, href, items: [] };
      group.items.push(entry);
      owned.set(key, group);
    }
  }
  const slug = slugs('owner');
  return [...owned]
    .sort(([a, x], [b, y]) => Number(a === NOBODY) - Number(b === NOBODY) || compareText(x.title, y.title) || compareText(a, b))
    .map(([, group]) => ({ id: slug(`owner ${group.title}`), ...group }));
}

/** Under each incident that mentions something that is not done, newest first. */
export function byIncident(viewed: readonly { readonly action: LedgerAction }[], unfinished: readonly LedgerEntry[]): Gathered[] {
  const open = new Map(unfinished.map((entry) => [entry.action.id, entry]));
  const found = new Map<string, { page: MentionPage; date: string; all: number; items: LedgerEntry[] }>();
  for (const { action } of viewed) {
    const pages = new Map(action.mentions.flatMap(({ mention }) => (mention.page.kind === 'incident' ? [[mention.page.id, mention]] : [])));
    for (const [id, { page, date }] of pages) {
      const group = found.get(id) ?? { page, date, all: 0, items: [] };
      group.all += 1;
      const entry = open.get(action.id);
      if (entry !== undefined) group.items.push(entry);
      found.set(id, group);
    }
  }
  const slug = slugs('incident');
  return [...found.values()]
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => compareText(b.date, a.date) || compareText(a.page.id, b.page.id))
    .map(({ page, date, all, items }) => ({
      id: slug(`incident ${page.id}`),
      title: page.title,
      href: page.href,
      items,
      note: `${dateText(date)}, ${String(items.length)} of ${String(all)} not done`,
    }));
}
