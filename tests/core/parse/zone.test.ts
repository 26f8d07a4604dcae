import { describe, expect, it } from 'vitest';
import { findZone } from '../../../src/core/parse/zone.ts';

describe('the time zone that a text names', () => {
  it.each<[text: string, written: string, zone: string]>([
    ['UTC', 'UTC', 'UTC'],
    ['(all times UTC)', 'UTC', 'UTC'],
    ['All times in UTC.', 'UTC', 'UTC'],
    ['Time (GMT)', 'GMT', 'UTC'],
    ['All times in PST', 'PST', 'America/Los_Angeles'],
    ['Central European Time (CET)', 'CET', 'Europe/Berlin'],
    ['All times in CET (GMT+1)', 'CET', 'Europe/Berlin'],
    ['Times are in both Eastern Daylight Time (EDT) and UTC.', 'EDT', 'America/New_York'],
    ['(all times in Pacific Time)', 'Pacific Time', 'America/Los_Angeles'],
    ['in pacific time', 'pacific time', 'America/Los_Angeles'],
    ['All times are US/Pacific', 'US/Pacific', 'US/Pacific'],
    ['Timezone: Asia/Kolkata', 'Asia/Kolkata', 'Asia/Kolkata'],
    ['2024-03-18T14:23:00+02:00', '+02:00', '+02:00'],
    ['2024-03-18 14:23 -0530', '-0530', '-05:30'],
    ['UTC+5:30', 'UTC+5:30', '+05:30'],
    ['times in GMT-8', 'GMT-8', '-08:00'],
    ['UTC+14', 'UTC+14', '+14:00'],
    ['14:13 EAT - queue grows', 'EAT', 'Africa/Nairobi'],
    ['12:30 PM EST', 'EST', 'America/New_York'],
    ['9 am ET', 'ET', 'America/New_York'],
    ['Date and Time in CET', 'CET', 'Europe/Berlin'],
    ['2026-05-29T23:57:33Z', 'Z', 'UTC'],
    ['Times in London time', 'London time', 'Europe/London'],
    ['All times Pacific.', 'Pacific', 'America/Los_Angeles'],
    ['All times US Eastern', 'Eastern', 'America/New_York'],
    ['Times below are Central', 'Central', 'America/Chicago'],
    ['All times are local time in Berlin', 'Berlin', 'Europe/Berlin'],
    ['Timeline (Eastern)', 'Eastern', 'America/New_York'],
    ['Time (Pacific)', 'Pacific', 'America/Los_Angeles'],
    ['Times: New York', 'New York', 'America/New_York'],
    ['All times are in the Central European timezone', 'Central European', 'Europe/Berlin'],
    ['All times in Pacific Daylight Savings Time', 'Pacific Daylight Savings Time', 'America/Los_Angeles'],
    ['All timestamps EST', 'EST', 'America/New_York'],
  ])('%s', (text, written, zone) => expect(findZone(text)).toEqual({ written, zone }));

  it.each([
    '', 'none', 'ESTIMATE of the cost', 'the BEST team', 'we shipped EST last week', 'the CST project', 'in the CAT scan', 'ET phone home', 'all times are local', 'Europe/Nowhere',
    'src/Europe/Berlin', 'call 12:00-13:00', '10:00-1200', 'UTC+25', 'MUTCH', 'outcome', 'PST-4711 is open', 'At the time in London, nobody was awake', 'many times in Berlin.',
    'All times central database', 'Timeline (Central database)', 'times in Central Park', 'all the times in London we met', 'The times: Eastern and Western',
  ])('%s names none', (text) => expect(findZone(text)).toBeNull()); // prettier-ignore
});
