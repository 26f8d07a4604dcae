import { minutesInWords } from '../derive/dates-text.ts';
import { agreementOf } from '../derive/milestones/stated.ts';
import { END_LABELS, START_LABELS } from '../parse/durations.ts';
import { fieldNamed, fieldsOf } from '../parse/fields.ts';
import { outlineOf } from '../parse/outline.ts';
import { measureBetween } from '../parse/timeline/stated-span.ts';
import { findZone } from '../parse/zone.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { Body } from './body-tree.ts';
import { saysHours } from './counted-hours.ts';
import { showsHow } from './duration-verdict.ts';

/** What such fields look like in the source: a text without one is not parsed again. */
export const MAY_TYPE_ENDS = /\b(?:start|began|begin)\w*\b[^\n]{0,20}[:：|]/i;

const DAY_MINUTES = 24 * 60;

/**
 * A typed duration that the typed start and end contradict: "Start: 10:00", "End: 11:30", "Duration: 2 hours". Null where they agree
 * or cannot be compared: two zones, some hours only, or fewer hours of several days.
 */
export function contradictedByEnds({ statedDuration, path }: Incident, { root, places }: Body): Problem | null {
  const range = statedDuration?.origin.range ?? null;
  if (statedDuration === null || range === null || statedDuration.origin.kind === 'inferred') return null;
  const fields = fieldsOf(outlineOf(root, places), places, () => false);
  const [start, end] = [fieldNamed(fields, START_LABELS), fieldNamed(fields, END_LABELS)];
  const between = start === null || end === null ? null : measureBetween(start.value, end.value);
  if (start === null || end === null || between === null || between.written === statedDuration.value.written) return null;
  const [from, to] = [findZone(start.value), findZone(end.value)];
  if (from !== null && to !== null && from.zone !== to.zone) return null;
  const { value: stated } = statedDuration;
  const line = fields.find((field) => field.range.start.line === range.start.line)?.value ?? stated.written;
  if (agreementOf(stated, between.minutes * 60_000) !== 'different' || saysHours(line) || showsHow(line, stated.minutes)) return null;
  if (between.minutes > DAY_MINUTES && stated.minutes < between.minutes) return null;
  const found = `“${quote(stated.written)}” is not what the typed start and end give: ${minutesInWords(between.minutes)}, from ${quote(start.value)} to ${quote(end.value)}`;
  return problem('stated-duration', placeOf(path, range), found);
}
