import { durationText } from '../derive/dates-text.ts';
import { clockText } from '../derive/event-time.ts';
import { shorten } from '../derive/fold.ts';
import { MILESTONE_LABELS, momentText, type Moment } from '../derive/milestones/milestones.ts';
import { exactMs, localOf } from '../derive/timeline-order.ts';
import { quote } from '../problem.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Span, Verdict } from './duration-verdict.ts';

const LONGEST_EVENT = 60;

/** `“Incident declared”, 10:05` */
const eventText = ({ text, when }: TimelineEvent, dated: boolean): string =>
  `“${quote(shorten(text, LONGEST_EVENT))}”, ${clockText(localOf(when) ?? '', dated)}`;

const sideText = (moment: Moment, dated: boolean): string => `${MILESTONE_LABELS[moment.name].toLowerCase()} ${momentText(moment, dated)}`;

/** "“30 minutes” is not what the events give: 45 min, from detected 14:23 to resolved 15:08". `within`: " in those hours". */
export function mismatchText(written: string, { ms, from, to }: Span, dated: boolean, within = ''): string {
  return `“${quote(written)}” is not what the events give${within}: ${durationText(ms)}, from ${sideText(from, dated)} to ${sideText(to, dated)}`;
}

/** "“37 minutes” counts from “Incident declared”, 10:05, to mitigated 10:42; from detected 09:38 it is 1 h 4 min". */
export function basisText(written: string, { kind, event, measured }: Extract<Verdict, { kind: 'from' | 'to' }>, dated: boolean): string {
  const { ms, from, to } = measured;
  const length = durationText(ms);
  const what = eventText(event, dated);
  if (kind === 'to') return `“${quote(written)}” counts to ${what}; to ${sideText(to, dated)} it is ${length}`;
  const other = from.at === exactMs(event.when) ? '' : `; from ${sideText(from, dated)} it is ${length}`;
  return `“${quote(written)}” counts from ${what}, to ${sideText(to, dated)}${other}`;
}

/** Where the label's own end is not listed: "“4h 9m” is not the time from any listed moment to resolved 17:07". */
export const noneText = (written: string, to: Moment, dated: boolean): string =>
  `“${quote(written)}” is not the time from any listed moment to ${sideText(to, dated)}`;
