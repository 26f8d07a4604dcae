import { momentsToMeasure } from '../derive/milestones/milestones.ts';
import type { WorkingHours } from '../derive/milestones/working-hours.ts';
import { pageClock } from '../derive/page-clock.ts';
import { exactMs, orderedEvents } from '../derive/timeline-order.ts';
import { placeOf } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import { bodyOf, type Body } from './body-tree.ts';
import type { Checked } from './checked.ts';
import { basisText, mismatchText } from './duration-texts.ts';
import { showsHow, verdictOf } from './duration-verdict.ts';
import { labelledDurations } from './labelled-duration.ts';
import { MAY_TYPE_DURATION } from './typed-durations.ts';
import { contradictedByEnds, MAY_TYPE_ENDS } from './typed-ends.ts';

/** A typed duration that the document's own times contradict, at the line where it is typed; and one that counts from another moment. */
export function statedDurations({ readings, texts, context }: Checked): Problem[] {
  return readings.flatMap(({ path, incidents }) => {
    const text = texts.get(path) ?? '';
    const body = MAY_TYPE_DURATION.test(text) || MAY_TYPE_ENDS.test(text) ? bodyOf(path, text) : null;
    return incidents.flatMap((incident) => durationProblems(incident, text, body, context.site.workingHours));
  });
}

function durationProblems(incident: Incident, text: string, body: Body | null, hours: WorkingHours): Problem[] {
  const labelled = body === null || incident.foundIn !== null ? [] : labelledDurations(incident, body, hours);
  const lines = new Set(labelled.map(({ line }) => line));
  const judged = lines.has(incident.statedDuration?.origin.range?.start.line ?? 0) ? NOT_JUDGED : byTimeline(incident, text);
  // Where the timeline says nothing of it, the typed start and end may.
  const ends = judged !== NOT_JUDGED || body === null || incident.foundIn !== null ? null : contradictedByEnds(incident, body);
  return [...labelled, judged, { problem: ends }].flatMap(({ problem: found }) => found ?? []);
}

/** No moments of a timeline allow to say whether a length is right. */
const NOT_JUDGED: { readonly problem: Problem | null } = { problem: null };

/** What the timeline says of the typed duration of an incident; no problem where it is right. */
function byTimeline({ timeline, statedDuration, path, zone }: Incident, text: string): { readonly problem: Problem | null } {
  if (statedDuration === null) return NOT_JUDGED;
  const { value: stated, origin } = statedDuration;
  const ordered = orderedEvents(timeline);
  const moments = momentsToMeasure(ordered);
  const [resolved, mitigated] = [moments.get('resolved'), moments.get('mitigated')];
  const start = moments.get('started') ?? moments.get('detected');
  // An outage is over for its users when it is mitigated.
  if (start === undefined || resolved === undefined) return NOT_JUDGED;
  const tos = [resolved, ...(mitigated === undefined ? [] : [mitigated])];
  const events = ordered.filter(({ when }) => exactMs(when) !== null);
  const verdict = verdictOf({ stated, froms: [start], tos, events });
  if (verdict === null) return NOT_JUDGED;
  if (verdict.kind === 'right' || showsHow(lineOf(text, origin.range), stated.minutes)) return { problem: null };
  const place = placeOf(path, origin.range);
  const clock = pageClock([verdict.measured.from.event, verdict.measured.to.event], zone);
  if (verdict.kind !== 'wrong') return { problem: problem('duration-basis', place, basisText(stated.written, verdict, clock)) };
  // Detection says nothing of when it began: a longer time may be right, and then the start is what is missing.
  const mayHaveStarted = start.name === 'detected' && stated.minutes * 60_000 > verdict.measured.ms;
  const advice = mayHaveStarted ? 'Correct the number or the times, or add the event with which it started.' : undefined;
  return { problem: problem('stated-duration', place, mismatchText(stated.written, verdict.measured, clock), advice) };
}

/** The line of the source that a length stands in. */
function lineOf(text: string, range: NonNullable<Incident['statedDuration']>['origin']['range']): string {
  if (range === null) return '';
  const from = text.lastIndexOf('\n', range.start.offset - 1) + 1;
  const to = text.indexOf('\n', range.end.offset);
  return text.slice(from, to < 0 ? undefined : to);
}
