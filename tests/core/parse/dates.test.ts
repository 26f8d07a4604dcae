import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../../src/core/parse/dates.ts';

describe('days that stand in a text', () => {
  it.each<[text: string, isos: (string | null)[], written: string[]]>([
    ['Review - March 22, 2024', ['2024-03-22'], ['March 22, 2024']],
    ['due 22 March', [null], ['22 March']],
    ['7th Feb 2024', ['2024-02-07'], ['7th Feb 2024']],
    ['Sep 27 2017 13:06', ['2017-09-27'], ['Sep 27 2017']],
    ['2024-03-22T10:00Z', ['2024-03-22'], ['2024-03-22']],
    ['2024/03/22', ['2024-03-22'], ['2024/03/22']],
    ['20240322-standup', ['2024-03-22'], ['20240322']],
    ['notes-2024-03-22-infra', ['2024-03-22'], ['2024-03-22']],
    ['22/03/2024 and 03/22/2024', ['2024-03-22', '2024-03-22'], ['22/03/2024', '03/22/2024']],
    ['03/03/2024', ['2024-03-03'], ['03/03/2024']],
    ['22.03.2024', ['2024-03-22'], ['22.03.2024']],
    ['22-Mar-2024', ['2024-03-22'], ['22-Mar-2024']],
    ['2024 March 22', ['2024-03-22'], ['2024 March 22']],
    ['1st of November 2022', ['2022-11-01'], ['1st of November 2022']],
    ['January 14-19, 2026', ['2026-01-14'], ['January 14-19, 2026']],
    ['March 28, 2:00 PM', [null], ['March 28']],
    ['14 March 14:20', [null], ['14 March']],
    ['29 February 2024', ['2024-02-29'], ['29 February 2024']],
    ['February 29', [null], ['February 29']],
    ['from Mar 1 to Apr 2nd, 2018', [null, '2018-04-02'], ['Mar 1', 'Apr 2nd, 2018']],
  ])('%s', (text, isos, written) => {
    const found = findDates(text);
    expect(found.map(({ iso }) => iso)).toEqual(isos);
    expect(found.map((date) => date.written)).toEqual(written);
    for (const date of found) expect(text.slice(date.index, date.index + date.written.length)).toBe(date.written);
  });

  it.each([
    'no date', '2024-03', '2026-02-29', 'Feb 30, 2024', '2024-13-01', '31 April 2024', '03/04/2024', '20202-01-16', 'you may 5 times', 'march 5 people out',
    'v1.2.2024x', '12345678901', 'ticket 20241399', '1.2.3', 'abc2024-03-22', '10:23 May', 'PM2019-009', 'Decade 12',
  ])('%s has none', (text) => expect(findDates(text)).toEqual([])); // prettier-ignore

  it('gives month and day where the year is not said', () => {
    expect(findDates('by April 5').map(({ year, month, day }) => [year, month, day])).toEqual([[null, 4, 5]]);
  });

  it('finds every day of the calendar, however it is written, and none that is not in it', () => {
    const names = 'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2150 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const time = new Date(Date.UTC(year, month - 1, day));
          const iso = time.getUTCMonth() === month - 1 ? time.toISOString().slice(0, 10) : null;
          const [y, m, d] = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')];
          const name = names[month - 1] ?? '';
          for (const text of [
            `${y}-${m}-${d}`,
            `${y}/${m}/${d}`,
            `${name} ${String(day)}, ${y}`,
            `${String(day)} ${name} ${y}`,
            `${name.slice(0, 3)} ${d} ${y}`,
          ]) {
            expect([text, findDates(`on ${text}.`).map((date) => date.iso)]).toEqual([text, iso === null ? [] : [iso]]);
          }
        },
      ),
    );
  });
});
