import { dateText, dayText } from '../derive/dates-text.ts';
import { daysBetween } from '../parse/calendar.ts';
import { findDates } from '../parse/dates.ts';
import { placeOf, type SourceRange } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Checked } from './checked.ts';
import { entriesOf, type Entry } from './actions-open.ts';

/** Dates of one document that contradict each other: its file's name and its title, a day and its weekday, the next meeting and this one. */
export function dateConflicts({ readings, texts }: Checked): Problem[] {
  return readings.flatMap((reading) =>
    entriesOf(reading)
      .filter((entry) => entry.kind === 'meeting' || entry.foundIn === null)
      .flatMap((entry) => {
        const text = texts.get(entry.path) ?? '';
        return [...nameAgainstTitle(entry), ...weekdays(entry, text), ...nextMeeting(entry, text)];
      }),
  );
}

const wholeDates = (text: string): string[] => findDates(text).flatMap(({ iso }) => iso ?? []);

/** Where either names several days, it is a span, and one may stand for it. */
function nameAgainstTitle({ path, kind, title, date }: Entry): Problem[] {
  const named = wholeDates(path.split('/').at(-1) ?? '');
  const titled = wholeDates(title.value);
  const [inName, inTitle] = [named[0], titled[0]];
  if (inName === undefined || named.length > 1) return [];
  if (inTitle !== undefined) {
    if (titled.length > 1 || inName === inTitle || (kind === 'incident' && isWrittenAfter(inTitle, inName))) return [];
    return [conflict(path, title.origin.range, `the title says ${dateText(inTitle)}, the file's name ${dateText(inName)}`)];
  }
  // A report may be filed under the day of its writing: only another year is a slip. Notes are named by their meeting.
  const same = date.value === inName || date.origin.kind === 'inferred' || !isSlipOf(date.value, inName);
  return same ? [] : [conflict(path, date.origin.range, `the document says ${dateText(date.value)}, the file's name ${dateText(inName)}`)];
}

const LONGEST_WRITING_DAYS = 45;

/** A report may be filed under the day on which it was written: some days or weeks after the incident that its title dates. */
function isWrittenAfter(incident: string, filed: string): boolean {
  const days = daysBetween(incident, filed);
  return days > 0 && days <= LONGEST_WRITING_DAYS;
}

/** The same day in another year. */
const isSlipOf = (a: string, b: string): boolean => a.slice(4) === b.slice(4) && a !== b;

const conflict = (path: string, range: SourceRange | null, found: string): Problem => problem('date-conflict', placeOf(path, range), found);

const WEEKDAY = /\b(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\.?,?\s+(?:the\s+)?$/i;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** "Tuesday, 22 March 2024", which was a Friday: in the title and beside the document's date. */
function weekdays({ path, title, date }: Entry, text: string): Problem[] {
  const { range } = date.origin;
  const line =
    range === null
      ? ''
      : (text
          .slice(Math.max(0, range.start.offset - 20), range.end.offset)
          .split(/[\r\n]/)
          .at(-1) ?? '');
  const spots: readonly (readonly [string, SourceRange | null])[] = [
    [title.value, title.origin.range],
    [line, range],
  ];
  for (const [said, place] of spots) {
    for (const { iso, index, written } of findDates(said)) {
      const weekday = WEEKDAY.exec(said.slice(0, index))?.[1]?.slice(0, 3).toLowerCase();
      if (iso === null || weekday === undefined) continue;
      if (DAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()] !== weekday) {
        const saidDay = WEEKDAY.exec(said.slice(0, index))?.[0].trim() ?? '';
        return [conflict(path, place, `“${quote(`${saidDay} ${written}`)}” was a ${dayText(iso)}`)];
      }
    }
  }
  return [];
}

/** The reader takes no day before the meeting for the next one, so it is looked for in the text of the section. */
function nextMeeting(entry: Entry, text: string): Problem[] {
  if (entry.kind !== 'meeting' || entry.nextMeeting !== null) return [];
  for (const { role, blocks } of entry.sections) {
    if (role !== 'next-meeting') continue;
    for (const range of blocks) {
      const [next] = wholeDates(text.slice(range.start.offset, range.end.offset));
      if (next === undefined || next >= entry.date.value) continue;
      return [conflict(entry.path, range, `the next meeting, ${dateText(next)}, is before this one, ${dateText(entry.date.value)}`)];
    }
  }
  return [];
}
