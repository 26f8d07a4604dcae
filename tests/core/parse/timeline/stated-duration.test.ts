import { describe, expect, it } from 'vitest';
import { measureStated } from '../../../../src/core/parse/timeline/stated-duration.ts';

describe('a length of time as an author states it', () => {
  it.each<[text: string, written: string, minutes: number]>([
    ['45-minute outage of the shop', '45-minute outage', 45],
    ['1h50m', '1h50m', 110],
    ['1h50', '1h50', 110],
    ['about 2 hours', '2 hours', 120],
    ['3 days 4 hours', '3 days 4 hours', 4560],
    ['2h 15min', '2h 15min', 135],
    ['( 888 minutes )', '888 minutes', 888],
    ['21:45 to 23:28 UTC (103 minutes)', '103 minutes', 103],
    ['2 hours and 2 minutes from the report', '2 hours and 2 minutes', 122],
    ['1.5 hours', '1.5 hours', 90],
    ['half an hour', 'half an hour', 30],
    ['an hour', 'an hour', 60],
    ['An hour and a half of silence', 'An hour and a half', 90],
    ['two and a half hours', 'two and a half hours', 150],
    ['two hours', 'two hours', 120],
    ['0h 31m', '0h 31m', 31],
    ['01:45 hours', '01:45 hours', 105],
    ['40m30s', '40m30s', 40.5],
    ['10,000 minutes', '10,000 minutes', 10000],
    ['1d 2h', '1d 2h', 1560],
    ['2 weeks', '2 weeks', 20160],
    ['90 seconds', '90 seconds', 1.5],
  ])('%s', (text, written, minutes) => expect(measureStated(text)).toEqual({ written, minutes }));

  it.each(['', 'unknown', 'a minor bug', 'one day-to-day job'.slice(0, 3), 'v2 h', '14:23', '5 modules', 'in 2024'])(
    '%s states none',
    (text) => expect(measureStated(text)).toBeNull(),
  );
});
