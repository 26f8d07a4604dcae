import type { Incident } from '../schema/incident.ts';
import { clockText } from './event-time.ts';
import { exactMs } from './timeline-order.ts';

/** Another incident of the same time or day, and which of the two, in words. */
export interface Overlap {
  readonly incident: Incident;
  readonly why: string;
}

const MOST_SHOWN = 5;

interface Span {
  readonly incident: Incident;
  readonly start: number;
  readonly end: number;
  /** The wall clock of its first exact event: "14:23". */
  readonly clock: string;
}

/** For each incident, at most five others that went on at the same time, then those that only share its day. */
export function overlapsOf(incidents: readonly Incident[]): ReadonlyMap<string, readonly Overlap[]> {
  const found = new Map<string, Overlap[]>(incidents.map(({ id }) => [id, []]));
  const add = (to: Incident, incident: Incident, why: string): void => {
    const known = found.get(to.id);
    if (known !== undefined && known.length < MOST_SHOWN && !known.some((other) => other.incident === incident))
      known.push({ incident, why });
  };
  let running: Span[] = [];
  for (const span of incidents.flatMap(spanOf).sort((a, b) => a.start - b.start)) {
    running = running.filter(({ end }) => end >= span.start);
    // Of very many at once the latest say enough.
    for (const other of running.slice(-2 * MOST_SHOWN)) {
      add(span.incident, other.incident, `went on when this began, at ${span.clock}`);
      add(other.incident, span.incident, `began while this went on, at ${span.clock}`);
    }
    running.push(span);
  }
  for (const day of Map.groupBy(incidents, ({ date }) => date.value).values()) {
    for (const one of day) for (const other of day.slice(0, 2 * MOST_SHOWN)) if (other !== one) add(one, other, 'the same day');
  }
  return found;
}

/** From its first exact event to its last; none where it has only one. */
function spanOf(incident: Incident): Span[] {
  let [start, end, clock] = [Infinity, -Infinity, ''];
  for (const { when } of incident.timeline) {
    const at = exactMs(when);
    if (at === null || when.kind !== 'instant') continue;
    if (at < start) [start, clock] = [at, clockText(when.local, false)];
    end = Math.max(end, when.end === null ? at : Date.parse(when.end.instant));
  }
  return end > start ? [{ incident, start, end, clock }] : [];
}
