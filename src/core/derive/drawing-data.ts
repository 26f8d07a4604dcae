import type { Milestone, TimelineEvent } from '../schema/parts.ts';
import { dateText } from './dates-text.ts';
import { clockText, timeText } from './event-time.ts';
import { MILESTONE_LABELS, type Moment } from './milestones/milestones.ts';
import type { DrawingData } from './page-data.ts';
import { clockChanges } from './timeline-clocks.ts';
import { exactMs, instantMs, localOf } from './timeline-order.ts';

type DrawnEvent = DrawingData['events'][number];
type Phase = DrawingData['phases'][number];

/** What is drawn of an incident; null where no event has a place in time. `ordered`: its events in order. */
export function drawingData(
  title: string,
  zone: string,
  ordered: readonly TimelineEvent[],
  moments: ReadonlyMap<Milestone, Moment>,
  dated: boolean,
): DrawingData | null {
  const shift = clockShift(ordered);
  const events = drawnEvents(ordered, shift, dated);
  if (events.length === 0) return null;
  const changes = clockChanges(ordered, shift);
  const span = spanText(ordered, zone);
  return {
    title: `Timeline of ${title}${span === '' ? '' : `, ${span}`}`,
    span,
    description: description(ordered.length, moments, dated),
    events,
    ...(changes.length === 0 ? {} : { clockChanges: changes }),
    phases: phasesOf(moments, shift),
  };
}

/** A wall clock read as if it were UTC, in ms. */
const wallMs = (local: string): number => Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);

/**
 * From instants to the axis: the distance from UTC of the first exact event, kept for all. Where clocks change on the
 * way, the drawing stays to scale, and `clockChanges` says from where on clocks show another time.
 */
function clockShift(ordered: readonly TimelineEvent[]): number {
  for (const { when } of ordered) {
    const at = exactMs(when);
    if (when.kind === 'instant' && at !== null && !Number.isNaN(wallMs(when.local))) return wallMs(when.local) - at;
  }
  return 0;
}

function drawnEvents(ordered: readonly TimelineEvent[], shift: number, dated: boolean): DrawnEvent[] {
  let before = -Infinity;
  return ordered.flatMap(({ id, when, text, milestone }): DrawnEvent[] => {
    const at = placeOf(when, shift, before);
    if (at === null) return [];
    before = at;
    const end = when.kind === 'instant' && when.end !== null ? instantMs(when.end.instant) : null;
    const drawnEnd = end === null || end + shift <= at ? null : end + shift;
    return [
      { id, at, end: drawnEnd, label: timeText(when, dated), text, milestone: milestone?.value ?? null, vague: when.kind !== 'instant' },
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
function spanText(ordered: readonly TimelineEvent[], zone: string): string {
  const locals = ordered.flatMap(({ when }) =>
    when.kind === 'instant' ? [when.local, ...(when.end === null ? [] : [when.end.local])] : [],
  );
  const [first] = locals;
  const last = locals.at(-1);
  if (first === undefined || last === undefined) return '';
  const [from, to] = [first.slice(0, 10), last.slice(0, 10)];
  const [start, end] = [clockText(first, false), clockText(last, false)];
  if (from !== to) return `${start} on ${dateText(from)} to ${end} on ${dateText(to)} (${zone})`;
  return `${start === end ? start : `${start} to ${end}`} on ${dateText(from)} (${zone})`;
}

/** "5 events. Detected 14:23, identified 14:35, mitigated 14:52, resolved 15:08." */
function description(count: number, moments: ReadonlyMap<Milestone, Moment>, dated: boolean): string {
  const said = inTime(moments).map(({ name, local }) => `${MILESTONE_LABELS[name].toLowerCase()} ${clockText(local, dated)}`);
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
