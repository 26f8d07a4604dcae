import type { Meeting } from '../schema/meeting.ts';
import { slugOf } from '../parse/slug.ts';
import { meetingHref, SERIES_HREF } from './addresses.ts';
import { foldName, tidy } from './fold.ts';
import { unusedHref } from './list-parts.ts';
import type { Link } from './page-data.ts';

/** Meetings that belong together, oldest first. */
export interface SeriesGroup {
  readonly key: string;
  readonly name: string;
  /** Null where nothing but the title of one meeting speaks for a series. */
  readonly href: string | null;
  readonly meetings: readonly Meeting[];
}

/** The series of an archive, and the neighbours of each meeting in its own. */
export interface Series {
  /** Those that have a page, by name. */
  readonly all: readonly SeriesGroup[];
  /** The address of the list of them. */
  readonly href: string;
  readonly of: (meeting: Meeting) => SeriesGroup | null;
  readonly previous: (meeting: Meeting) => Link | null;
  readonly next: (meeting: Meeting) => Link | null;
  /** The meeting of the same series on a day (`YYYY-MM-DD`). */
  readonly on: (meeting: Meeting, date: string) => Meeting | null;
  /** The first meeting of the same series that was held after a meeting. */
  readonly after: (meeting: Meeting) => Meeting | null;
}

export const meetingLink = ({ title, id }: Meeting): Link => ({ text: title.value, href: meetingHref(id) });

/**
 * Notes that only say that their meeting was moved: nobody is listed as present, and nothing was decided, raised or discussed.
 * They have a page, but no meeting took place on their day.
 */
export const wasMoved = ({ movedTo, people, decisions, actions, incidentIds }: Meeting): boolean =>
  movedTo !== null &&
  !people.some(({ presence }) => presence === 'present') &&
  decisions.length + actions.length + incidentIds.length === 0;

/** `meetings`: oldest first. A meeting without a series has no neighbours. */
export function seriesOf(meetings: readonly Meeting[]): Series {
  const groups = groupsOf(meetings);
  const byMeeting = new Map(groups.flatMap((group) => group.meetings.map(({ id }) => [id, group] as const)));
  const neighbours = groups.map(neighboursOf);
  const previous = new Map(neighbours.flatMap((of) => [...of.previous]));
  const next = new Map(neighbours.flatMap((of) => [...of.next]));
  const byDay = new Map<string, Meeting>();
  for (const { key, meetings: own } of groups) {
    for (const meeting of own) {
      const day = `${meeting.date.value} ${key}`;
      if (!byDay.has(day)) byDay.set(day, meeting);
    }
  }
  const linkTo = (meeting: Meeting | undefined): Link | null => (meeting === undefined ? null : meetingLink(meeting));
  const of = ({ id }: Meeting): SeriesGroup | null => byMeeting.get(id) ?? null;
  return {
    all: groups.filter(({ href }) => href !== null).sort((a, b) => (a.key < b.key ? -1 : 1)),
    href: seriesRoot(meetings),
    of,
    previous: ({ id }) => linkTo(previous.get(id)),
    next: ({ id }) => linkTo(next.get(id)),
    on: (meeting, date) => byDay.get(`${date} ${of(meeting)?.key ?? ''}`) ?? null,
    after: ({ id }) => next.get(id) ?? null,
  };
}

/** Of each meeting the one that was held before it and after it, whichever was moved in between. */
function neighboursOf({ meetings }: SeriesGroup): { previous: Map<string, Meeting>; next: Map<string, Meeting> } {
  const previous = new Map<string, Meeting>();
  const next = new Map<string, Meeting>();
  let before: Meeting | null = null;
  let waiting: Meeting[] = [];
  for (const meeting of meetings) {
    if (before !== null) previous.set(meeting.id, before);
    waiting.push(meeting);
    if (wasMoved(meeting)) continue;
    for (const earlier of waiting.slice(0, -1)) next.set(earlier.id, meeting);
    waiting = [meeting];
    before = meeting;
  }
  return { previous, next };
}

/** A last word that says what the notes are, and not of which series: "Council", "Council meeting" and "Council minutes" are one. */
const PLAIN_END = /(?<![\s\p{P}])[\s\p{P}]+(?=(?:(?:team )?meetings?|minutes|notes|agenda|summary)$)(?<=\p{L}{2}.*).+$/iu;

/** The key of a title's series. */
function readKey(name: string): string {
  let key = foldName(name);
  for (let shorter = key.replace(PLAIN_END, ''); shorter !== key; shorter = key.replace(PLAIN_END, '')) key = shorter;
  return key;
}

const seriesRoot = (meetings: readonly Meeting[]): string => unusedHref(SERIES_HREF, new Set(meetings.map(({ id }) => meetingHref(id))));

/** The series of meetings (oldest first), in the order of their first meetings; one of a single meeting, too. */
export function groupsOf(meetings: readonly Meeting[]): SeriesGroup[] {
  const declared = new Set(meetings.flatMap(({ series }) => (series?.origin.kind === 'declared' ? [foldName(series.value)] : [])));
  const keyOf = (name: string): string => (declared.has(foldName(name)) ? foldName(name) : readKey(name));
  const groups = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    if (meeting.series === null) continue;
    const key = keyOf(meeting.series.value);
    const group = groups.get(key) ?? [];
    group.push(meeting);
    groups.set(key, group);
  }
  const root = seriesRoot(meetings);
  const taken = new Set(meetings.map(({ id }) => meetingHref(id)));
  return [...groups].map(([key, own]) => {
    const stands = own.length > 1 || own.some(({ series }) => series?.origin.kind === 'declared');
    const name = nameOf(own);
    const href = stands ? unusedHref(`${root}${slugOf(own[0]?.series?.value ?? name) || 'series'}/`, taken) : null;
    if (href !== null) taken.add(href);
    return { key, name, href, meetings: own };
  });
}

/** The spelling that most meetings use; of several, the newest. */
function nameOf(meetings: readonly Meeting[]): string {
  const uses = new Map<string, number>();
  for (const { series } of meetings.toReversed()) {
    const name = tidy(series?.value ?? '');
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return [...uses].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])[0];
}
