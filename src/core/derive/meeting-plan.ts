import { findDates } from '../parse/dates.ts';
import { seriesOf } from '../parse/title.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { LedgerAction } from './actions/ledger.ts';
import { inSameForm } from './date-forms.ts';
import { foldName, tidy } from './fold.ts';
import { isOpen, type Lookup } from './lookup.ts';
import { pathBeside } from './path-beside.ts';
import { groupsOf, type SeriesGroup } from './series.ts';
import { compareText } from './visibility.ts';

/** Somebody who is usually there, as the newest meeting of those looked at calls them. */
export interface UsualAttendee {
  readonly name: string;
  readonly team: string | null;
  readonly roles: readonly string[];
}

/** What is known of the next meeting of a series before it takes place. */
export interface MeetingPlan {
  /** Below the content folder. */
  readonly path: string;
  readonly title: string;
  /** Null where the title says it. */
  readonly series: string | null;
  readonly attendees: readonly UsualAttendee[];
  /** What is still to be done, the next due first. */
  readonly actions: readonly LedgerAction[];
}

/** The series that a next meeting can be of, the one that met last first. `meetings`: oldest first. */
export function seriesIn(meetings: readonly Meeting[]): SeriesGroup[] {
  const order = new Map(meetings.map(({ id }, index) => [id, index]));
  const newest = (group: SeriesGroup): number => order.get(group.meetings.at(-1)?.id ?? '') ?? -1;
  return groupsOf(meetings).sort((a, b) => newest(b) - newest(a));
}

/** The meeting of `date` that follows `meetings`, which are those of one series, oldest first. */
export function planMeeting(meetings: readonly [Meeting, ...Meeting[]], date: string, lookup: Lookup): MeetingPlan {
  const last = meetings.at(-1) ?? meetings[0];
  const series = last.series?.value ?? last.title.value;
  const title = nextTitle(last, series, date);
  return {
    path: pathBeside({ path: last.path, date: last.date.value }, { folder: 'meetings', name: series }, date),
    title,
    series:
      seriesOf({ value: title, origin: last.title.origin })?.value === series && last.series?.origin.kind !== 'declared' ? null : series,
    attendees: usualAttendees(meetings, lookup),
    actions: openActions(meetings, lookup),
  };
}

/** The first meeting of a series: nothing is known but its name and day. */
export const firstMeeting = (series: string, date: string): MeetingPlan => ({
  path: pathBeside(null, { folder: 'meetings', name: series }, date),
  title: `${tidy(series)} - ${date}`,
  series: tidy(series),
  attendees: [],
  actions: [],
});

/** The last title with the new day, written as the last was: "Sync - June 14, 2024" -> "Sync - July 12, 2024". */
function nextTitle({ title, date: before }: Meeting, series: string, date: string): string {
  const dates = findDates(title.value);
  const [said] = dates;
  const written = said === undefined || dates.length > 1 ? null : inSameForm(said.written, before.value, date);
  return said === undefined || written === null
    ? `${series} - ${date}`
    : `${title.value.slice(0, said.index)}${written}${title.value.slice(said.index + said.written.length)}`;
}

/** So many meetings back somebody must have been at half of them. */
const LOOKED_AT = 6;

function usualAttendees(meetings: readonly Meeting[], { people }: Lookup): UsualAttendee[] {
  const recent = meetings.slice(-LOOKED_AT).reverse();
  const times = new Map<string, { name: string; team: string | null; meetings: number; roles: Map<string, number> }>();
  for (const meeting of recent) {
    const present = meeting.people.filter(({ presence }) => presence === 'present');
    for (const [key, { name, team, roles }] of new Map(
      present.map((said) => [foldName(people.find(said.name)?.name ?? said.name), said]),
    )) {
      const known = times.get(key) ?? { name: people.find(name)?.name ?? tidy(name), team, meetings: 0, roles: new Map<string, number>() };
      for (const role of roles) known.roles.set(role, (known.roles.get(role) ?? 0) + 1);
      times.set(key, { ...known, team: known.team ?? team, meetings: known.meetings + 1 });
    }
  }
  const isUsual = (count: number): boolean => count * 2 >= recent.length;
  return [...times.values()]
    .filter((attendee) => isUsual(attendee.meetings))
    .map(({ name, team, roles }) => ({ name, team, roles: [...roles].flatMap(([role, count]) => (isUsual(count) ? [role] : [])) }));
}

const NEVER = '9999-99-99';

/** What a meeting of the series, or an incident that it told of, mentions and is not known to be done. */
function openActions(meetings: readonly Meeting[], { actions, foundIn }: Lookup): LedgerAction[] {
  const pages = new Set(meetings.flatMap(({ id }) => [`meeting ${id}`, ...(foundIn.get(id) ?? []).map((found) => `incident ${found.id}`)]));
  const due = (action: LedgerAction): string => action.due?.fact.value ?? NEVER;
  return actions
    .map(({ action }) => action)
    .filter((action) => isOpen(action) && action.mentions.some(({ mention: { page } }) => pages.has(`${page.kind} ${page.id}`)))
    .sort((a, b) => compareText(due(a), due(b)));
}
