import type { When } from '../schema/parts.ts';
import { shortDate } from './dates-text.ts';
import { otherClock, type PageClock } from './page-clock.ts';

/** A wall clock as shown: `2024-03-18T14:23 => 14:23`, with its day ("18 Mar 14:23") where `dated`. */
export function clockText(local: string, dated: boolean): string {
  return dated ? `${shortDate(local)} ${local.slice(11)}` : local.slice(11);
}

/** When an event was, as shown: exact times in figures, with their zone where it is not the page's; anything else in the author's words. */
export function timeText(when: When, clock: PageClock): string {
  if (when.kind === 'day') return shortDate(when.date);
  if (when.kind !== 'instant') return when.written;
  const start = clockText(when.local, clock.dated);
  const zone = otherClock(when, clock);
  if (when.end === null) return `${start}${zone}`;
  const nextDay = when.end.local.slice(0, 10) !== when.local.slice(0, 10);
  return `${start}–${clockText(when.end.local, nextDay)}${zone}`;
}

/** For `<time datetime>`: the instant, or the day; null where vague or relative. */
export function machineTime(when: When): string | null {
  if (when.kind === 'day') return when.date;
  return when.kind === 'instant' ? when.instant : null;
}

const IS_UTC = /^(?:(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal)|Z|[+-]00:00)$/i;

/** "18:23 UTC", with its day where UTC has another one; null where the zone is UTC or the time is not exact. */
export function utcText(when: When): string | null {
  if (when.kind !== 'instant' || IS_UTC.test(when.zone)) return null;
  const ms = Date.parse(when.instant);
  if (Number.isNaN(ms)) return null;
  const utc = new Date(ms).toISOString();
  const clock = utc.slice(11, when.local.length > 16 ? 19 : 16);
  return `${utc.slice(0, 10) === when.local.slice(0, 10) ? '' : `${shortDate(utc)} `}${clock} UTC`;
}
