import { durationText } from '../derive/dates-text.ts';
import { clockText } from '../derive/event-time.ts';
import type { Measured } from '../derive/milestones/metrics.ts';
import { MILESTONE_LABELS, type Moment } from '../derive/milestones/milestones.ts';
import { exactMs, localOf } from '../derive/timeline-order.ts';
import { shorten } from '../derive/fold.ts';
import { quote } from '../problem.ts';
import type { TimelineEvent } from '../schema/parts.ts';

const MINUTE_MS = 60_000;
const LONGEST_EVENT = 60;

/** The listed event from which a typed length counts to `to`, to the minute; null where there is none. */
export function basisOf(minutes: number, to: Pick<Moment, 'at'>, events: readonly TimelineEvent[]): TimelineEvent | null {
  const at = to.at - minutes * MINUTE_MS;
  return events.find(({ when }) => Math.abs((exactMs(when) ?? Infinity) - at) < MINUTE_MS) ?? null;
}

/** `“Incident declared”, 10:05` */
export function eventText({ text, when }: TimelineEvent, dated: boolean): string {
  return `“${quote(shorten(text, LONGEST_EVENT))}”, ${clockText(localOf(when) ?? '', dated)}`;
}

const sideText = ({ name, local }: Moment, dated: boolean): string => `${MILESTONE_LABELS[name].toLowerCase()} ${clockText(local, dated)}`;

/** "“30 minutes” is not what the events give: 45 min, from detected 14:23 to resolved 15:08". `within`: "in those hours". */
export function mismatchText(written: string, { ms, from, to }: Pick<Measured, 'ms' | 'from' | 'to'>, dated: boolean, within = ''): string {
  return `“${quote(written)}” is not what the events give${within}: ${durationText(ms)}, from ${sideText(from, dated)} to ${sideText(to, dated)}`;
}

/** "“37 minutes” counts from “Incident declared”, 10:05, to mitigated 10:42; from detected 09:38 it is 1 h 4 min". */
export function basisText(written: string, basis: TimelineEvent, { ms, from, to }: Pick<Measured, 'ms' | 'from' | 'to'>, dated: boolean): string {
  const whole = from.at === exactMs(basis.when) ? '' : `; from ${sideText(from, dated)} it is ${durationText(ms)}`;
  return `“${quote(written)}” counts from ${eventText(basis, dated)}, to ${sideText(to, dated)}${whole}`;
}

/** Where the label's own end is not listed: "“4h 9m” is not the time from any listed moment to resolved 17:07". */
export const noneText = (written: string, to: Moment, dated: boolean): string =>
  `“${quote(written)}” is not the time from any listed moment to ${sideText(to, dated)}`;
