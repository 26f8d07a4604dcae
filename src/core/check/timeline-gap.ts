import { durationText } from '../derive/dates-text.ts';
import { clockText } from '../derive/event-time.ts';
import { exactMs, instantMs, localOf, orderedEvents, spansDays } from '../derive/timeline-order.ts';
import { placeOf } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { Milestone, TimelineEvent } from '../schema/parts.ts';
import type { Checked } from './checked.ts';

/** What a careful reader takes without asking: shorter than this, or shorter than a third of the response. */
const LEAST_MS = 60 * 60_000;
const LEAST_SHARE = 1 / 3;
/** A gap stands out among others: it is this much longer than the one in the middle. */
const TIMES_THE_USUAL = 4;
const LEAST_EVENTS = 5;
/** A night's sleep explains itself. */
const NIGHT_MS = 7 * 3_600_000;

const KNOWN: ReadonlySet<Milestone> = new Set<Milestone>(['detected', 'acknowledged', 'identified']);
const OVER: ReadonlySet<Milestone> = new Set<Milestone>(['mitigated', 'resolved']);
/** An event that says why the next one is late. */
const WAITS =
  /\b(?:wait|waits|waiting|awaiting|await|monitor|monitors|monitoring|observ(?:e|ing)|until|overnight|pause[ds]?|postponed?|continues?|continued|long[- ]running|takes?|took|hand(?:ed|ing)? ?-?over|tomorrow|next (?:morning|day)|sleep|retry|later|scheduled|hours?|running|progress|stable|normal)\b|\b(?:drain|restor|rebuild|copy|migrat|upgrad|roll-?out|re-?index|replicat)\w* (?:has |was )?(?:started|begun|began)\b/i;

/** The longest stretch of a response of which the timeline says nothing, if it asks for a question. */
export function timelineGaps({ readings }: Checked): Problem[] {
  return readings.flatMap(({ incidents }) => incidents.flatMap(gapOf));
}

/** The events from when somebody knew until the harm was over. */
function responseOf({ timeline }: Incident): TimelineEvent[] {
  const exact = orderedEvents(timeline).filter(({ when }) => when.kind !== 'relative');
  const first = exact.findIndex(({ milestone }) => milestone !== null && KNOWN.has(milestone.value));
  const last = exact.findIndex(({ milestone }, index) => index > first && milestone !== null && OVER.has(milestone.value));
  return first < 0 || last < 0 ? [] : exact.slice(first, last + 1);
}

interface Gap {
  readonly from: TimelineEvent;
  readonly to: TimelineEvent;
  readonly ms: number;
}

function gapOf(incident: Incident): Problem[] {
  const events = responseOf(incident);
  // A rough time may stand anywhere, so nothing can be said of what lies around it.
  if (events.length < LEAST_EVENTS || events.some(({ when }) => exactMs(when) === null)) return [];
  const gaps = events.slice(1).map((to, index): Gap => gapBetween(events[index] ?? to, to));
  const sorted = [...gaps].sort((a, b) => b.ms - a.ms);
  const [longest, usual] = [sorted[0], sorted[Math.floor(sorted.length / 2)]?.ms ?? 0];
  const total = gaps.reduce((sum, { ms }) => sum + ms, 0);
  if (longest === undefined || longest.ms < LEAST_MS || longest.ms < total * LEAST_SHARE || longest.ms < usual * TIMES_THE_USUAL) return [];
  const { from, to, ms } = longest;
  const nights = localOf(from.when)?.slice(0, 10) !== localOf(to.when)?.slice(0, 10) && ms > NIGHT_MS;
  if (nights || WAITS.test(from.text) || WAITS.test(to.text)) return [];
  const dated = spansDays([from, to]);
  const clock = ({ when }: TimelineEvent): string => clockText(localOf(when) ?? '', dated);
  const found = `nothing is told between ${clock(from)} and ${clock(to)}, ${durationText(ms)} of ${durationText(total)}`;
  return [problem('timeline-gap', placeOf(incident.path, to.origin.range), found)];
}

function gapBetween(from: TimelineEvent, to: TimelineEvent): Gap {
  const end = from.when.kind === 'instant' && from.when.end !== null ? instantMs(from.when.end.instant) : null;
  return { from, to, ms: Math.max(0, (exactMs(to.when) ?? 0) - Math.max(end ?? -Infinity, exactMs(from.when) ?? 0)) };
}
