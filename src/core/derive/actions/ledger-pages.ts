import { counted } from '../../counted.ts';
import { ACTION_VIEWS, anchorHref, pageHref, yearHref } from '../addresses.ts';
import type { ActionView, AsOf, LedgerEntry, LedgerGroup, LedgerPage, LedgerPages } from '../page-data.ts';
import { pagersOf, pagesOf } from '../paging.ts';
import { compareText } from '../visibility.ts';
import { byDue } from './actions-page.ts';
import { isOpen } from '../lookup.ts';
import { entryBytes, ledgerEntry, MENTIONS_IN_LISTS } from './entries.ts';
import { byIncident, byOwner, type Gathered } from './gather.ts';
import type { LedgerAction } from './ledger.ts';
import { STATUS_TEXTS } from './status.ts';

/** An action with its view. */
export interface Viewed {
  readonly action: LedgerAction;
  readonly view: ActionView;
}

/** What pages of the ledger show in all; the rest of 150 kB is the page around it. */
const ROOM_BYTES = 132_000;

/** Every view of the ledger, cut into pages. `viewed`: oldest first. */
export function ledgerPages(viewed: readonly Viewed[], asOf: AsOf | null): LedgerPages {
  const unfinished = byDue(viewed.flatMap(({ view }) => (isOpen(view) ? view : [])).toReversed()).map((view) => ledgerEntry(view, asOf));
  const closed = viewed.flatMap(({ view }) => (view.closed === null ? [] : view)).map((view) => ledgerEntry(view, asOf));
  const overdue = unfinished.filter((entry) => entry.overdue !== null);
  const pages = [
    ...view('Actions', ACTION_VIEWS.open, openGroups(unfinished), openLede(unfinished, viewed.length), true),
    ...view(
      'Overdue actions',
      ACTION_VIEWS.overdue,
      [{ ...group('overdue', 'Overdue', overdue), note: counted(overdue.length, 'action') }],
      overdueLede(overdue, asOf),
    ),
    ...view('Actions by owner', ACTION_VIEWS.byOwner, byOwner(unfinished), 'What is not done, under each who is to do it.'),
    ...view(
      'Actions by incident',
      ACTION_VIEWS.byIncident,
      byIncident(viewed, unfinished),
      'What is not done, under the incident that it follows from, newest first.',
    ),
    ...view(
      'Finished actions',
      ACTION_VIEWS.done,
      doneGroups(closed),
      'What is done or was dropped, under the year of the document that says so, newest first.',
    ),
  ];
  const years = yearPages(viewed, asOf);
  return {
    asOf,
    views: [
      { text: 'Not done', href: ACTION_VIEWS.open, count: unfinished.length },
      { text: 'Overdue', href: ACTION_VIEWS.overdue, count: overdue.length },
      { text: 'By owner', href: ACTION_VIEWS.byOwner, count: null },
      { text: 'By incident', href: ACTION_VIEWS.byIncident, count: null },
      { text: 'Done', href: ACTION_VIEWS.done, count: closed.length },
    ],
    years: [...new Map(years.map(({ view: href }) => [href, { text: href.slice(-5, -1), href }])).values()].reverse(),
    pages: [...pages, ...years],
  };
}

/** Where the ledger lists what each person is to do, by the address of the person's page. */
export function ownerPlaces({ pages }: LedgerPages): ReadonlyMap<string, string> {
  const owned = pages.filter(({ view: href }) => href === ACTION_VIEWS.byOwner).reverse();
  return new Map(
    owned.flatMap((page) => page.groups.flatMap(({ id, href }) => (href === null ? [] : [[href, anchorHref(page.href, id)]]))),
  );
}

const group = (id: string, title: string, items: readonly LedgerEntry[]): Gathered => ({ id, title, items, href: null });

const UNFINISHED = ['open', 'in-progress', 'unknown'] as const;

const openGroups = (entries: readonly LedgerEntry[]): Gathered[] =>
  UNFINISHED.map((status) =>
    group(
      status,
      STATUS_TEXTS[status],
      entries.filter(({ action }) => action.status === status),
    ),
  );

