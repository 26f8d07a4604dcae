import { counted } from '../counted.ts';
import type { Meeting } from '../schema/meeting.ts';
import { dateText, shortMonth, WEEKDAYS } from './dates-text.ts';
import { partLinks, partPages, spanText, splitByYear } from './list-parts.ts';
import type { MeetingRow, PartPage, SeriesIndexRow, SeriesPage, SeriesYear, YearStrip } from './page-data.ts';
import { meetingLink, wasMoved, type Series, type SeriesGroup } from './series.ts';
import { gapsIn, intervalsOf, rhythmOf, type Interval } from './series-rhythm.ts';
import { meetingSize } from './sizes.ts';

/** The pages of all series, and their lines in the list of series, both by name. `rows`: meeting id -> line. */
export function seriesPages(
  series: Series,
  rows: ReadonlyMap<string, MeetingRow>,
  taken: ReadonlySet<string>,
): { pages: SeriesPage[]; rows: SeriesIndexRow[]; parts: PartPage[] } {
  const made = series.all.flatMap((group) => (group.href === null ? [] : [seriesPage(group, group.href, rows, taken)]));
  return { pages: made.map(({ page }) => page), rows: made.map(({ row }) => row), parts: made.flatMap(({ parts }) => parts) };
}

/** A meeting that was held, for intervals. */
interface Held {
  readonly date: string;
  readonly meeting: Meeting;
}

function seriesPage(
  group: SeriesGroup,
  href: string,
  rows: ReadonlyMap<string, MeetingRow>,
  taken: ReadonlySet<string>,
): { page: SeriesPage; row: SeriesIndexRow; parts: PartPage[] } {
  const { name } = group;
  const newestFirst = group.meetings.toReversed();
  const held = group.meetings.filter((meeting) => !wasMoved(meeting));
  const rowsOf = (meetings: readonly Meeting[]): MeetingRow[] => meetings.flatMap(({ id }) => rows.get(id) ?? []);
  const years = yearsOf(group, held);
  const sizeOf = sizesOf(group, years, rowsOf);
  const { shown, parts } = splitByYear(newestFirst, { href, dateOf, sizeOf, taken });
  const links = partLinks(parts, countMeetings);
  const [newest, oldest] = [newestFirst[0], newestFirst.at(-1)];
  const span = newest === undefined || oldest === undefined ? '' : spanText(dateOf(oldest), dateOf(newest));
  const last = held.at(-1) ?? newest;
  const onPage = Map.groupBy(shown, yearOf);
  return {
    page: {
      ...{ href, name, span },
      grouping: groupingText(group),
      meetingCount: held.length,
      years: [...onPage].flatMap(([year, meetings]) => {
        const known = years.get(year);
        return known === undefined ? [] : [{ ...known, meetings: rowsOf(meetings) }];
      }),
      parts: links,
    },
    row: {
      ...{ href, name, span },
      meetings: held.length,
      last: last === undefined ? null : { date: dateText(dateOf(last)), link: meetingLink(last) },
    },
    parts: partPages(parts, { text: name, href }, links, (items) => ({ meetings: rowsOf(items) })).map((part, index) => ({
      ...part,
      year: years.get(yearOf(parts[index]?.items[0] ?? null)) ?? null,
    })),
  };
}

const dateOf = ({ date }: Meeting): string => date.value;
const yearOf = (meeting: Meeting | null): string => meeting?.date.value.slice(0, 4) ?? '';

/** Bytes of HTML that each meeting takes, about; the newest of a year stands for the year's calendar and gaps, too. */
function sizesOf(
  { meetings }: SeriesGroup,
  years: ReadonlyMap<string, Omit<SeriesYear, 'meetings'>>,
  rowsOf: (meetings: readonly Meeting[]) => MeetingRow[],
): (meeting: Meeting) => number {
  const newestOfYear = new Map(meetings.map((meeting) => [yearOf(meeting), meeting.id]));
  const yearSize = (year: string): number => YEAR_SIZE + GAP_SIZE * (years.get(year)?.gaps.length ?? 0);
  return (meeting) =>
    rowsOf([meeting]).reduce((sum, row) => sum + meetingSize(row) + MARK_SIZE, 0) +
    (newestOfYear.get(yearOf(meeting)) === meeting.id ? yearSize(yearOf(meeting)) : 0);
}

