import { describe, expect, test } from 'vitest';
import { checkReadings } from '../../src/core/check/check-readings.ts';
import { entriesIn } from '../../src/core/derive/archive-input.ts';
import { deriveArchive } from '../../src/core/derive/archive.ts';
import { readDocument } from '../../src/core/parse/read-document.ts';
import type { Reading } from '../../src/core/parse/reading.ts';
import { CONTEXT } from '../core/parse/context.ts';

interface Read {
  /** Instants, `~` before rough ones. */
  readonly events: readonly string[];
  readonly problems: readonly string[];
  readonly reading: Reading;
}

/** An incident of `day` whose times are in `zone`, with these lines in its timeline. */
function read(day: string, zone: string, lines: readonly string[]): Read {
  const text = `---\nkind: incident\ntitle: Late trains\ndate: ${day}\ntimezone: "${zone}"\n---\n\n## Timeline\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
  const path = 'incidents/a.md';
  const reading = readDocument({ path, text }, CONTEXT);
  const checked = checkReadings([reading], new Set([path]), CONTEXT, new Map([[path, text]]));
  const events = (reading.incidents[0]?.timeline ?? []).map(({ when }) => (when.kind === 'instant' ? when.instant : `~${when.written}`));
  const codes = [...reading.problems, ...checked].map(({ code, place }) => `${place.kind === 'line' ? String(place.line) : '-'} ${code}`);
  return { events, problems: [...new Set(codes)].filter((code) => !code.endsWith('missing-section')), reading };
}

/** The first line of a timeline. */
const LINE = 10;

// Worked out by hand from each zone's rules: the offset that held, taken from the clock.
const CLOCKS: readonly [day: string, zone: string, written: string, instant: string, trouble?: string][] = [
  ['2024-03-09', 'America/New_York', '23:59', '2024-03-10T04:59:00Z'],
  ['2024-03-10', 'America/New_York', '01:59', '2024-03-10T06:59:00Z'],
  ['2024-03-10', 'America/New_York', '02:00', '2024-03-10T07:00:00Z', 'time-gap'],
  ['2024-03-10', 'America/New_York', '02:30', '2024-03-10T07:30:00Z', 'time-gap'],
  ['2024-03-10', 'America/New_York', '03:00', '2024-03-10T07:00:00Z'],
  ['2024-03-10', 'America/New_York', '2024-03-10T02:30:00-05:00', '2024-03-10T07:30:00Z'],
  ['2024-11-03', 'America/New_York', '00:59', '2024-11-03T04:59:00Z'],
  ['2024-11-03', 'America/New_York', '01:30', '2024-11-03T05:30:00Z', 'time-overlap'],
  ['2024-11-03', 'America/New_York', '2024-11-03T01:30:00-04:00', '2024-11-03T05:30:00Z'],
  ['2024-11-03', 'America/New_York', '2024-11-03T01:30:00-05:00', '2024-11-03T06:30:00Z'],
  ['2024-11-03', 'America/New_York', '02:00', '2024-11-03T07:00:00Z'],
  ['2024-03-31', 'Europe/Berlin', '02:30', '2024-03-31T01:30:00Z', 'time-gap'],
  ['2024-10-27', 'Europe/Berlin', '02:30', '2024-10-27T00:30:00Z', 'time-overlap'],
  ['2024-03-31', 'Europe/London', '01:30', '2024-03-31T01:30:00Z', 'time-gap'],
  ['2024-10-27', 'Europe/London', '01:30', '2024-10-27T00:30:00Z', 'time-overlap'],
  ['2024-03-31', 'UTC', '02:30', '2024-03-31T02:30:00Z'],
  // No summer time: the same night is an ordinary one.
  ['2024-03-10', 'America/Phoenix', '02:30', '2024-03-10T09:30:00Z'],
  ['2024-03-31', 'Asia/Tokyo', '02:30', '2024-03-30T17:30:00Z'],
  // South of the equator clocks go back in autumn, which is April.
  ['2024-04-07', 'Australia/Sydney', '02:30', '2024-04-06T15:30:00Z', 'time-overlap'],
  ['2024-10-06', 'Australia/Sydney', '02:30', '2024-10-05T16:30:00Z', 'time-gap'],
  // Half an hour of summer time: 02:00 is followed by 02:30, and 01:30 to 02:00 comes twice.
  ['2024-10-06', 'Australia/Lord_Howe', '02:15', '2024-10-05T15:45:00Z', 'time-gap'],
  ['2024-10-06', 'Australia/Lord_Howe', '02:45', '2024-10-05T15:45:00Z'],
  ['2024-04-07', 'Australia/Lord_Howe', '01:45', '2024-04-06T14:45:00Z', 'time-overlap'],
  // At midnight: a day that begins at 01:00.
  ['2024-04-26', 'Africa/Cairo', '00:30', '2024-04-25T22:30:00Z', 'time-gap'],
  // A whole day that never was: Samoa went over the date line.
  ['2011-12-30', 'Pacific/Apia', '12:00', '2011-12-30T22:00:00Z', 'time-gap'],
  ['2024-02-29', 'UTC', '23:59', '2024-02-29T23:59:00Z'],
  ['2000-02-29', 'Europe/Berlin', '12:00', '2000-02-29T11:00:00Z'],
  ['2024-12-31', 'Pacific/Kiritimati', '00:30', '2024-12-30T10:30:00Z'],
  ['2024-12-31', 'Etc/GMT+12', '23:30', '2025-01-01T11:30:00Z'],
  ['2024-12-31', '+14:00', '00:30', '2024-12-30T10:30:00Z'],
  ['2024-12-31', '-12:00', '23:30', '2025-01-01T11:30:00Z'],
  ['2024-06-01', 'Asia/Kolkata', '09:00', '2024-06-01T03:30:00Z'],
  ['2024-06-01', 'Asia/Kathmandu', '09:00', '2024-06-01T03:15:00Z'],
  ['2024-06-01', 'Australia/Eucla', '09:00', '2024-06-01T00:15:00Z'],
  ['2024-07-01', 'America/St_Johns', '09:00', '2024-07-01T11:30:00Z'],
  ['2024-01-01', 'America/St_Johns', '09:00', '2024-01-01T12:30:00Z'],
  ['2024-06-01', 'UTC', '09:00 +05:30', '2024-06-01T03:30:00Z'],
  ['2024-06-01', 'UTC', '2024-06-01 09:00 -03:30', '2024-06-01T12:30:00Z'],
  ['2024-06-01', 'America/New_York', '2024-06-01T09:00:00Z', '2024-06-01T09:00:00Z'],
  ['2024-06-01', 'America/New_York', '09:00 CEST', '2024-06-01T07:00:00Z'],
];

describe('J1: every time of a clock is one instant', () => {
  test('the table has forty rows', () => expect(CLOCKS).toHaveLength(40));

  test.each(CLOCKS)('%s in %s: %s', (day, zone, written, instant, trouble) => {
    const { events, problems } = read(day, zone, [`${written} Alert fired`]);
    expect(events).toEqual([instant]);
    expect(problems.filter((problem) => problem.includes('time-'))).toEqual(trouble === undefined ? [] : [`${String(LINE)} ${trouble}`]);
  });

  test.each(['24:01', '25:00', '12:60', '12:30:60', '2023-02-29 10:00'])('%s is none, and told at its line', (written) => {
    const { events, problems } = read('2016-12-31', 'UTC', [`${written} Alert fired`, '23:58 Resolved']);
    expect(events).toEqual(['2016-12-31T23:58:00Z']);
    expect(problems).toContain(`${String(LINE)} bad-time`);
  });

  test('a leap second is in the last minute of its day, and in none that follows', () => {
    expect(read('2016-12-31', 'UTC', ['2016-12-31T23:59:60Z Alert fired', '2017-01-01T00:00:00Z Resolved']).events).toEqual([
      '2016-12-31T23:59:59Z',
      '2017-01-01T00:00:00Z',
    ]);
  });

  test('the year ends once: 24:00 is the start of the next day', () => {
    expect(read('2024-12-31', 'UTC', ['23:50 Alert fired', '24:00 Resolved']).events).toEqual([
      '2024-12-31T23:50:00Z',
      '2025-01-01T00:00:00Z',
    ]);
  });
});

const NIGHTS: readonly [what: string, lines: readonly string[], instants: readonly string[], problems: readonly string[]][] = [
  ['past midnight', ['23:50 Alert fired', '00:10 Resolved'], ['03-18T23:50', '03-19T00:10'], []],
  ['past two midnights', ['23:50 Alert fired', '09:00 Cause identified', '23:55 Retry', '00:10 Resolved'], ['03-18T23:50', '03-19T09:00', '03-19T23:55', '03-20T00:10'], []],
  ['three days, written', ['2024-03-18 14:00 Alert fired', '2024-03-20 09:00 Cause identified', '2024-03-21 10:00 Resolved'], ['03-18T14:00', '03-20T09:00', '03-21T10:00'], []],
  ['the next day, in words', ['22:00 Alert fired', '23:00 (next day) Resolved'], ['03-18T22:00', '03-19T23:00'], []],
  ['a line out of place', ['14:00 Alert fired', '14:30 Cause identified', '14:20 Restarted', '15:00 Resolved'], ['03-18T14:00', '03-18T14:30', '03-18T14:20', '03-18T15:00'], ['12 timeline-order']],
  ['an hour back is no day', ['14:00 Alert fired', '13:00 Resolved'], ['03-18T14:00', '03-18T13:00'], ['11 timeline-order']],
  ['a written day before the one above', ['2024-03-18 14:00 Alert fired', '2024-03-17 15:00 Resolved'], ['03-18T14:00', '03-17T15:00'], ['11 timeline-order']],
  ['a range that ends before it starts', ['14:30-14:05 Alert fired', '15:00 Resolved'], ['03-18T14:30', '03-18T15:00'], ['10 end-before-start']],
  ['a range past midnight', ['23:30-00:15 Alert fired', '00:20 Resolved'], ['03-18T23:30', '03-19T00:20'], []],
]; // prettier-ignore

describe('J2: the day goes on only where the document allows it', () => {
  test.each(NIGHTS)('%s', (_, lines, instants, problems) => {
    const found = read('2024-03-18', 'UTC', lines);
    expect(found.events).toEqual(instants.map((instant) => `2024-${instant}:00Z`));
    expect([...found.problems].sort()).toEqual(problems);
  });

  test.each(NIGHTS)('no length is negative: %s', (what, lines) => {
    const { reading } = read('2024-03-18', 'UTC', lines);
    const [page] = deriveArchive({ ...entriesIn([reading]), context: CONTEXT, changes: new Map() }).incidents;
    const facts = (page?.facts ?? []).map(({ label, figure, iso }) => `${label}: ${figure} ${iso}`);
    // From an end before its start no length is counted at all.
    expect(facts.length > 0, facts.join()).toBe(!/an hour back|a written day before/.test(what));
    for (const fact of facts) expect(fact).toMatch(/: \d.* P[^-]+$/);
  });

  test('years after today are days like others: nothing here knows what day it is', () => {
    expect(read('2199-07-01', 'UTC', ['10:00 Alert fired', '10:30 Resolved']).events).toEqual([
      '2199-07-01T10:00:00Z',
      '2199-07-01T10:30:00Z',
    ]);
  });
});
