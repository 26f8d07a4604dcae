import { toInstant } from '../parse/clock.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { Site } from '../schema/site.ts';
import { dateText } from './dates-text.ts';
import type { OriginNotes } from './origins.ts';
import type { LaterDate, MeetingPage } from './page-data.ts';
import { meetingLink, wasMoved, type Series } from './series.ts';

/** What a meeting says of dates other than its own, and what came of it. */
export function datesSaid(meeting: Meeting, series: Series, notes: OriginNotes, site: Site): Pick<MeetingPage, 'nextMeeting' | 'movedTo'> {
  const { nextMeeting: next, movedTo } = meeting;
  const onDay = (date: string): MeetingPage['previous'] => {
    const found = series.on(meeting, date);
    return found === null || found.id === meeting.id ? null : meetingLink(found);
  };
  return {
    movedTo:
      movedTo === null ? null : { ...notes.shown(movedTo, dateText(movedTo.value)), link: onDay(movedTo.value), dateIso: movedTo.value },
    nextMeeting:
      next === null
        ? null
        : {
            text: [dateText(next.value.date), ...(next.value.time === null ? [] : [next.value.time])].join(', '),
            origin: notes.note(next.origin),
            link: onDay(next.value.date),
            later: laterDates(meeting, next.value.date, series),
            dateIso: next.value.date,
            instant: instantOf(next.value, meeting, site),
          },
  };
}

/**
 * A date that was said and did not hold: first where the notes of that day say that it was moved, and again, each once; then the
 * meeting that the series has next, where that is of another day.
 */
function laterDates(meeting: Meeting, said: string, series: Series): LaterDate[] {
  const moves: LaterDate[] = [];
  const seen = new Set([said]);
  let at = series.on(meeting, said);
  let last = said;
  while (at !== null && at.movedTo !== null && wasMoved(at) && !seen.has(at.movedTo.value)) {
    last = at.movedTo.value;
    seen.add(last);
    at = series.on(meeting, last);
    moves.push({ text: `Moved to ${dateText(last)}`, link: at === null ? null : meetingLink(at) });
  }
  const after = series.after(meeting);
  if (after === null || (at !== null && !wasMoved(at))) return moves;
  return [...moves, { text: `The next notes of the series are of ${dateText(after.date.value)}`, link: meetingLink(after) }];
}

/** When the next meeting begins, where its clock is known: UTC that nobody chose would only be a guess. */
function instantOf({ date, time }: NonNullable<Meeting['nextMeeting']>['value'], { zone }: Meeting, site: Site): string | null {
  const guessed = zone.origin.kind === 'inferred' && zone.origin.range === null && !site.timeZoneIsSet;
  return time === null || guessed ? null : toInstant(`${date}T${time}`, zone.value).instant;
}