/** Bytes of HTML: what a mark of the calendar adds to a meeting's row, and what a year takes and each of its gaps. */
const [MARK_SIZE, YEAR_SIZE, GAP_SIZE] = [350, 3000, 450];

export const countMeetings = (count: number): string => `${count} meeting${count === 1 ? '' : 's'}`;

/** By year. An interval belongs to the year in which it ends, and is judged by what was usual in that year. */
function yearsOf(group: SeriesGroup, held: readonly Meeting[]): Map<string, Omit<SeriesYear, 'meetings'>> {
  const intervals = intervalsOf(held.map((meeting): Held => ({ date: meeting.date.value, meeting })));
  const years = Map.groupBy(group.meetings, yearOf);
  return new Map(
    [...years].map(([year, meetings]) => [
      year,
      yearView(
        year,
        meetings,
        intervals.filter(({ to }) => to.date.startsWith(year)),
      ),
    ]),
  );
}

function yearView(year: string, meetings: readonly Meeting[], intervals: readonly Interval<Held>[]): Omit<SeriesYear, 'meetings'> {
  const rhythm = rhythmOf(intervals);
  return {
    year,
    calendar: calendarOf(year, meetings),
    rhythm:
      rhythm === null
        ? null
        : `Usually ${counted(rhythm.days, 'day')} apart: ${rhythm.alike} of ${rhythm.all} times, give or take a day or two`,
    gaps: rhythm === null ? [] : gapsIn(intervals, rhythm).map(gapView),
  };
}

const gapView = ({ from, to, days: length }: Interval<Held>): SeriesYear['gaps'][number] => ({
  text: `${counted(length, 'day')} without a meeting`,
  from: { ...meetingLink(from.meeting), date: dateText(from.date) },
  to: { ...meetingLink(to.meeting), date: dateText(to.date) },
});

const DAY_MS = 86_400_000;

/** The days of one year on which there were meetings, a row for each weekday that has one. */
function calendarOf(year: string, oldestFirst: readonly Meeting[]): YearStrip {
  const [first, end] = [Date.parse(`${year}-01-01`), Date.parse(`${String(Number(year) + 1).padStart(4, '0')}-01-01`)];
  const share = (ms: number): number => Math.round(((ms - first) / (end - first)) * 10_000) / 100;
  const weekdayOf = ({ date }: Meeting): number => (new Date(date.value).getUTCDay() + 6) % 7;
  return {
    title: year,
    months: Array.from({ length: 12 }, (_, month) => {
      const start = `${year}-${String(month + 1).padStart(2, '0')}-01`;
      return { label: shortMonth(start), at: share(Date.parse(start)) };
    }),
    rows: WEEKDAYS.flatMap((name, weekday) => {
      const marks = oldestFirst.filter((meeting) => weekdayOf(meeting) === weekday).map((meeting) => markOf(meeting, share));
      return marks.length === 0 ? [] : [{ name, marks }];
    }),
  };
}

function markOf(meeting: Meeting, share: (ms: number) => number): YearStrip['rows'][number]['marks'][number] {
  const { movedTo, date } = meeting;
  const { text, href } = meetingLink(meeting);
  const to = wasMoved(meeting) ? movedTo : null;
  return {
    at: share(Date.parse(date.value) + DAY_MS / 2),
    colour: 'none',
    ...(to === null ? {} : { hollow: true }),
    text: `${dateText(date.value)}: ${text}${to === null ? '' : `, moved to ${dateText(to.value)}`}`,
    href,
  };
}

/** By what its meetings were put together, in words. */
function groupingText({ name, meetings }: SeriesGroup): string {
  const declared = meetings.filter(({ series }) => series?.origin.kind === 'declared').length;
  const byFolder = meetings.filter(({ series }) => series?.origin.kind === 'inferred').length;
  if (declared === meetings.length) return `Their front matter names the series “${name}”.`;
  if (byFolder === meetings.length) return `They are files of the folder “${name}”.`;
  const byTitle = meetings.length - declared - byFolder;
  const ways = [
    ...(byTitle > 0 ? ['their titles'] : []),
    ...(byFolder > 0 ? ['their folder'] : []),
    ...(declared > 0 ? ['their front matter'] : []),
  ];
  return `Put together by ${ways.join(' and ')}.`;
}
