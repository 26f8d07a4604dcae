import { daysBetween } from '../parse/calendar.ts';
import { dateText } from './dates-text.ts';
import type { AsOf, SinceView } from './page-data.ts';

/** How many days before the day of the build a date was; null where nothing says that day, and for a date after it. */
export function sinceView(dateIso: string, asOf: AsOf | null): SinceView | null {
  const days = asOf === null ? -1 : daysBetween(dateIso, asOf.dateIso);
  if (asOf === null || days < 0) return null;
  return {
    date: dateText(dateIso),
    dateIso,
    text: days === 0 ? 'the same day' : `${days} ${days === 1 ? 'day' : 'days'} before`,
    asOf: asOf.text,
  };
}
