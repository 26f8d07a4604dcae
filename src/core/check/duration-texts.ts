import { durationText } from '../derive/dates-text.ts';
import { clockText } from '../derive/event-time.ts';
import { shorten } from '../derive/fold.ts';
import { MILESTONE_LABELS, momentText, type Moment } from '../derive/milestones/milestones.ts';
import type { PageClock } from '../derive/page-clock.ts';
import { exactMs, localOf } from '../derive/timeline-order.ts';
import { quote } from '../problem.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Span, Verdict } from './duration-verdict.ts';

const LONGEST_EVENT = 60;

/** `“Incident declared”, 10:05` */
const eventText = ({ text, when }: TimelineEvent, clock: PageClock): string =>
  `“${quote(shorten(text, LONGEST_EVENT))}”, ${clockText(localOf(when) ?? '', clock.dated)}`;

const sideText = (moment: Moment, clock: PageClock): string =>
  `${MILESTONE_LABELS[moment.name].toLowerCase()} ${momentText(moment, clock)}`;

/** "“30 minutes” is not what the events give: 45 min, from detected 14:23 to resolved 15:08". `within`: " in those hours". */
export function mismatchText(written: string, { ms, from, to }: Span, clock: PageClock, within = ''): string {
  return `“${quote(written)}” is not what the events give${within}: ${durationText(ms)}, from ${sideText(from, clock)} to ${sideText(to, clock)}`;
}

/** "“37 minutes” counts from “Incident declared”, 10:05, to mitigated 10:42; from detected 09:38 it is 1 h 4 min". */
export function basisText(written: string, { kind, event, measured }: Extract<Verdict, { kind: 'from' | 'to' }>, clock: PageClock): string {
  const { ms, from, to } = measured;
  const length = durationText(ms);
  const what = eventText(event, clock);
  if (kind === 'to') return `“${quote(written)}” counts to ${what}; to ${sideText(to, clock)} it is ${length}`;
  const other = from.at === exactMs(event.when) ? '' : `; from ${sideText(from, clock)} it is ${length}`;
  return `“${quote(written)}” counts from ${what}, to ${sideText(to, clock)}${other}`;
}

/** Where the label's own end is not listed: "“4h 9m” is not the time from any listed moment to resolved 17:07". */
export const noneText = (written: string, to: Moment, clock: PageClock): string =>
  `“${quote(written)}” is not the time from any listed moment to ${sideText(to, clock)}`;
