import { isRelative, type Moment } from '../derive/milestones/milestones.ts';
import { workingMs, type WorkingHours } from '../derive/milestones/working-hours.ts';

const WEEK: WorkingHours['days'] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKDAYS: WorkingHours['days'] = WEEK.slice(0, 5);

const ABOUT_HOURS = /\b(?:support|working|work|business|office|core|service|operating) (?:hours|time|days?)\b|\bin[- ]hours\b/i;
const STATED = /\b([01]?\d|2[0-3])[:.]([0-5]\d)\s*(?:-|–|—|to|until)\s*([01]?\d|2[0-3])[:.]([0-5]\d)\b/;

const two = (hour: string): string => hour.padStart(2, '0');

/** Whether a typed length says that only some hours count. */
export const saysHours = (text: string): boolean => ABOUT_HOURS.test(text) || STATED.test(text);

/** "(during support hours 10:00-17:00)": those hours, with and without weekends where the text does not say. */
export function statedHours(text: string): WorkingHours[] {
  const [, h1 = '', m1 = '', h2 = '', m2 = ''] = STATED.exec(text) ?? [];
  if (h1 === '') return [];
  const hours = { start: `${two(h1)}:${m1}`, end: `${two(h2)}:${m2}` };
  const weekdaysOnly = /\bM(?:on)?[a-z]*\s*(?:-|–|to)\s*F(?:ri)?/i.test(text);
  return (weekdaysOnly ? [WEEKDAYS] : [WEEKDAYS, WEEK]).map((days) => ({ ...hours, days }));
}

/** The time between two moments in the given hours, in ms; null where they have no place in a week. */
export const msInHours = (from: Moment, to: Moment, hours: WorkingHours): number | null =>
  isRelative(from) ? null : workingMs(from.at, to.at, hours, zoneOf(from));

const zoneOf = ({ event: { when } }: Moment): string => (when.kind === 'instant' ? when.zone : 'UTC');

const LONGEST_DAYS = 45;
const DAY_MS = 86_400_000;
const clock = (halfHours: number): string => `${two(String(Math.floor(halfHours / 2)))}:${halfHours % 2 === 0 ? '00' : '30'}`;
/** Days of 6 to 12 hours that begin between 06:00 and 10:30, on the half hour. */
const PLAUSIBLE: readonly WorkingHours[] = Array.from({ length: 10 }, (_, index) => 12 + index).flatMap((start) =>
  Array.from({ length: 13 }, (_, index) => start + 12 + index).flatMap((end) =>
    [WEEKDAYS, WEEK].map((days) => ({ days, start: clock(start), end: clock(end) })),
  ),
);

/** Whether somebody who counts only working hours, which the document does not give, could have typed `minutes` for a stretch of days. */
export function mayBeWorkingHours(from: Moment, to: Moment, minutes: number, site: WorkingHours): boolean {
  const days = (to.at - from.at) / DAY_MS;
  if (isRelative(from) || from.local.slice(0, 10) === to.local.slice(0, 10) || minutes > days * 14 * 60 + 14 * 60) return false;
  if (days > LONGEST_DAYS) return true;
  return [site, ...PLAUSIBLE].some((hours) => Math.abs((msInHours(from, to, hours) ?? 0) / 60_000 - minutes) < 1);
}
