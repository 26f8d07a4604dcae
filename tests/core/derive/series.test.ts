import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../../src/core/schema/meeting.ts';
import { archiveOf, fact, meeting, only, person, at } from './factories.ts';

const DECLARED = { kind: 'declared', range: at(2) } as const;
const FOLDER = { kind: 'inferred', from: "the folder's name", range: null } as const;

/** Notes of a meeting that took place: somebody was there. */
const held = (date: string, series: string | null, given: Partial<Meeting> = {}): Meeting =>
  meeting(`m-${date}`, date, { series: series === null ? null : fact(series), people: [person('Ann Lee')], ...given });

const every = (days: number, count: number, from = '2024-01-05'): string[] =>
  Array.from({ length: count }, (_, index) => new Date(Date.parse(from) + index * days * 86_400_000).toISOString().slice(0, 10));

describe('what a series is', () => {
  const names = (...meetings: readonly Meeting[]): (readonly [string, string, number])[] =>
    archiveOf({ meetings }).series.map(({ href, name, meetingCount }) => [href, name, meetingCount]);

  test('titles without their dates: case, and a last word that only says what the notes are, make no difference', () => {
    expect(
      names(
        held('2024-01-05', 'Council'),
        held('2024-01-12', 'council meeting'),
        held('2024-01-19', 'Council meeting agenda'),
        held('2024-01-26', 'Council meeting'),
        held('2024-02-02', 'Council meeting'),
        held('2024-02-09', 'Notes'),
        held('2024-02-16', 'Notes'),
      ),
    ).toEqual([
      ['/meetings/series/council/', 'Council meeting', 5],
      ['/meetings/series/notes/', 'Notes', 2],
    ]);
  });

  test('a name in front matter is taken as it stands', () => {
    const declared = (date: string, name: string): Meeting => held(date, null, { series: { value: name, origin: DECLARED } });
    expect(names(declared('2024-01-05', 'Board'), declared('2024-01-12', 'Board meeting'), held('2024-01-19', 'Board meeting'))).toEqual([
      ['/meetings/series/board/', 'Board', 1],
      ['/meetings/series/board-meeting/', 'Board meeting', 2],
    ]);
  });

  test('one title alone is no series, and its page does not lead to one', () => {
    const archive = archiveOf({ meetings: [held('2024-01-05', 'Offsite in Vienna')] });
    expect(archive.series).toEqual([]);
    expect(only(archive.meetings).series).toMatchObject({ text: 'Offsite in Vienna', href: null });
  });

  test('it says by what its meetings were put together', () => {
    const folder = (date: string): Meeting => held(date, null, { series: { value: 'legal', origin: FOLDER } });
    const archive = archiveOf({
      meetings: [
        ...every(7, 2).map((date) => held(date, 'Sync')),
        ...every(7, 2, '2024-02-02').map(folder),
        held('2024-03-01', null, { series: { value: 'legal', origin: DECLARED } }),
        held('2024-03-08', null, { series: { value: 'Board', origin: DECLARED } }),
      ],
    });
    expect(archive.series.map(({ name, grouping }) => [name, grouping])).toEqual([
      ['Board', 'Their front matter names the series “Board”.'],
      ['legal', 'Put together by their folder and their front matter.'],
      ['Sync', 'Put together by their titles.'],
    ]);
  });

  test('a document keeps its address, whatever a series is called', () => {
    const archive = archiveOf({
      meetings: [meeting('series', '2024-01-01'), meeting('series-2/sync', '2024-01-02'), ...every(7, 2).map((date) => held(date, 'Sync'))],
    });
    expect(archive.series.map(({ href }) => href)).toEqual(['/meetings/series-2/sync-2/']);
    expect(archive.lists.series.map(({ href }) => href)).toEqual(['/meetings/series-2/']);
  });

  test('a new meeting moves no address', () => {
    const before = [held('2024-01-05', 'Sync'), held('2024-01-12', 'Sync'), held('2024-01-19', 'sync!'), held('2024-01-26', 'sync!')];
    const addresses = (meetings: readonly Meeting[]): Map<string, string> =>
      new Map(archiveOf({ meetings }).series.map(({ name, href }) => [name, href]));
    expect([...addresses(before)]).toEqual([
      ['Sync', '/meetings/series/sync/'],
      ['sync!', '/meetings/series/sync-2/'],
    ]);
    const after = addresses([...before, held('2024-02-02', 'SYNC?'), held('2024-02-09', 'SYNC?')]);
    expect([after.get('Sync'), after.get('sync!'), after.get('SYNC?')]).toEqual([
      '/meetings/series/sync/',
      '/meetings/series/sync-2/',
      '/meetings/series/sync-3/',
    ]);
  });
});

