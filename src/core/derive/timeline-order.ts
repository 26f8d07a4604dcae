import type { TimelineEvent, When } from '../schema/parts.ts';

const DAY_MS = 86_400_000;

/** An instant of the reader (`...Z`) in ms; null for anything else. */
export function instantMs(instant: string | null): number | null {
  const ms = instant === null ? NaN : Date.parse(instant);
  return Number.isNaN(ms) ? null : ms;
}

/** The start of an exact event in ms; null where the document gives no exact time. */
export const exactMs = (when: When): number | null => (when.kind === 'instant' ? instantMs(when.instant) : null);

/** The wall clock of an event, `YYYY-MM-DDTHH:MM`, or only its day; null where neither is known. */
export function localOf(when: When): string | null {
  if (when.kind === 'day') return when.date;
  return when.kind === 'relative' ? null : when.local;
}

/**
 * Events by instant, those of one instant as written. An event without an instant stays behind the one that it
 * follows in the document.
 */
export function orderedEvents(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  let before = -Infinity;
  const placed = events.map((event) => ({ event, at: (before = placeOf(event.when, before)) }));
  return placed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ event }) => event);
}

function placeOf(when: When, before: number): number {
  if (when.kind === 'relative') return before;
  if (when.kind !== 'day') return instantMs(when.instant) ?? before;
  const midnight = Date.parse(when.date);
  // A day's own hour is unknown: within it, the document's order is what is known.
  return before >= midnight && before < midnight + DAY_MS ? before : midnight;
}

/** Whether the events fall on more than one day of their own clocks. */
export function spansDays(events: readonly TimelineEvent[]): boolean {
  const days = new Set<string>();
  for (const { when } of events) {
    const local = localOf(when);
    if (local !== null) days.add(local.slice(0, 10));
    if (when.kind === 'instant' && when.end !== null) days.add(when.end.local.slice(0, 10));
  }
  return days.size > 1;
}
