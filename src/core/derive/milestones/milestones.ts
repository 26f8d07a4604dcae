import { MILESTONES, type Milestone, type TimelineEvent } from '../../schema/parts.ts';
import { clockText } from '../event-time.ts';
import { otherClock, type PageClock } from '../page-clock.ts';
import { exactMs, instantMs } from '../timeline-order.ts';

/**
 * A milestone whose event has an exact time: `at` in ms, `local` its wall clock. Of a relative timeline `at` counts from the
 * zero of the document, and `local` is what the author wrote ("T+5m"): such moments are compared with each other alone.
 */
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
export const momentsOf = (ordered: readonly TimelineEvent[]): Moments => pick(ordered, momentOf);

export type Moments = ReadonlyMap<Milestone, Moment>;

/**
 * The moments that lengths of time are counted between: those of `momentsOf`, and where no milestone has a time of the calendar,
 * those that count from the document's own zero. One zero and one calendar are never mixed: nothing says how far apart they are.
 */
export function momentsToMeasure(ordered: readonly TimelineEvent[]): Moments {
  const exact = momentsOf(ordered);
  return exact.size > 0 ? exact : pick(ordered, relativeMoment);
}

/** Whether a moment counts from a zero without a date. */
export const isRelative = ({ event }: Moment): boolean => event.when.kind === 'relative';

/** When a moment was, as shown: its wall clock, with day and zone where the page's clock does not tell them, or the author's "T+5m". */
export function momentText({ local, event: { when } }: Moment, clock: PageClock): string {
  return when.kind === 'instant' ? `${clockText(local, clock.dated)}${otherClock(when, clock)}` : local;
}

function pick(ordered: readonly TimelineEvent[], read: (name: Milestone, event: TimelineEvent) => Moment | null): Moments {
  const moments = new Map<Milestone, Moment>();
  for (const name of MILESTONES) {
    const named = ordered.filter(({ milestone }) => milestone?.value === name);
    const event = name === 'resolved' ? named.at(-1) : named[0];
    const moment = event === undefined ? null : read(name, event);
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

const relativeMoment = (name: Milestone, event: TimelineEvent): Moment | null =>
  event.when.kind === 'relative' ? { name, event, at: event.when.offsetSeconds * 1000, local: event.when.written } : null;
