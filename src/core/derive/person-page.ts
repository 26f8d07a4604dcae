import { isOpen, type Lookup } from './lookup.ts';
import type { ActionView, IncidentRow, MeetingRow, PeopleIndexRow, PersonPage } from './page-data.ts';
import { peopleHere, type PersonHere } from './people-here.ts';
import type { Person } from './people.ts';
import { compareText } from './visibility.ts';

type Involved<Row> = readonly { readonly row: Row; readonly here: PersonHere }[];

const PRESENCE: Readonly<Record<PersonHere['presence'], string>> = { present: 'Present', absent: 'Absent', named: 'Named' };

/** A page for everybody, by name: nothing here ranks people. `…Rows`: id -> line; entries newest first. */
export function personPages(
  lookup: Lookup,
  incidentRows: ReadonlyMap<string, IncidentRow>,
  meetingRows: ReadonlyMap<string, MeetingRow>,
): { pages: PersonPage[]; rows: PeopleIndexRow[] } {
  const incidents = involvement(lookup.incidents, incidentRows, lookup);
  const meetings = involvement(lookup.meetings, meetingRows, lookup);
  const actions = actionsByPerson(lookup);
  const all = [...lookup.people.all].sort((a, b) => compareText(a.key, b.key));
  const pages = all.map((person) =>
    personPage(person, incidents.get(person.key) ?? [], meetings.get(person.key) ?? [], actions.get(person.key) ?? []),
  );
  return { pages, rows: pages.map(indexRow) };
}

function personPage(
  { name, href, team, role, aliases }: Person,
  incidents: Involved<IncidentRow>,
  meetings: Involved<MeetingRow>,
  actions: readonly ActionView[],
): PersonPage {
  return {
    href,
    name,
    team,
    role,
    aliases,
    openActions: actions.filter(isOpen),
    doneActions: actions.filter((action) => !isOpen(action)),
    incidents: incidents.map(({ row, here }) => ({ ...row, roles: here.view.roles })),
    meetings: meetings.map(({ row, here }) => ({ ...row, presence: PRESENCE[here.presence], roles: here.view.roles })),
  };
}

function involvement<Row>(
  entries: Lookup['incidents'] | Lookup['meetings'],
  rows: ReadonlyMap<string, Row>,
  { people }: Lookup,
): Map<string, { row: Row; here: PersonHere }[]> {
  const byPerson = new Map<string, { row: Row; here: PersonHere }[]>();
  for (const entry of entries.toReversed()) {
    const row = rows.get(entry.id);
    if (row === undefined) continue;
    for (const here of peopleHere(entry.people, people)) {
      const list = byPerson.get(here.person.key) ?? [];
      list.push({ row, here });
      byPerson.set(here.person.key, list);
    }
  }
  return byPerson;
}

function actionsByPerson({ actions }: Lookup): Map<string, ActionView[]> {
  const byPerson = new Map<string, ActionView[]>();
  for (const { action, view } of actions.toReversed()) {
    for (const key of new Set(action.owners.flatMap(({ person }) => person?.key ?? []))) {
      const list = byPerson.get(key) ?? [];
      list.push(view);
      byPerson.set(key, list);
    }
  }
  return byPerson;
}

const indexRow = ({ name, href, team, role, openActions, meetings, incidents }: PersonPage): PeopleIndexRow => ({
  name,
  href,
  team,
  roles: role === null ? [] : [role],
  openActions: openActions.length,
  meetings: meetings.length,
  incidents: incidents.length,
});
