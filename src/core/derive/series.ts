import type { Meeting } from '../schema/meeting.ts';
import { meetingHref } from './addresses.ts';
import { foldName } from './fold.ts';
import type { Link } from './page-data.ts';

/** The neighbours of each meeting in its series. */
export interface Series {
  readonly previous: (meeting: Meeting) => Link | null;
  readonly next: (meeting: Meeting) => Link | null;
  /** The meeting of the same series on a day (`YYYY-MM-DD`). */
  readonly on: (meeting: Meeting, date: string) => Link | null;
}

export const meetingLink = ({ title, id }: Meeting): Link => ({ text: title.value, href: meetingHref(id) });

/** `meetings`: oldest first. A meeting without a series has no neighbours. */
export function seriesOf(meetings: readonly Meeting[]): Series {
  const previous = new Map<string, Meeting>();
  const next = new Map<string, Meeting>();
  const byDay = new Map<string, Meeting>();
  const last = new Map<string, Meeting>();
  const dayKey = (series: string, date: string): string => `${date} ${foldName(series)}`;
  for (const meeting of meetings) {
    if (meeting.series === null) continue;
    const key = foldName(meeting.series.value);
    const before = last.get(key);
    if (before !== undefined) {
      previous.set(meeting.id, before);
      next.set(before.id, meeting);
    }
    last.set(key, meeting);
    const day = dayKey(key, meeting.date.value);
    if (!byDay.has(day)) byDay.set(day, meeting);
  }
  const linkTo = (meeting: Meeting | undefined): Link | null => (meeting === undefined ? null : meetingLink(meeting));
  return {
    previous: ({ id }) => linkTo(previous.get(id)),
    next: ({ id }) => linkTo(next.get(id)),
    on: ({ series }, date) => (series === null ? null : linkTo(byDay.get(dayKey(series.value, date)))),
  };
}
