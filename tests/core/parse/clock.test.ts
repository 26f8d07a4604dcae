import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothInstants, minutesBetween, toInstant, toLocal, zoneClock, type ClockTrouble } from '../../../src/core/parse/clock.ts';

/** Wall clock, zone, instant, trouble: from the zones' published rules, not from this program. */
const ROWS: [local: string, zone: string, instant: string, trouble: ClockTrouble][] = [
  // Central Europe 2024: forward on 31 March at 01:00 UTC, back on 27 October at 01:00 UTC
  ['2024-03-31T01:59', 'Europe/Berlin', '2024-03-31T00:59:00Z', null],
  ['2024-03-31T02:00', 'Europe/Berlin', '2024-03-31T01:00:00Z', 'gap'],
  ['2024-03-31T02:59:59', 'Europe/Berlin', '2024-03-31T01:59:59Z', 'gap'],
  ['2024-03-31T03:00', 'Europe/Berlin', '2024-03-31T01:00:00Z', null],
  ['2024-10-27T01:59', 'Europe/Berlin', '2024-10-26T23:59:00Z', null],
  ['2024-10-27T02:00', 'Europe/Berlin', '2024-10-27T00:00:00Z', 'overlap'],
  ['2024-10-27T02:59', 'Europe/Berlin', '2024-10-27T00:59:00Z', 'overlap'],
  ['2024-10-27T03:00', 'Europe/Berlin', '2024-10-27T02:00:00Z', null],
  // Britain
  ['2024-03-31T01:30', 'Europe/London', '2024-03-31T01:30:00Z', 'gap'],
  ['2024-10-27T01:30', 'Europe/London', '2024-10-27T00:30:00Z', 'overlap'],
  ['2024-07-01T12:00', 'Europe/London', '2024-07-01T11:00:00Z', null],
  // United States 2024: 10 March and 3 November, 02:00 local
  ['2024-03-10T01:59', 'America/New_York', '2024-03-10T06:59:00Z', null],
  ['2024-03-10T02:30', 'America/New_York', '2024-03-10T07:30:00Z', 'gap'],
  ['2024-03-10T03:00', 'America/New_York', '2024-03-10T07:00:00Z', null],
  ['2024-11-03T01:30', 'America/New_York', '2024-11-03T05:30:00Z', 'overlap'],
  ['2024-11-03T02:00', 'America/New_York', '2024-11-03T07:00:00Z', null],
  ['2024-03-10T02:30', 'America/Los_Angeles', '2024-03-10T10:30:00Z', 'gap'],
  ['2024-11-03T01:30', 'US/Pacific', '2024-11-03T08:30:00Z', 'overlap'],
  ['2024-01-15T08:00', 'America/Los_Angeles', '2024-01-15T16:00:00Z', null],
  ['2024-07-15T08:00', 'America/Los_Angeles', '2024-07-15T15:00:00Z', null],
  ['2024-03-10T02:30', 'America/Phoenix', '2024-03-10T09:30:00Z', null],
  // Half hours and quarters; Lord Howe moves by thirty minutes
  ['2024-06-01T00:00', 'Asia/Kolkata', '2024-05-31T18:30:00Z', null],
  ['2024-06-01T00:00', 'Asia/Kathmandu', '2024-05-31T18:15:00Z', null],
  ['2024-06-01T12:00', 'Australia/Adelaide', '2024-06-01T02:30:00Z', null],
  ['2024-10-06T02:15', 'Australia/Lord_Howe', '2024-10-05T15:45:00Z', 'gap'],
  ['2024-04-07T01:45', 'Australia/Lord_Howe', '2024-04-06T14:45:00Z', 'overlap'],
  ['2024-01-10T09:00', 'America/St_Johns', '2024-01-10T12:30:00Z', null],
  // The southern summer
  ['2024-10-06T02:30', 'Australia/Sydney', '2024-10-05T16:30:00Z', 'gap'],
  ['2024-04-07T02:30', 'Australia/Sydney', '2024-04-06T15:30:00Z', 'overlap'],
  ['2024-09-29T02:30', 'Pacific/Auckland', '2024-09-28T14:30:00Z', 'gap'],
  // The ends of the day
  ['2024-01-01T00:00', 'Pacific/Kiritimati', '2023-12-31T10:00:00Z', null],
  ['2024-01-01T10:00', '+14:00', '2023-12-31T20:00:00Z', null],
  ['2024-01-01T10:00', '-12:00', '2024-01-01T22:00:00Z', null],
  ['2024-01-01T10:00', '+05:45', '2024-01-01T04:15:00Z', null],
  // Samoa had no 30 December 2011
  ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00Z', 'gap'],
  // Midnight itself is skipped in some places
  ['2018-11-04T00:30', 'America/Sao_Paulo', '2018-11-04T03:30:00Z', 'gap'],
  // Leap days, and UTC, which never jumps
  ['2024-02-29T23:59', 'Europe/Berlin', '2024-02-29T22:59:00Z', null],
  ['2023-12-31T23:59:59', 'UTC', '2023-12-31T23:59:59Z', null],
  ['2024-03-31T02:30', 'UTC', '2024-03-31T02:30:00Z', null],
  ['2000-02-29T00:00', 'Africa/Nairobi', '2000-02-28T21:00:00Z', null],
];

describe('a wall clock in its zone', () => {
  it('has forty rows', () => expect(ROWS).toHaveLength(40));

  it.each(ROWS)('%s in %s', (local, zone, instant, trouble) => {
    expect(toInstant(local, zone)).toEqual({ instant, trouble });
  });

  it.each(ROWS)('%s in %s is the same from the clock that remembers days', (local, zone) => {
    const clock = zoneClock(zone);
    expect(clock(local)).toEqual(bothInstants(local, zone));
    expect(clock(local)).toEqual(bothInstants(local, zone));
  });

  it('names both instants of an hour that was shown twice', () => {
    expect(bothInstants('2024-10-27T02:30', 'Europe/Berlin')).toEqual({
      earlier: '2024-10-27T00:30:00Z',
      later: '2024-10-27T01:30:00Z',
      trouble: 'overlap',
    });
  });

  it('refuses a zone that does not exist', () => expect(() => toInstant('2024-01-01T00:00', 'Europe/Nowhere')).toThrow(RangeError));

  it('goes there and back', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', '+14:00', '-09:30');
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2015, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 }), zones, (seconds, zone) => {
        const instant = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
        const { earlier, later } = bothInstants(toLocal(instant, zone), zone);
        expect([earlier, later]).toContain(instant);
      }),
      { numRuns: 300 },
    );
  });
});

describe('minutes between instants', () => {
  it.each([
    ['2024-03-18T14:23:00Z', '2024-03-18T15:08:00Z', 45],
    ['2024-03-18T15:08:00Z', '2024-03-18T14:23:00Z', -45],
    ['2024-02-28T23:00:00Z', '2024-03-01T01:00:00Z', 26 * 60],
    ['2024-03-18T10:00:00Z', '2024-03-18T10:00:30Z', 0.5],
  ])('%s to %s', (from, to, minutes) => expect(minutesBetween(from, to)).toBe(minutes));

  it('counts the real time of a night in which clocks jump', () => {
    const from = toInstant('2024-03-31T01:30', 'Europe/Berlin').instant;
    expect(minutesBetween(from, toInstant('2024-03-31T03:30', 'Europe/Berlin').instant)).toBe(60);
  });
});
