import { spansDays } from '../derive/timeline-order.ts';
import { durationOf, type Measured } from '../derive/milestones/metrics.ts';
import { momentsOf } from '../derive/milestones/milestones.ts';
import { agreementOf } from '../derive/milestones/stated.ts';
import { orderedEvents } from '../derive/timeline-order.ts';
import { placeOf } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import { bodyOf, type Body } from './body-tree.ts';
import type { Checked } from './checked.ts';
import { basisOf, basisText, mismatchText } from './duration-texts.ts';
import { labelledDurations } from './labelled-duration.ts';
import { MAY_TYPE_DURATION } from './typed-durations.ts';

/** A typed duration that the document's own times contradict, at the line where it is typed; and one that counts from another moment. */
export function statedDurations({ readings, texts, context }: Checked): Problem[] {
  return readings.flatMap(({ path, incidents }) => {
    const text = texts.get(path) ?? '';
    const body = MAY_TYPE_DURATION.test(text) ? bodyOf(path, text) : null;
    return incidents.flatMap((incident) => durationProblems(incident, body, context.site.workingHours));
  });
}

function durationProblems(incident: Incident, body: Body | null, hours: Checked['context']['site']['workingHours']): Problem[] {
  const labelled = body === null || incident.foundIn !== null ? [] : labelledDurations(incident, body, hours);
  const lines = new Set(labelled.map(({ line }) => line));
  const stated = lines.has(incident.statedDuration?.origin.range?.start.line ?? 0) ? null : contradiction(incident);
  return [...labelled.flatMap(({ problem: found }) => found ?? []), ...(stated === null ? [] : [stated])];
}

function contradiction({ timeline, statedDuration, path }: Incident): Problem | null {
  if (statedDuration === null) return null;
  const ordered = orderedEvents(timeline);
  const measured = durationOf(momentsOf(ordered));
  if (measured === null || agreementOf(statedDuration.value, measured.ms) !== 'different') return null;
  const place = placeOf(path, statedDuration.origin.range);
  const dated = spansDays(ordered);
  const basis = basisOf(statedDuration.value.minutes, measured.to, others(ordered, measured));
  if (basis !== null) return problem('duration-basis', place, basisText(statedDuration.value.written, basis, measured, dated));
  // Detection says nothing of when it began: a longer time may be right, and then the start is what is missing.
  const mayHaveStarted = measured.from.name === 'detected' && statedDuration.value.minutes * 60_000 > measured.ms;
  const advice = mayHaveStarted ? 'Correct the number or the times, or add the event with which it started.' : undefined;
  return problem('stated-duration', place, mismatchText(statedDuration.value.written, measured, dated), advice);
}

const others = (events: readonly TimelineEvent[], { from, to }: Measured): TimelineEvent[] =>
  events.filter((event) => event !== from.event && event !== to.event);
