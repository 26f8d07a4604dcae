import { MILESTONE_LABELS, momentText, momentsToMeasure, type Moment } from '../derive/milestones/milestones.ts';
import { pageClock } from '../derive/page-clock.ts';
import { exactMs, instantMs, orderedEvents } from '../derive/timeline-order.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Checked } from './checked.ts';

/** What ends before it starts: a range, or the incident itself. */
export function endsBeforeStarts({ readings }: Checked): Problem[] {
  return readings.flatMap(({ incidents }) => incidents.flatMap((incident) => [...ranges(incident), ...milestones(incident)]));
}

/** A range that was carried over midnight is longer than this only where its end is a slip. */
const LONGEST_NIGHT_MS = 12 * 3_600_000;

function ranges({ path, timeline }: Incident): Problem[] {
  return timeline.flatMap((event) => {
    const why = rangeFault(event);
    return why === null ? [] : [problem('end-before-start', placeOf(path, event.origin.range), `“${quote(event.when.written)}” ${why}`)];
  });
}

function rangeFault({ when }: TimelineEvent): string | null {
  const start = exactMs(when);
  const end = when.kind === 'instant' && when.end !== null ? instantMs(when.end.instant) : null;
  if (when.kind !== 'instant' || start === null || end === null || when.end === null) return null;
  if (end < start) return 'ends before it starts';
  const overnight = when.end.local.slice(0, 10) !== when.local.slice(0, 10) && !/\d{4}|\+ ?\d|day/i.test(when.written);
  return overnight && end - start > LONGEST_NIGHT_MS ? 'ends before it starts, unless the next day is meant' : null;
}

/** Resolved before it was detected or began. The document's order is what is wrong, or a time. */
function milestones({ path, timeline, zone }: Incident): Problem[] {
  const ordered = orderedEvents(timeline);
  const moments = momentsToMeasure(ordered);
  const [resolved, began] = [moments.get('resolved'), moments.get('started') ?? moments.get('detected')];
  if (resolved === undefined || began === undefined || resolved.at >= began.at) return [];
  const side = (moment: Moment): string => `${MILESTONE_LABELS[moment.name].toLowerCase()} ${momentText(moment, pageClock(ordered, zone))}`;
  return [problem('end-before-start', placeOf(path, resolved.event.origin.range), `${side(resolved)} is before ${side(began)}`)];
}