describe('rhythm and gaps', () => {
  const yearsOf = (dates: readonly string[]) => only(archiveOf({ meetings: dates.map((date) => held(date, 'Sync')) }).series).years;

  test('a gap is told against the usual interval of its year', () => {
    // Six Fridays, two weeks apart; the one of 15 March is missing; two more.
    const dates = ['2024-01-05', '2024-01-19', '2024-02-02', '2024-02-16', '2024-03-01', '2024-03-29', '2024-04-12'];
    const year = only(yearsOf(dates));
    expect(year.rhythm).toBe('Usually 14 days apart: 5 of 6 times, give or take a day or two');
    expect(year.gaps).toEqual([
      {
        text: '28 days without a meeting',
        from: { text: 'Title of m-2024-03-01', href: '/meetings/m-2024-03-01/', date: '1 March 2024' },
        to: { text: 'Title of m-2024-03-29', href: '/meetings/m-2024-03-29/', date: '29 March 2024' },
      },
    ]);
  });

  test.each([
    ['four meetings are too few', every(7, 4)],
    ['no interval is usual', ['2024-01-05', '2024-01-08', '2024-02-02', '2024-02-20', '2024-05-01', '2024-05-09', '2024-09-09']],
    ['on most days of the week, weekends are no gaps', every(1, 20).filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))],
  ])('nothing is told where %s', (_, dates) => {
    expect(yearsOf(dates).map(({ rhythm, gaps }) => [rhythm, gaps])).toEqual([[null, []]]);
  });

  test('each year has its own: weekly, then every four weeks, is no gap', () => {
    const years = yearsOf([...every(7, 10, '2023-10-06'), ...every(28, 6, '2024-01-05')]);
    expect(years.map(({ year, rhythm, gaps }) => [year, rhythm?.slice(0, 24), gaps.length])).toEqual([
      ['2024', 'Usually 28 days apart: 6', 0],
      ['2023', 'Usually 7 days apart: 9 ', 0],
    ]);
  });

  test('two meetings on one day are one for the rhythm', () => {
    const twice = meeting('second', '2024-01-19', { series: fact('Sync'), people: [person('Bo Ek')] });
    const page = only(archiveOf({ meetings: [...every(14, 6).map((date) => held(date, 'Sync')), twice] }).series);
    expect(page.years[0]?.rhythm).toMatch(/^Usually 14 days apart: 5 of 5/);
    expect(page.meetingCount).toBe(7);
  });
});

describe('the calendar of a year', () => {
  test('has a row for each weekday that had a meeting, and a mark on its day', () => {
    const [year] = only(
      archiveOf({ meetings: [held('2024-01-05', 'Sync'), held('2024-07-01', 'Sync'), held('2024-12-27', 'Sync')] }).series,
    ).years;
    expect(year?.calendar.rows.map(({ name, marks }) => [name, marks.map(({ at: place, text }) => [place, text])])).toEqual([
      // 182.5 of 366 days.
      ['Mon', [[49.86, '1 July 2024: Title of m-2024-07-01']]],
      [
        'Fri',
        [
          [1.23, '5 January 2024: Title of m-2024-01-05'],
          [98.77, '27 December 2024: Title of m-2024-12-27'],
        ],
      ],
    ]);
    expect(year?.calendar.months.map(({ label }) => label).join(' ')).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
  });
});

