import { MILESTONES, type Milestone, type TimelineEvent } from '../../schema/parts.ts';
import { exactMs, instantMs } from '../timeline-order.ts';

/** A milestone whose event has an exact time: `at` in ms, `local` its wall clock. */
export interface Moment {
  readonly name: Milestone;
  readonly event: TimelineEvent;
  readonly at: number;
  readonly local: string;
}

export const MILESTONE_LABELS: Readonly<Record<Milestone, string>> = {
  started: 'Started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  identified: 'Identified',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** What has ended is over at the end of a stated range, what begins begins at its start. */
const AT_END: ReadonlySet<Milestone> = new Set<Milestone>(['mitigated', 'resolved']);

/**
 * The moments that durations are counted between, from events in order: the first of each milestone, the last
 * `resolved`. A milestone whose event is vague has no moment, even where a later event bears its name again.
 */
export function momentsOf(ordered: readonly TimelineEvent[]): ReadonlyMap<Milestone, Moment> {
  const moments = new Map<Milestone, Moment>();
  for (const name of MILESTONES) {
    const named = ordered.filter(({ milestone }) => milestone?.value === name);
    const event = name === 'resolved' ? named.at(-1) : named[0];
    const moment = event === undefined ? null : momentOf(name, event);
    if (moment !== null) moments.set(name, moment);
  }
  return moments;
}

function momentOf(name: Milestone, event: TimelineEvent): Moment | null {
  const { when } = event;
  const start = exactMs(when);
  if (when.kind !== 'instant' || start === null) return null;
  const end = AT_END.has(name) && when.end !== null ? instantMs(when.end.instant) : null;
  return end === null || when.end === null
    ? { name, event, at: start, local: when.local }
    : { name, event, at: end, local: when.end.local };
}
