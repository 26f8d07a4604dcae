import { dateText } from '../derive/dates-text.ts';
import { localOf } from '../derive/timeline-order.ts';
import { daysBetween } from '../parse/calendar.ts';
import { placesOf } from '../parse/places.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Checked } from './checked.ts';

/** Nearer to the document's date than this, a day is no slip in its year or month. */
const NEAR_DAYS = 20;

/** An event whose year or month is a slip: another one puts it beside its neighbours. And a year of five digits. */
export function outlyingDates({ readings, texts }: Checked): Problem[] {
  return readings.flatMap(({ path, kind, incidents }) => [
    ...incidents.flatMap(outliers),
    ...(kind === 'incident' ? longYears(path, texts.get(path) ?? '') : []),
  ]);
}

interface Dated {
  readonly event: TimelineEvent;
  readonly day: string;
}

function outliers(incident: Incident): Problem[] {
  const dated = incident.timeline.flatMap((event): Dated[] => {
    const local = localOf(event.when);
    return local === null || !writesDay(event) ? [] : [{ event, day: local.slice(0, 10) }];
  });
  return dated.flatMap(({ event, day }, index) => {
    if (Math.abs(daysBetween(incident.date.value, day)) <= NEAR_DAYS) return [];
    const meant = meantDay(day, incident.date.value, dated[index - 1]?.day ?? null, dated[index + 1]?.day ?? null);
    if (meant === null) return [];
    const found = `“${quote(event.when.written)}” is far from the events beside it; ${dateText(meant)} would stand among them`;
    return [problem('outlying-date', placeOf(incident.path, event.origin.range), found)];
  });
}

/** Only a day that is written can be mistyped. */
const writesDay = ({ when }: TimelineEvent): boolean => /\d{4}|\d[/.]\d|\p{L}{3} \d|\d \p{L}{3}/u.test(when.written);

/**
 * The day with another year or another month that its neighbours expect; null where there is none. A first event may
 * well be months older than the others (the change that laid the ground), so only its year is looked at.
 */
function meantDay(day: string, documentDay: string, before: string | null, after: string | null): string | null {
  const beside = before ?? after ?? documentDay;
  const fits = (candidate: string): boolean =>
    Math.abs(daysBetween(beside, candidate)) <= 1 &&
    (before === null || candidate >= before) &&
    (after === null || candidate <= after || after <= day);
  const years = `${beside.slice(0, 4)}${day.slice(4)}`;
  const months = `${day.slice(0, 5)}${beside.slice(5, 7)}${day.slice(7)}`;
  const candidates = before === null ? [years] : [years, months];
  return candidates.find((candidate) => candidate !== day && fits(candidate) && isNearer(candidate, day, documentDay)) ?? null;
}

const isNearer = (candidate: string, day: string, to: string): boolean =>
  Math.abs(daysBetween(to, candidate)) < Math.abs(daysBetween(to, day)) && Math.abs(daysBetween(to, candidate)) <= NEAR_DAYS;

const LONG_YEAR = /(?<![\d.:/-])\d{5}-(?:0\d|1[0-2])-[0-3]\d(?!\d)/g;

function longYears(path: string, text: string): Problem[] {
  const matches = [...text.matchAll(LONG_YEAR)];
  if (matches.length === 0) return [];
  const places = placesOf(text);
  return matches.map(({ 0: written, index }) =>
    problem('outlying-date', placeOf(path, places.range(index, index + written.length)), `“${written}” has a year of five digits`),
  );
}
