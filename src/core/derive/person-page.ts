import { byDue } from './actions/actions-page.ts';
import { ACTION_VIEWS } from './addresses.ts';
import { dateText } from './dates-text.ts';
import { cut, MOST_ON_PAGE, partLinks, partPages, splitByYear } from './list-parts.ts';
import { isOpen, type Lookup, type Tracked } from './lookup.ts';
import type { ActionView, IncidentRow, MeetingRow, PartPage, PeopleIndexRow, PersonPage } from './page-data.ts';
import { peopleHere, type PersonHere } from './people-here.ts';
import type { Person } from './people.ts';
import { rolesOf, type SaidOf } from './person-roles.ts';
import { actionSize, meetingSize } from './sizes.ts';
import { compareText } from './visibility.ts';

/** A document that names a person, or an action that the person has done, as the person's page lists it. */
interface Involved extends SaidOf {
  readonly row: IncidentRow | MeetingRow;
  readonly kind: 'incident' | 'meeting';
}

type Item = { readonly date: string; readonly size: number } & (
  | { readonly kind: 'incident'; readonly row: PersonPage['incidents'][number] }
  | { readonly kind: 'meeting'; readonly row: PersonPage['meetings'][number] }
  | { readonly kind: 'action'; readonly row: ActionView }
);

const PRESENCE: Readonly<Record<PersonHere['presence'], string>> = { present: 'Present', absent: 'Absent', named: 'Named' };
/** Beside the open actions there must be room for the rest. */
const MOST_OPEN = MOST_ON_PAGE / 3;
const NO_DOCUMENT: ReadonlySet<string> = new Set();

/** What the pages of people are made of: the lines of lists by the ids of their entries, and their sizes. */
export interface PersonSources {
  readonly incidentRows: ReadonlyMap<string, IncidentRow>;
  readonly meetingRows: ReadonlyMap<string, MeetingRow>;
  readonly incidentSize: (row: IncidentRow) => number;
  /** Where the ledger lists what each is to do, by the address of the page. */
  readonly ownerPlaces: ReadonlyMap<string, string>;
}

export interface PersonPages {
  readonly pages: PersonPage[];
  readonly rows: PeopleIndexRow[];
  readonly parts: PartPage[];
}

/** A page for everybody, by name: nothing here ranks people. None where site.yml wants none. */
export function personPages(lookup: Lookup, sources: PersonSources): PersonPages {
  if (!lookup.context.site.people.pages) return { pages: [], rows: [], parts: [] };
  const involved = involvement(lookup, sources);
  const actions = actionsByPerson(lookup);
  const all = [...lookup.people.all].sort((a, b) => compareText(a.key, b.key));
  const made = all.flatMap((person) => {
    const { href } = person;
    if (href === null) return [];
    return [personPage({ ...person, href }, involved.get(person.key) ?? [], actions.get(person.key) ?? [], sources)];
  });
  return { pages: made.map(({ page }) => page), rows: made.map(({ row }) => row), parts: made.flatMap(({ parts }) => parts) };
}

function personPage(
  person: Person & { readonly href: string },
  involved: readonly Involved[],
  actions: readonly Tracked[],
  { incidentSize, ownerPlaces }: PersonSources,
): { page: PersonPage; row: PeopleIndexRow; parts: PartPage[] } {
  const { href, name, team, role, aliases } = person;
  const open = byDue(actions.flatMap(({ view }) => (isOpen(view) ? [view] : [])));
  const [shownOpen = []] = cut(open, actionSize, MOST_OPEN);
  const done = actions.filter(({ view }) => !isOpen(view)).map(doneItem);
  const items = [...involved.map((one) => documentItem(one, incidentSize)), ...done].sort((a, b) => compareText(b.date, a.date));
  const most = shownOpen.length === 0 ? MOST_ON_PAGE : MOST_ON_PAGE - MOST_OPEN;
  const split = splitByYear(items, { href, dateOf: ({ date }) => date, sizeOf: ({ size }) => size, taken: NO_DOCUMENT, most });
  const links = partLinks(split.parts, (count) => `${count} ${count === 1 ? 'entry' : 'entries'}`);
  const [latest] = involved;
  return {
    page: {
      ...{ href, name, team, role, aliases },
      roles: rolesOf(involved.toReversed()),
      openActions: shownOpen,
      moreOpen: open.length - shownOpen.length,
      allOpenHref: ownerPlaces.get(href) ?? ACTION_VIEWS.byOwner,
      ...listsOf(split.shown),
      parts: links,
    },
    row: {
      ...{ name, href, team, roles: role === null ? [] : [role] },
      last: latest === undefined ? null : { date: dateText(latest.dateIso), link: latest.link },
    },
    parts: partPages(split.parts, { text: name, href }, links, listsOf),
  };
}

const listsOf = (items: readonly Item[]): Pick<PersonPage, 'doneActions' | 'incidents' | 'meetings'> => ({
  doneActions: items.flatMap((item) => (item.kind === 'action' ? [item.row] : [])),
  incidents: items.flatMap((item) => (item.kind === 'incident' ? [item.row] : [])),
  meetings: items.flatMap((item) => (item.kind === 'meeting' ? [item.row] : [])),
});

/** An action stands in the year in which it was raised. */
const doneItem = ({ action, view }: Tracked): Item => ({ kind: 'action', date: action.raised.date, size: actionSize(view), row: view });

function documentItem({ row, here, dateIso: date }: Involved, incidentSize: PersonSources['incidentSize']): Item {
  const { roles } = here.view;
  const more = roles.reduce((sum, role) => sum + role.length + 2, 0);
  return 'severity' in row
    ? { kind: 'incident', date, size: incidentSize(row) + more, row: { ...row, roles } }
    : { kind: 'meeting', date, size: meetingSize(row) + more, row: { ...row, presence: PRESENCE[here.presence], roles } };
}

/** The documents that name each person, newest first. */
function involvement(lookup: Lookup, { incidentRows, meetingRows }: PersonSources): Map<string, Involved[]> {
  const byPerson = new Map<string, Involved[]>();
  const entries = [...lookup.incidents, ...lookup.meetings].sort((a, b) => compareText(b.date.value, a.date.value));
  for (const entry of entries) {
    const row = entry.kind === 'incident' ? incidentRows.get(entry.id) : meetingRows.get(entry.id);
    if (row === undefined) continue;
    for (const here of peopleHere(entry.people, lookup.people)) {
      const list = byPerson.get(here.person.key) ?? [];
      list.push({ kind: entry.kind, row, here, dateIso: row.dateIso, link: { text: row.title, href: row.href } });
      byPerson.set(here.person.key, list);
    }
  }
  return byPerson;
}

/** The actions that each person owns, newest first. */
function actionsByPerson({ actions }: Lookup): Map<string, Tracked[]> {
  const byPerson = new Map<string, Tracked[]>();
  for (const tracked of actions.toReversed()) {
    for (const key of new Set(tracked.action.owners.flatMap(({ person }) => person?.key ?? []))) {
      const list = byPerson.get(key) ?? [];
      list.push(tracked);
      byPerson.set(key, list);
    }
  }
  return byPerson;
}
