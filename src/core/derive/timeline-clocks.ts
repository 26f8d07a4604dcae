import { toLocal, wallMs } from '../parse/clock.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import { isClockOf } from './page-clock.ts';
import type { DrawingData } from './page-data.ts';
import { exactMs } from './timeline-order.ts';

type ClockChange = NonNullable<DrawingData['clockChanges']>[number];

const MINUTE = 60_000;

/**
 * Where clocks were changed between two exact events of one zone, given in order of time. `shift`: what the drawing adds to
 * an instant. An event of another clock than the page's `zone` has tells nothing: its clock was never changed.
 */
export function clockChanges(ordered: readonly TimelineEvent[], shift: number, zone: string): ClockChange[] {
  const changes: ClockChange[] = [];
  let before: { readonly at: number; readonly zone: string; readonly offset: number } | null = null;
  for (const { when } of ordered) {
    const at = exactMs(when);
    if (when.kind !== 'instant' || at === null) continue;
    const offset = wallMs(when.local) - at;
    const own = isClockOf(when, zone) ? zone : when.zone;
    if (before !== null && before.zone === own && before.offset !== offset)
      changes.push({ at: changeBetween(before.at, at, before.zone) + shift, by: offset - before.offset });
    before = { at, zone: own, offset };
  }
  return changes;
}

/** The first minute between two instants at which the zone's clock is no longer the one before. */
function changeBetween(from: number, to: number, zone: string): number {
  const offsetAt = (at: number): number => wallMs(toLocal(new Date(at).toISOString(), zone)) - at;
  const first = offsetAt(Math.ceil(from / MINUTE) * MINUTE);
  let low = Math.floor(from / MINUTE);
  let high = Math.ceil(to / MINUTE);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE) === first) low = middle;
    else high = middle;
  }
  return high * MINUTE;
}