function openLede(unfinished: readonly LedgerEntry[], all: number): string {
  if (all === 0) {
    return 'No actions yet. A list under a heading “Action items” in any document appears here: “[ ] Name: what is to be done, by 29 March”.';
  }
  if (unfinished.length === 0) return `${counted(all, 'action')}, and none of them waits to be done.`;
  return `${String(unfinished.length)} of ${counted(all, 'action')} ${unfinished.length === 1 ? 'is' : 'are'} not done, the next due first. An action that several documents mention appears once, and says why its mentions were joined.`;
}

function overdueLede(overdue: readonly LedgerEntry[], asOf: AsOf | null): string {
  if (asOf === null) return 'No actions yet.';
  const said = overdue.length === 0 ? 'Nothing that names a date is overdue' : `${counted(overdue.length, 'action')} overdue`;
  return `${said} on ${asOf.text}. Actions without a due date are not counted.`;
}

function doneGroups(closed: readonly LedgerEntry[]): Gathered[] {
  const newestFirst = [...closed].sort((a, b) => compareText(b.action.closed?.dateIso ?? '', a.action.closed?.dateIso ?? ''));
  const years = Map.groupBy(newestFirst, ({ action }) => action.closed?.dateIso.slice(0, 4) ?? '');
  return [...years].map(([year, entries]) => group(`year-${year}`, year, entries));
}

function view(title: string, href: string, groups: readonly Gathered[], lede: string, anchored = false): LedgerPage[] {
  const pages = pagesOf(
    groups.filter(({ items }) => items.length > 0),
    (entry) => entryBytes(entry, MENTIONS_IN_LISTS),
    ROOM_BYTES,
  );
  const pagers = pagersOf(href, pages.length);
  return pages.flatMap((shown, index) => {
    const pager = pagers[index];
    if (pager === undefined) return [];
    return {
      href: pageHref(href, index + 1),
      title: index === 0 ? title : `${title}, page ${String(index + 1)}`,
      lede,
      view: href,
      groups: shown.map(listed),
      mentionsShown: MENTIONS_IN_LISTS,
      states: href !== ACTION_VIEWS.open,
      anchored,
      pager,
    };
  });
}

function listed({ id, title, href, note, items }: Gathered): LedgerGroup {
  const overdue = items.filter((entry) => entry.overdue !== null).length;
  return {
    id,
    title,
    href,
    note: note ?? [counted(items.length, 'action'), ...(overdue > 0 ? [`${String(overdue)} overdue`] : [])].join(', '),
    entries: items,
  };
}

/** All actions that were first mentioned in a year, oldest first: here each of them has the address that does not change. */
function yearPages(viewed: readonly Viewed[], asOf: AsOf | null): LedgerPage[] {
  return [...Map.groupBy(viewed, ({ action }) => action.place.year)].flatMap(([year, ofYear]) => {
    const href = yearHref(ACTION_VIEWS.open, year);
    const pages = [...Map.groupBy(ofYear, ({ action }) => action.place.page)];
    const pagers = pagersOf(href, pages.length);
    return pages.flatMap(([number, onPage], index): LedgerPage[] => {
      const pager = pagers[index];
      const entries = onPage.map(({ view: own }) => ledgerEntry(own, asOf));
      if (pager === undefined) return [];
      return [
        {
          href: pageHref(href, number),
          title: number === 1 ? `Actions of ${year}` : `Actions of ${year}, page ${String(number)}`,
          lede: yearLede(ofYear, year),
          view: href,
          groups: [listed(group(`year-${year}`, year, entries))],
          mentionsShown: roomFor(entries),
          states: true,
          anchored: true,
          pager,
        },
      ];
    });
  });
}

function yearLede(ofYear: readonly Viewed[], year: string): string {
  const mentions = ofYear.reduce((sum, { view: { mentions: all } }) => sum + all.length, 0);
  return `${counted(ofYear.length, 'action')}, from ${counted(mentions, 'mention')}: what documents of ${year} mention first, from the oldest on, whatever became of it.`;
}

const MOST_MENTIONS = 200;

/** The pages of a year have a set number of actions: where these were mentioned very often, fewer mentions of each are told. */
function roomFor(entries: readonly LedgerEntry[]): number {
  const needed = (shown: number): number => entries.reduce((sum, entry) => sum + entryBytes(entry, shown), 0);
  let shown = MOST_MENTIONS;
  while (shown > 1 && needed(shown) > ROOM_BYTES) shown = Math.floor(shown / 2);
  return shown;
}
