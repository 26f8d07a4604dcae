import { daysBetween, isoOf, type CalendarDay } from '../calendar.ts';
import { readStamp, type Stamp } from './stamp.ts';
import type { StatedLength } from './stated-duration.ts';

const DAY_MINUTES = 24 * 60;

/** The length of a stretch that is typed by its two ends: "09:00 to 12:45 UTC" -> 225. Null for any other text. */
export function measureSpan(text: string): StatedLength | null {
  const stamp = readStamp(text);
  const end = stamp?.end ?? null;
  if (!stamp?.time || end === null) return null;
  const minutes = minutesBetween(
    { day: stamp.day, seconds: stamp.time.seconds },
    { day: end.day, seconds: end.time.seconds + end.plusDays * DAY_MINUTES * 60 },
  );
  return minutes === null ? null : { written: stamp.written, minutes };
}

/** The length between two moments that are typed apart: "Start: 2024-03-01 10:00", "End: 2024-03-01 11:30". Null where one is no moment. */
export function measureBetween(start: string, end: string): StatedLength | null {
  const [from, to] = [readStamp(start), readStamp(end)];
  if (!from?.time || !to?.time) return null;
  const minutes = minutesBetween({ day: from.day, seconds: from.time.seconds }, { day: to.day, seconds: to.time.seconds });
  return minutes === null ? null : { written: `${from.written} – ${to.written}`, minutes };
}

interface End {
  readonly day: Stamp['day'];
  readonly seconds: number;
}

/** An end without a day is on the day of its start, or after the next midnight. */
function minutesBetween(start: End, end: End): number | null {
  const [from, to] = [start.day?.[0] ?? null, end.day?.[0] ?? null];
  const days = from === null || to === null ? 0 : daysApart(from, to);
  const minutes = Math.round(days * DAY_MINUTES + (end.seconds - start.seconds) / 60);
  const length = minutes < 0 && to === null ? minutes + DAY_MINUTES : minutes;
  return length > 0 ? length : null;
}

const NO_LEAP_YEAR = 2001;

function daysApart(from: CalendarDay, to: CalendarDay): number {
  const year = from.year ?? to.year ?? NO_LEAP_YEAR;
  const [first, last] = [isoOf({ ...from, year: from.year ?? year }), isoOf({ ...to, year: to.year ?? year })];
  return first === null || last === null ? 0 : daysBetween(first, last);
}