describe('a meeting that was moved, and again', () => {
  const moved = (date: string, to: string): Meeting => meeting(`m-${date}`, date, { series: fact('Sync'), movedTo: fact(to, 4) });
  const first = held('2024-03-01', 'Sync', { nextMeeting: fact({ date: '2024-03-08', time: null }, 9) });
  const archive = archiveOf({
    meetings: [first, moved('2024-03-08', '2024-03-11'), moved('2024-03-11', '2024-03-14'), held('2024-03-14', 'Sync')],
  });
  const page = (date: string) => archive.meetings.find(({ href }) => href === `/meetings/m-${date}/`);

  test('the meeting that announced it says each date that it was moved to', () => {
    expect(page('2024-03-01')?.nextMeeting).toMatchObject({
      text: '8 March 2024',
      link: { href: '/meetings/m-2024-03-08/' },
      later: [
        { text: 'Moved to 11 March 2024', link: { href: '/meetings/m-2024-03-11/' } },
        { text: 'Moved to 14 March 2024', link: { href: '/meetings/m-2024-03-14/' } },
      ],
    });
    expect(page('2024-03-08')?.movedTo).toMatchObject({ text: '11 March 2024', link: { href: '/meetings/m-2024-03-11/' } });
  });

  test('notes that only say so are no meeting: neighbours pass over them, and they are not counted', () => {
    expect(page('2024-03-01')?.next?.href).toBe('/meetings/m-2024-03-14/');
    expect(page('2024-03-14')?.previous?.href).toBe('/meetings/m-2024-03-01/');
    expect([page('2024-03-11')?.previous?.href, page('2024-03-11')?.next?.href]).toEqual([
      '/meetings/m-2024-03-01/',
      '/meetings/m-2024-03-14/',
    ]);
    const series = only(archive.series);
    expect(series.meetingCount).toBe(2);
    expect(series.years[0]?.meetings).toHaveLength(4);
    expect(series.years[0]?.calendar.rows.flatMap(({ marks }) => marks.map(({ text, hollow }) => [text, hollow]))).toEqual([
      ['11 March 2024: Title of m-2024-03-11, moved to 14 March 2024', true],
      ['14 March 2024: Title of m-2024-03-14', undefined],
      ['1 March 2024: Title of m-2024-03-01', undefined],
      ['8 March 2024: Title of m-2024-03-08, moved to 11 March 2024', true],
    ]);
  });

  test('notes with something in them are a meeting, on the day that they say', () => {
    const withNotes = held('2024-03-08', 'Sync', { movedTo: fact('2024-03-11', 4) });
    expect(only(archiveOf({ meetings: [first, withNotes] }).series).meetingCount).toBe(2);
  });

  test('two that were moved to each other end', () => {
    const circle = archiveOf({ meetings: [first, moved('2024-03-08', '2024-03-11'), moved('2024-03-11', '2024-03-08')] });
    const [, , announced] = circle.meetings;
    expect(announced?.nextMeeting?.later.map(({ text }) => text)).toEqual(['Moved to 11 March 2024']);
  });

  test('a next meeting that was held on another day is named with that day', () => {
    const other = archiveOf({ meetings: [first, held('2024-03-12', 'Sync'), held('2024-03-19', 'Sync')] });
    expect(other.meetings.at(-1)?.nextMeeting).toMatchObject({
      text: '8 March 2024',
      link: null,
      later: [{ text: 'The next notes of the series are of 12 March 2024', link: { href: '/meetings/m-2024-03-12/' } }],
    });
    const between = archiveOf({ meetings: [first, held('2024-03-05', 'Sync'), held('2024-03-08', 'Sync')] });
    expect(between.meetings.at(-1)?.nextMeeting).toMatchObject({ link: { href: '/meetings/m-2024-03-08/' }, later: [] });
    expect(only(archiveOf({ meetings: [first] }).meetings).nextMeeting).toMatchObject({ link: null, later: [] });
  });
});
