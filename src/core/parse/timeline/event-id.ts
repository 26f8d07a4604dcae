import type { When } from '../../schema/parts.ts';
import { slugOf } from '../slug.ts';
import type { Stamp } from './stamp.ts';
import { clockText } from './time-of-day.ts';

const LONGEST_SLUG = 40;

/** The anchor of an event: `t-2024-03-18-1423`, `t-2024-03-18`, `t-1423` where the day is not known, `t-early-morning`. */
export function eventId(when: When, stamp: Stamp): string {
  if (when.kind === 'day') return `t-${when.date}`;
  if ((when.kind === 'instant' || when.kind === 'vague') && when.local !== null) {
    return `t-${when.local.slice(0, 10)}-${when.local.slice(11, 16).replace(':', '')}`;
  }
  if (when.kind === 'relative')
    return `t-${when.offsetSeconds < 0 ? 'minus' : 'plus'}-${slugOf(when.written.replace(/^T?\s?[-+−]?/u, '')) || '0'}`;
  if (stamp.time !== null) return `t-${clockText(stamp.time).slice(0, 5).replace(':', '')}`;
  return `t-${slugOf(when.written).slice(0, LONGEST_SLUG) || 'event'}`;
}

/** Gives each anchor once: the second `t-1423` is `t-1423-2`. */
export function uniqueIds(): (id: string) => string {
  const counts = new Map<string, number>();
  const used = new Set<string>();
  return (id) => {
    let count = (counts.get(id) ?? 0) + 1;
    let result = count === 1 ? id : `${id}-${String(count)}`;
    while (used.has(result)) result = `${id}-${String((count += 1))}`;
    counts.set(id, count);
    used.add(result);
    return result;
  };
}
