import { counted } from '../../counted.ts';
import { daysBetween } from '../../parse/calendar.ts';
import { isOpen } from '../lookup.ts';
import type { ActionView, AsOf, LedgerEntry } from '../page-data.ts';
import { htmlBytes } from '../paging.ts';

/** An action as the ledger lists it on the day `asOf`. What is due that day is not overdue yet. */
export function ledgerEntry(action: ActionView, asOf: AsOf | null): LedgerEntry {
  if (asOf === null || !isOpen(action)) return { action, age: null, overdue: null };
  const age = daysBetween(action.raisedIso, asOf.dateIso);
  const late = action.dueIso === null ? 0 : daysBetween(action.dueIso, asOf.dateIso);
  return { action, age: age > 0 ? `${counted(age, 'day')} old` : null, overdue: late > 0 ? `${counted(late, 'day')} overdue` : null };
}

/** So many mentions are told where an action stands in a list; its own page tells all that it has room for. */
export const MENTIONS_IN_LISTS = 6;

/**
 * Guesses the bytes of an entry's HTML, for pages of a bounded size: rather too much than too little. A test holds the
 * pages of a long archive against the limit.
 */
export function entryBytes({ action }: LedgerEntry, mentionsShown: number): number {
  const { id, text, href, owners, tickets, joined, mentions, raised, due } = action;
  const history =
    mentions.length < 2
      ? []
      : mentions.length - mentionsShown > 1
        ? [...mentions.slice(0, 1), ...mentions.slice(-mentionsShown)]
        : mentions;
  const bytes =
    650 +
    htmlBytes(id) +
    link(href, text) +
    link(raised.link.href, raised.link.text) +
    total(owners, ({ name, href: to }) => link(to ?? '', name)) +
    total(tickets, ({ text: said, href: to }) => link(to ?? '', said)) +
    (due === null ? 0 : 350 + 2 * htmlBytes(id) + link(due.origin.href ?? '', due.origin.text)) +
    total(history, (mention) => 80 + link(mention.href, mention.documentTitle) + htmlBytes(mention.text)) +
    (history.length === 0 ? 0 : 150 + total(joined, (said) => 10 + htmlBytes(said)));
  return bytes;
}

const link = (to: string, said: string): number => 25 + htmlBytes(to) + htmlBytes(said);

const total = <Item>(items: readonly Item[], sizeOf: (item: Item) => number): number => items.reduce((sum, item) => sum + sizeOf(item), 0);
