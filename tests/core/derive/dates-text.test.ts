import { expect, test } from 'vitest';
import {
  dateText,
  dayText,
  durationIso,
  durationText,
  hoursText,
  minutesInWords,
  monthText,
  shortDate,
} from '../../../src/core/derive/dates-text.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

test('dates are English on every machine', () => {
  expect(dateText('2024-03-22')).toBe('22 March 2024');
  expect(dateText('2024-12-01')).toBe('1 December 2024');
  expect(shortDate('2024-09-05')).toBe('5 Sep');
  expect(monthText('2024-01-31')).toBe('January 2024');
  expect(dayText('2024-03-18')).toBe('Monday 18 March 2024');
  expect(dayText('2024-02-29')).toBe('Thursday 29 February 2024');
});

test.each([
  [0, '0 min', 'PT0S'],
  [30 * SECOND, '30 s', 'PT30S'],
  [90 * SECOND, '1 min 30 s', 'PT1M30S'],
  [45 * MINUTE, '45 min', 'PT45M'],
  [59 * MINUTE + 59 * SECOND, '59 min 59 s', 'PT59M59S'],
  [HOUR, '1 h', 'PT1H'],
  [65 * MINUTE + 50 * SECOND, '1 h 5 min', 'PT1H5M50S'],
  [DAY - SECOND, '23 h 59 min', 'PT23H59M59S'],
  [3 * DAY + 4 * HOUR + 59 * MINUTE, '3 d 4 h 59 min', 'PT76H59M'],
  [2 * DAY + 5 * MINUTE, '2 d 5 min', 'PT48H5M'],
  [DAY + 2 * HOUR, '1 d 2 h', 'PT26H'],
  [400 * DAY, '400 d', 'PT9600H'],
])('%i ms is %s', (ms, text, iso) => {
  expect(durationText(ms)).toBe(text);
  expect(durationIso(ms)).toBe(iso);
});

test.each([
  [45, '45 minutes'],
  [1, '1 minute'],
  [0.5, '30 seconds'],
  [0, '0 minutes'],
  [110, '1 hour 50 minutes'],
  [1440, '1 day'],
  [2970, '2 days 1 hour 30 minutes'],
])('%d minutes are "%s"', (minutes, words) => {
  expect(minutesInWords(minutes)).toBe(words);
});

test('time at work is told in hours, since a day of work is no day', () => {
  expect(hoursText(29 * HOUR + 55 * MINUTE)).toBe('29 h 55 min');
  expect(hoursText(48 * HOUR)).toBe('48 h');
  expect(hoursText(2 * HOUR + 10 * MINUTE)).toBe('2 h 10 min');
  expect(hoursText(45 * MINUTE)).toBe('45 min');
});
