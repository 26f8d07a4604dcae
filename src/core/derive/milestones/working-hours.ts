import { addDays, daysBetween } from '../../parse/calendar.ts';
import { toLocal, zoneClock } from '../../parse/clock.ts';
import type { Site } from '../../schema/site.ts';

/** Days and wall-clock times of `site.yml`. An end that is not after its start is on the day after: `22:00` to `06:00`. */
export type WorkingHours = Site['workingHours'];

const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** A longer stretch is a slip in a year, and no length of an incident. */
const LONGEST_DAYS = 3660;

/**
 * How much of the stretch between two instants (ms since 1970) is in working hours, in ms, on the wall clock of `zone` (IANA name,
 * "UTC" or an offset): a day on which clocks change is counted as long as it was. 0 where `to` is not after `from`; null where the
 * stretch is longer than ten years. Throws a RangeError where the zone does not exist.
 */
export function workingMs(from: number, to: number, hours: WorkingHours, zone: string): number | null {
  if (to <= from) return 0;
  const [first, last] = [dayOf(from, zone), dayOf(to, zone)];
  const count = daysBetween(first, last);
  if (count > LONGEST_DAYS) return null;
  const clock = zoneClock(zone);
  const at = (day: string, time: string): number => Date.parse(clock(`${day}T${time}`).earlier);
  const overnight = hours.end <= hours.start;
  let total = 0;
  // The shift that began the evening before goes on into the first day.
  for (let step = overnight ? -1 : 0; step <= count; step += 1) {
    const day = addDays(first, step);
    if (!worksOn(day, hours)) continue;
    const start = Math.max(from, at(day, hours.start));
    const end = Math.min(to, at(overnight ? addDays(day, 1) : day, hours.end));
    total += Math.max(0, end - start);
  }
  return total;
}

const dayOf = (ms: number, zone: string): string => toLocal(new Date(ms).toISOString(), zone).slice(0, 10);

function worksOn(day: string, { days }: WorkingHours): boolean {
  const name = DAY_NAMES[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return name !== undefined && days.includes(name);
}
