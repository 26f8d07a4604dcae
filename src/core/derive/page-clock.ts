import { fixedOffsetMinutes, offsetMinutesAt, toLocal } from '../parse/clock.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent, When } from '../schema/parts.ts';
import { spansDays } from './timeline-order.ts';

type Exact = Extract<When, { kind: 'instant' }>;

/** How a page shows times: with their day where its events fall on several, and by which zone's clock. */
export interface PageClock {
  readonly dated: boolean;
  readonly zone: string;
}

/**
 * The clock of an incident, from its events and the zone of its document. A zone that was only assumed gives way where
 * every exact event names its own, unless those are what its clock showed at the time ("-05:00", later "-04:00").
 */
export function pageClock(ordered: readonly TimelineEvent[], zone: Incident['zone']): PageClock {
  const dated = spansDays(ordered);
  const [first, ...others] = namedZones(ordered, zone) === null ? [] : exactOf(ordered);
  const keeps = first === undefined || [first, ...others].every((when) => isClockOf(when, zone.value));
  return { dated, zone: keeps ? zone.value : first.zone };
}

/** The zones that the exact events name, in their order, where no event needed the zone that was assumed; else null. */
export function namedZones(ordered: readonly TimelineEvent[], zone: Incident['zone']): readonly string[] | null {
  const exact = exactOf(ordered);
  if (!isAssumed(zone) || exact.length === 0 || exact.some((when) => when.zone === zone.value)) return null;
  return [...new Set(exact.map((when) => when.zone))];
}

/** Whether nothing in the document says the zone. */
export const isAssumed = ({ origin }: Incident['zone']): boolean => origin.kind === 'inferred' && origin.range === null;

/** " UTC", " +02:00": what a time of another clock than the page's is shown with; empty where its own shows the same. */
export function otherClock(when: Exact, { zone }: PageClock): string {
  if (isClockOf(when, zone)) return '';
  const minutes = Math.abs(offsetMinutesAt(when.instant, when.local));
  const sign = offsetMinutesAt(when.instant, when.local) < 0 ? '-' : '+';
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  return fixedOffsetMinutes(when.zone) === 0 ? ' UTC' : ` ${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Whether a zone's clock showed what the event says, when it was. */
export const isClockOf = (when: Exact, zone: string): boolean =>
  when.zone === zone || toLocal(when.instant, zone).slice(0, 16) === when.local.slice(0, 16);

/** When the exact events were. */
export const exactOf = (ordered: readonly TimelineEvent[]): Exact[] =>
  ordered.flatMap(({ when }) => (when.kind === 'instant' ? [when] : []));
