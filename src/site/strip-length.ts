import type { DrawingData } from '../core/derive/page-data.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LENGTHS = [
  ...[15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((count) => count * HOUR),
  ...[1, 2, 3, 5, 7, 14, 30].map((count) => count * DAY),
];
/** So many of all drawings are shown whole. */
const WHOLE = 0.75;

/** From the first event to the last, in ms. */
function lengthOf({ events }: DrawingData): number {
  const ends = events.map(({ at, end }) => Math.max(at, end ?? at));
  return Math.max(...ends) - Math.min(...events.map(({ at }) => at));
}

/** How long the full width of a small drawing is, in ms: one scale for all, on which three in four have room. */
export function stripLength(drawings: readonly DrawingData[]): number {
  const lengths = drawings.map(lengthOf).sort((a, b) => a - b);
  const needed = lengths[Math.ceil(lengths.length * WHOLE) - 1] ?? 0;
  return LENGTHS.find((length) => length >= needed) ?? LENGTHS.at(-1) ?? DAY;
}

/** "4 h", "30 min", "7 d". */
export function stripLengthText(ms: number): string {
  if (ms >= DAY) return `${String(ms / DAY)} d`;
  return ms >= HOUR ? `${String(ms / HOUR)} h` : `${String(ms / MINUTE)} min`;
}
