import { durationText } from '../derive/dates-text.ts';
import { clockText } from '../derive/event-time.ts';
import { durationOf, type Measured } from '../derive/milestones/metrics.ts';
import { MILESTONE_LABELS, momentsOf } from '../derive/milestones/milestones.ts';
import { agreementOf } from '../derive/milestones/stated.ts';
import { orderedEvents, spansDays } from '../derive/timeline-order.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { Checked } from './checked.ts';

/** A typed duration that the document's own events contradict, at the line where it is typed. */
export function statedDurations({ readings }: Checked): Problem[] {
  return readings.flatMap(({ incidents }) => incidents.flatMap((incident) => contradiction(incident) ?? []));
}

function contradiction({ timeline, statedDuration, path }: Incident): Problem | null {
  if (statedDuration === null) return null;
  const ordered = orderedEvents(timeline);
  const measured = durationOf(momentsOf(ordered));
  if (measured === null || agreementOf(statedDuration.value, measured.ms) !== 'different') return null;
  const { written, minutes } = statedDuration.value;
  const found = `“${quote(written)}” is not what the events give: ${durationText(measured.ms)}, ${spanText(measured, spansDays(ordered))}`;
  // Detection says nothing of when it began: a longer time may be right, and then the start is what is missing.
  const mayHaveStarted = measured.from.name === 'detected' && minutes * 60_000 > measured.ms;
  const advice = mayHaveStarted ? 'Correct the number or the times, or add the event with which it started.' : undefined;
  return problem('stated-duration', placeOf(path, statedDuration.origin.range), found, advice);
}

/** "from detected 14:23 to resolved 15:08" */
function spanText({ from, to }: Measured, dated: boolean): string {
  const side = ({ name, local }: Measured['from']): string => `${MILESTONE_LABELS[name].toLowerCase()} ${clockText(local, dated)}`;
  return `from ${side(from)} to ${side(to)}`;
}
