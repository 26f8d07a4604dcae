import type { Milestone, TimelineEvent } from '../schema/parts.ts';
import { dateText } from './dates-text.ts';
import { clockText, timeText } from './event-time.ts';
import { MILESTONE_LABELS, momentText, type Moment } from './milestones/milestones.ts';
import { exactOf, isClockOf, otherClock, type PageClock } from './page-clock.ts';
import type { DrawingData } from './page-data.ts';
import { clockChanges } from './timeline-clocks.ts';
import { instantMs, localOf } from './timeline-order.ts';

type DrawnEvent = DrawingData['events'][number];
type Phase = DrawingData['phases'][number];

/** What is drawn of an incident; null where no event has a place in time. `ordered`: its events in order. */
export function drawingData(
  title: string,
  clock: PageClock,
  ordered: readonly TimelineEvent[],
  moments: ReadonlyMap<Milestone, Moment>,
): DrawingData | null {
  const shift = clockShift(ordered, clock.zone);
  const events = drawnEvents(ordered, shift, clock);
  if (events.length === 0) return null;
  const changes = clockChanges(ordered, shift, clock.zone);
  const span = spanText(ordered, clock);
  return {
    title: `Timeline of ${title}${span === '' ? '' : `, ${span}`}`,
    span,
    description: description(ordered.length, moments, clock),
    events,
    ...(changes.length === 0 ? {} : { clockChanges: changes }),
    phases: phasesOf(moments, shift),
  };
}

/** A wall clock read as if it were UTC, in ms. */
const wallMs = (local: string): number => Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);

/**
 * From instants to the axis: the distance from UTC of the first exact event on the page's clock, kept for all. Where clocks
 * change on the way, the drawing stays to scale, and `clockChanges` says from where on clocks show another time.
 */
function clockShift(ordered: readonly TimelineEvent[], zone: string): number {
  const exact = exactOf(ordered).filter(({ instant, local }) => instantMs(instant) !== null && !Number.isNaN(wallMs(local)));
  const first = exact.find((when) => isClockOf(when, zone)) ?? exact[0];
  return first === undefined ? 0 : wallMs(first.local) - Date.parse(first.instant);
}

function drawnEvents(ordered: readonly TimelineEvent[], shift: number, clock: PageClock): DrawnEvent[] {
  let before = -Infinity;
  return ordered.flatMap(({ id, when, text, milestone }): DrawnEvent[] => {
    const at = placeOf(when, shift, before);
    if (at === null) return [];
    before = at;
    const end = when.kind === 'instant' && when.end !== null ? instantMs(when.end.instant) : null;
    const drawnEnd = end === null || end + shift <= at ? null : end + shift;
    return [
      { id, at, end: drawnEnd, label: timeText(when, clock), text, milestone: milestone?.value ?? null, vague: when.kind !== 'instant' },
    ];
  });
}

/** A day without an hour stands at its beginning, but not before the event that it follows. */
function placeOf(when: TimelineEvent['when'], shift: number, before: number): number | null {
  const local = localOf(when);
  const at = when.kind === 'instant' || when.kind === 'vague' ? instantMs(when.instant) : null;
  const placed = at !== null ? at + shift : local === null ? NaN : wallMs(local);
  if (Number.isNaN(placed)) return null;
  return when.kind === 'day' && before > placed && before < placed + 86_400_000 ? before : placed;
}

/** "14:23 to 15:08 on 18 March 2024 (UTC)"; empty where no event has an exact time. */
function spanText(ordered: readonly TimelineEvent[], clock: PageClock): string {
  const shown = exactOf(ordered).flatMap((when) =>
    [when, when.end ?? when].map(({ local }) => ({
      day: local.slice(0, 10),
      time: `${clockText(local, false)}${otherClock(when, clock)}`,
    })),
  );
  const [first] = shown;
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first.day !== last.day) return `${first.time} on ${dateText(first.day)} to ${last.time} on ${dateText(last.day)} (${clock.zone})`;
  return `${first.time === last.time ? first.time : `${first.time} to ${last.time}`} on ${dateText(first.day)} (${clock.zone})`;
}

/** "5 events. Detected 14:23, identified 14:35, mitigated 14:52, resolved 15:08." */
function description(count: number, moments: ReadonlyMap<Milestone, Moment>, clock: PageClock): string {
  const said = inTime(moments).map((moment) => `${MILESTONE_LABELS[moment.name].toLowerCase()} ${momentText(moment, clock)}`);
  const sentence = said.join(', ');
  const events = `${count} ${count === 1 ? 'event' : 'events'}.`;
  return sentence === '' ? events : `${events} ${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

const inTime = (moments: ReadonlyMap<Milestone, Moment>): Moment[] => [...moments.values()].sort((a, b) => a.at - b.at);

const PHASES: ReadonlyMap<Milestone, { readonly name: string; readonly kind: Phase['kind'] }> = new Map([
  ['detected', { name: 'Detecting', kind: 'detect' }],
  ['acknowledged', { name: 'Responding', kind: 'respond' }],
  ['identified', { name: 'Diagnosing', kind: 'diagnose' }],
  ['mitigated', { name: 'Mitigating', kind: 'mitigate' }],
  ['resolved', { name: 'Recovering', kind: 'recover' }],
]);

/** A phase ends with a milestone and starts with the one before it that the document gives; one out of order has none. */
function phasesOf(moments: ReadonlyMap<Milestone, Moment>, shift: number): Phase[] {
  let last: Moment | null = null;
  const phases: Phase[] = [];
  for (const moment of moments.values()) {
    const phase = PHASES.get(moment.name);
    if (last !== null && moment.at < last.at) continue;
    if (last !== null && phase !== undefined && moment.at > last.at)
      phases.push({ ...phase, start: last.at + shift, end: moment.at + shift });
    last = moment;
  }
  return phases;
}
