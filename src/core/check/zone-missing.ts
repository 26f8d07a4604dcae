import { findZone } from '../parse/zone.ts';
import { placeOf } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Checked } from './checked.ts';

/** Times without a zone, once for each timeline. A site that names its own zone has answered the question. */
export function zonesMissing({ readings, context }: Checked): Problem[] {
  if (context.site.timeZoneIsSet) return [];
  return readings.flatMap(({ incidents }) => incidents.flatMap(zoneMissing));
}

const saysZone = ({ when }: TimelineEvent): boolean => findZone(when.written) !== null || /\d ?Z\b|[+-]\d{2}:?\d{2}$/.test(when.written);

function zoneMissing({ path, zone, timeline }: Incident): Problem[] {
  const timed = timeline.filter(({ when }) => when.kind === 'instant');
  const [first] = timed;
  if (first === undefined || zone.origin.kind !== 'inferred' || zone.origin.range !== null || timed.some(saysZone)) return [];
  // A zone that a note or a table's head says holds for the events, though not for the document.
  if (timed.some(({ when }) => when.kind === 'instant' && when.zone !== zone.value)) return [];
  return [problem('zone-missing', placeOf(path, first.origin.range), `no time zone is said; ${zone.value} is assumed`)];
}
