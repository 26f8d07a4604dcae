import { Temporal } from 'temporal-polyfill';
import { addDays } from './calendar.ts';

/** What is wrong with a wall-clock time in its zone: clocks never showed it, or showed it twice. */
export type ClockTrouble = 'gap' | 'overlap' | null;

/** A wall-clock time as an instant (`2024-03-18T14:23:00Z`). */
export interface InstantOf {
  readonly instant: string;
  readonly trouble: ClockTrouble;
}

/** The two instants that a wall-clock time may mean; the same one twice where there is no trouble. */
export interface BothInstants {
  readonly earlier: string;
  readonly later: string;
  readonly trouble: ClockTrouble;
}

const MINUTE_MS = 60_000;
const OFFSET = /^([+-])(\d{2}):(\d{2})$/;

/** Minutes east of UTC for "UTC" and offsets such as `+05:30`; null for a region, whose offset depends on the day. */
export function fixedOffsetMinutes(zone: string): number | null {
  if (zone === 'UTC') return 0;
  const match = OFFSET.exec(zone);
  return match === null ? null : (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

const withoutFraction = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/**
 * Both instants of `local` (`YYYY-MM-DDTHH:MM` or with `:SS`) in `zone` (IANA name, "UTC" or an offset). In a gap, where
 * clocks jumped over the time, they are the time counted with the offset after it and with the one before it.
 * Throws a RangeError where the zone or the time does not exist.
 */
export function bothInstants(local: string, zone: string): BothInstants {
  const fixed = fixedOffsetMinutes(zone);
  if (fixed !== null) {
    const instant = withoutFraction(wallMs(local) - fixed * MINUTE_MS);
    return { earlier: instant, later: instant, trouble: null };
  }
  const wall = Temporal.PlainDateTime.from(local);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  const [first, second] = [withoutFraction(earlier.epochMilliseconds), withoutFraction(later.epochMilliseconds)];
  if (first === second) return { earlier: first, later: second, trouble: null };
  const kept = earlier.toPlainDateTime().equals(wall);
  return { earlier: first, later: second, trouble: kept ? 'overlap' : 'gap' };
}

/**
 * The instant of a wall-clock time. Where clocks skipped it (`gap`), the skipped time is added to the clock: 02:30 is read
 * as 03:30. Where they showed it twice (`overlap`), the first is meant.
 */
export function toInstant(local: string, zone: string): InstantOf {
  const { earlier, later, trouble } = bothInstants(local, zone);
  return { instant: trouble === 'gap' ? later : earlier, trouble };
}

/**
 * `bothInstants` of one zone, quick over many times: on a day that starts and ends with one offset and has no jump, the
 * calendar is asked once. (A region's rules take 45 µs a question, so 100,000 events would take 4.5 s.)
 */
export function zoneClock(zone: string): (local: string) => BothInstants {
  const plainDays = new Map<string, number | null>();
  const offsetOfDay = (date: string): number | null => {
    const midnights = [date, addDays(date, 1)].map((day) => ({ local: `${day}T00:00`, ...bothInstants(`${day}T00:00`, zone) }));
    const offsets = midnights.map(({ earlier, local, trouble }) => (trouble === null ? offsetMinutesAt(earlier, local) : null));
    return offsets[0] === offsets[1] ? (offsets[0] ?? null) : null;
  };
  return (local) => {
    const date = local.slice(0, 10);
    let offset = plainDays.get(date);
    if (offset === undefined) plainDays.set(date, (offset = offsetOfDay(date)));
    if (offset === null) return bothInstants(local, zone);
    const instant = withoutFraction(wallMs(local) - offset * MINUTE_MS);
    return { earlier: instant, later: instant, trouble: null };
  };
}

/** The wall clock of `zone` at an instant, `YYYY-MM-DDTHH:MM:SS`. */
export function toLocal(instant: string, zone: string): string {
  const fixed = fixedOffsetMinutes(zone);
  if (fixed !== null) return withoutFraction(Date.parse(instant) + fixed * MINUTE_MS).slice(0, 19);
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** Minutes from one instant to another; negative where the second is earlier. */
export const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / MINUTE_MS;

/** A wall-clock time as milliseconds, as if it were UTC: for comparing clocks of one zone. */
export const wallMs = (local: string): number => Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);

/** The offset that the clock had at that instant, in minutes east of UTC. */
export const offsetMinutesAt = (instant: string, local: string): number => (wallMs(local) - Date.parse(instant)) / MINUTE_MS;
