import { expect, test } from 'vitest';
import { workingMs, type WorkingHours } from '../../../src/core/derive/milestones/working-hours.ts';
import { archiveOf, contextOf, event, exact, fact, incident, only } from './factories.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const OFFICE: WorkingHours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '09:00', end: '17:00' };
const NIGHT: WorkingHours = { days: ['sat'], start: '22:00', end: '06:00' };
const between = (from: string, to: string, hours = OFFICE, zone = 'UTC'): number | null =>
  workingMs(Date.parse(from), Date.parse(to), hours, zone);

// 18 March 2024 is a Monday.
test.each([
  ['within one day', '2024-03-18T14:00Z', '2024-03-18T15:30Z', 90 * MINUTE],
  ['before and after the hours', '2024-03-18T06:00Z', '2024-03-18T20:00Z', 8 * HOUR],
  ['at night only', '2024-03-18T20:00Z', '2024-03-19T05:00Z', 0],
  ['over a night: two hours of the evening, one of the morning', '2024-03-18T15:00Z', '2024-03-19T10:00Z', 3 * HOUR],
  ['over a weekend: Friday from 16:00, Monday to 09:30', '2024-03-22T16:00Z', '2024-03-25T09:30Z', 90 * MINUTE],
  ['on a Saturday', '2024-03-23T10:00Z', '2024-03-23T12:00Z', 0],
  ['two weeks: ten days of eight hours', '2024-03-18T00:00Z', '2024-04-01T00:00Z', 80 * HOUR],
  ['no time at all', '2024-03-18T14:00Z', '2024-03-18T14:00Z', 0],
  ['the wrong way round', '2024-03-18T15:00Z', '2024-03-18T14:00Z', 0],
])('%s', (_, from, to, ms) => {
  expect(between(from, to)).toBe(ms);
});

test('on the wall clock of the document, not on that of UTC', () => {
  // 20:30 UTC is 16:30 in New York in summer time, 23:00 UTC is 08:00 of the next day in Tokyo.
  expect(between('2024-03-18T20:30Z', '2024-03-18T23:00Z', OFFICE, 'America/New_York')).toBe(30 * MINUTE);
  expect(between('2024-03-18T23:00Z', '2024-03-19T01:00Z', OFFICE, 'Asia/Tokyo')).toBe(HOUR);
  expect(between('2024-03-18T07:00Z', '2024-03-18T08:00Z', OFFICE, '+02:00')).toBe(HOUR);
});

test('an end before its start is on the next day, also where the shift began before the incident', () => {
  // Saturday 22:00 to Sunday 06:00.
  expect(between('2024-03-23T20:00Z', '2024-03-24T12:00Z', NIGHT)).toBe(8 * HOUR);
  expect(between('2024-03-24T05:00Z', '2024-03-24T12:00Z', NIGHT)).toBe(HOUR);
  expect(between('2024-03-24T20:00Z', '2024-03-25T12:00Z', NIGHT)).toBe(0);
  expect(between('2024-03-18T00:00Z', '2024-03-20T00:00Z', { days: ['mon', 'tue'], start: '00:00', end: '00:00' })).toBe(48 * HOUR);
});

test('a night in which clocks change is as long as it was', () => {
  // New York: on 10 March 2024 clocks went from 02:00 to 03:00, on 3 November 2024 from 02:00 to 01:00.
  expect(between('2024-03-10T00:00Z', '2024-03-10T20:00Z', NIGHT, 'America/New_York')).toBe(7 * HOUR);
  expect(between('2024-11-03T00:00Z', '2024-11-03T20:00Z', NIGHT, 'America/New_York')).toBe(9 * HOUR);
});

test('ten years and more are not counted, and take no time', () => {
  expect(between('1901-01-01T00:00Z', '2199-01-01T00:00Z', OFFICE, 'Europe/Berlin')).toBeNull();
});

test('the facts strip says it only where it is not all of the length', () => {
  const events = [
    event('a', exact('2024-03-18T14:00'), 'x', 'started'),
    event('b', exact('2024-03-18T14:20'), 'x', 'detected'),
    event('c', exact('2024-03-18T18:10'), 'x', 'mitigated'),
    event('d', exact('2024-03-19T10:00'), 'x', 'resolved'),
  ];
  const shown = (hours: object, zone = 'UTC'): (string | null)[][] => {
    const timeline = { timeline: events, zone: fact(zone) };
    const archive = archiveOf({
      incidents: [incident('a', '2024-03-18', timeline)],
      context: contextOf({ site: { workingHours: hours } }),
    });
    return only(archive.incidents).facts.map(({ label, figure, working }) => [label, figure, working]);
  };
  expect(shown({})).toEqual([
    ['Duration', '20 h', 'of which 4 h in working hours'],
    ['Time to detect', '20 min', null],
    ['Time to mitigate', '3 h 50 min', 'of which 2 h 40 min in working hours'],
    ['Time to resolve', '19 h 40 min', 'of which 3 h 40 min in working hours'],
  ]);
  expect(shown({ days: ['sun'] }).map(([, , working]) => working)).toEqual(Array.from({ length: 4 }, () => 'none of it in working hours'));
});
