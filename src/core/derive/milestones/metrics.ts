import type { Milestone } from '../../schema/parts.ts';
import { anchorHref } from '../addresses.ts';
import { durationIso, durationText, hoursText } from '../dates-text.ts';
import type { PageClock } from '../page-clock.ts';
import type { FactView } from '../page-data.ts';
import { isRelative, MILESTONE_LABELS, momentText, type Moment, type Moments } from './milestones.ts';
import { statedSentence, type Stated } from './stated.ts';
import { workingMs, type WorkingHours } from './working-hours.ts';

/** A length of time with the two moments that it spans. */
export interface Measured {
  readonly label: string;
  readonly ms: number;
  readonly from: Moment;
  readonly to: Moment;
}

/** From the start where the document gives it, else from detection, to resolution; null where either is unknown. */
export function durationOf(moments: Moments): Measured | null {
  return measure(moments, 'Duration', moments.has('started') ? 'started' : 'detected', 'resolved');
}

/** Every length that the moments give: the duration, and the times to each milestone, counted from detection. */
export function measuredOf(moments: Moments): Measured[] {
  const measured = [
    durationOf(moments),
    measure(moments, 'Time to detect', 'started', 'detected'),
    measure(moments, 'Time to acknowledge', 'detected', 'acknowledged'),
    measure(moments, 'Time to identify', 'detected', 'identified'),
    measure(moments, 'Time to mitigate', 'detected', 'mitigated'),
    measure(moments, 'Time to resolve', 'detected', 'resolved'),
  ];
  return measured.filter((one) => one !== null);
}

/** Null where a side is unknown, or where the second moment came first. */
function measure(moments: Moments, label: string, first: Milestone, second: Milestone): Measured | null {
  const from = moments.get(first);
  const to = moments.get(second);
  return from === undefined || to === undefined || to.at < from.at ? null : { label, ms: to.at - from.at, from, to };
}

/** The hours that people work, and the zone whose clock they go by. */
export interface Office {
  readonly hours: WorkingHours;
  readonly zone: string;
}

/** The facts strip of the page `href`. */
export function factViews(moments: Moments, stated: Stated | null, href: string, clock: PageClock, office: Office): FactView[] {
  const side = (moment: Moment): FactView['from'] => ({
    label: MILESTONE_LABELS[moment.name],
    time: momentText(moment, clock),
    href: anchorHref(href, moment.event.id),
  });
  return measuredOf(moments).map(({ label, ms, from, to }) => ({
    label,
    figure: durationText(ms),
    iso: durationIso(ms),
    working: isRelative(from) ? null : workingText(workingMs(from.at, to.at, office.hours, office.zone), ms),
    from: side(from),
    to: side(to),
    stated: label === 'Duration' && stated !== null ? statedSentence(stated, ms) : null,
  }));
}

/** "of which 2 h 10 min in working hours"; null where all of it was, or where it cannot be told. */
function workingText(working: number | null, ms: number): string | null {
  if (working === null || working === ms) return null;
  return working === 0 ? 'none of it in working hours' : `of which ${hoursText(working)} in working hours`;
}
