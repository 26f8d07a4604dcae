import { zoneAt } from '../zone.ts';
import { takeDay } from './day.ts';
import { takeApproximate } from './rough-time.ts';
import type { Scanner } from './scanner.ts';
import type { Draft } from './stamp.ts';
import { takeBareTime, takeTime, withMeridiemOf } from './time-of-day.ts';

/** What may stand between the pieces of a stamp: "Jan 14, 10:18", "2024-03-18 at 14:23", "2024-03-18T14:23". */
export const JOIN = /(?:\s?[,|@;·]\s?|T(?=\d)|\s?[-–—:]\s(?=[\d~])|\s(?:at|on|@|around|about)\s|\s{1,8})/uy;
const RANGE = /\s?(?:[-–—→~]|->|to|until|till|through|and|bis)\s?(?=[~\d\p{L}])/iuy;
const ON_DAY = /,?\son\s(?=[\d\p{Lu}])/uy;
const UNKNOWN_END = /(?:(?:\d{1,2}|\?\?)[:.]\?\?|\?{1,3}|present|now|ongoing)(?![\p{L}\p{N}])/iuy;
const PLUS_DAY = /\s?(?:\+\s?(\d)(?:\s?d(?:ays?)?)?(?![\p{L}\p{N}:.])|,?\s(?:the\s)?(?:next|following)\sday(?![\p{L}\p{N}]))/iuy;
const ISH = /(?:ish(?!\p{L})|[?~](?=\s|$|[:-])|\s(?:or so|approx(?:imately)?)(?!\p{L})\.?)/iuy;

/** The regular expressions of this file, for the test of their speed. */
export const CLOCK_PATTERNS: readonly RegExp[] = [JOIN, RANGE, ON_DAY, UNKNOWN_END, PLUS_DAY, ISH];

/** A time with what belongs to it: "~", its zone, the end of its range, "+1". */
export function takeClock(scanner: Scanner, draft: Draft, inCell: boolean): boolean {
  return (
    scanner.attempt(() => {
      const approximate = takeApproximate(scanner);
      const dated = typeof draft.day?.[0]?.year === 'number';
      const time = takeTime(scanner, inCell || draft.day !== null || dotIsTime(scanner)) ?? (dated ? takeBareTime(scanner) : null);
      if (time === null) return null;
      if ('bad' in time) {
        draft.bad = time.bad;
        return true;
      }
      draft.time = time;
      draft.approximate = scanner.take(ISH) !== null || approximate || draft.approximate;
      takeZone(scanner, draft);
      takeEnd(scanner, draft);
      takePlus(scanner, draft);
      return true;
    }) ?? false
  );
}

/** "15.26: text" and "15.26 - text" are times; "15.26 GB" is a size. */
const dotIsTime = (scanner: Scanner): boolean =>
  /^\d{1,2}\.\d{2}(?:\s?(?:[-–—:|]|[ap]m|h|hrs|UTC|GMT)|$)/i.test(scanner.text.slice(scanner.at, scanner.at + 12));

function takeZone(scanner: Scanner, draft: Draft): void {
  scanner.attempt(() => {
    if (scanner.take(/Z(?![\p{L}\p{N}])/uy) !== null) {
      draft.zone = { written: 'Z', zone: 'UTC', index: scanner.at - 1, end: scanner.at, offsetMinutes: 0 };
      return true;
    }
    const spaced = scanner.take(/\s/y) !== null;
    const zone = zoneAt(scanner.text, scanner.at);
    // `14:00 -1500` and `14:00-15:00` are spans, not offsets.
    if (
      zone === null ||
      (/^[-−]/.test(zone.written) && !spaced && !draft.time?.precise && !/T\d\d:\d\d$/.test(scanner.text.slice(0, scanner.at)))
    )
      return null;
    // `2024-03-09 22:52 -05:00` has a whole date before it, as offsets do; `09:00 -10:00` alone is a span written in haste.
    if (spaced && /^[-−]\d{2}:/.test(zone.written) && !draft.time?.precise && !(draft.day !== null && isOffset(zone.written))) return null;
    draft.zone ??= zone;
    scanner.at = zone.end;
    return true;
  });
}

/** No zone is more than 12 hours behind UTC, and all are whole, half or three quarter hours from it. */
const isOffset = (written: string): boolean => /^[-−](?:0\d|1[0-2]):(?:00|30|45)$/.test(written);

/** The end of a range behind what was read, where there is one. */
export function takeEnd(scanner: Scanner, draft: Draft): void {
  const start = draft.time;
  if (start === null) return;
  scanner.attempt(() => {
    if (scanner.take(RANGE) === null) return null;
    if (scanner.take(UNKNOWN_END) !== null) return true;
    const day = scanner.attempt(() => {
      const found = takeDay(scanner);
      return found === null || 'bad' in found || scanner.take(JOIN) === null ? null : found;
    });
    takeApproximate(scanner);
    const time = takeTime(scanner, false);
    if (time === null) return null;
    if ('bad' in time) draft.bad = time.bad;
    else {
      draft.end = { day, time, plusDays: 0 };
      draft.time = withMeridiemOf(start, time);
    }
    takeZone(scanner, draft);
    takeDayBehind(scanner, draft);
    return true;
  });
}

/** "… and 00:10 UTC on 5 Sep": the day of the end, or of both where none was said before. */
function takeDayBehind(scanner: Scanner, draft: Draft): void {
  scanner.attempt(() => {
    const { end } = draft;
    if (end?.day !== null || scanner.take(ON_DAY) === null) return null;
    const day = takeDay(scanner);
    if (day === null || 'bad' in day) return null;
    if (draft.day === null) draft.day = day;
    else draft.end = { ...end, day };
    return true;
  });
}

function takePlus(scanner: Scanner, draft: Draft): void {
  const plus = scanner.take(PLUS_DAY);
  if (plus === null) return;
  addPlusDays(draft, Number(plus[1] ?? 1));
}

/** Puts "+1" on the end of the range, where there is one. */
export function addPlusDays(draft: Draft, days: number): void {
  if (draft.end === null) draft.plusDays = days;
  else draft.end = { ...draft.end, plusDays: days };
}
