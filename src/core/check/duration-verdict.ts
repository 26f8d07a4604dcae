import type { Measured } from '../derive/milestones/metrics.ts';
import type { Moment } from '../derive/milestones/milestones.ts';
import { agreementOf, type Stated } from '../derive/milestones/stated.ts';
import { exactMs } from '../derive/timeline-order.ts';
import type { TimelineEvent } from '../schema/parts.ts';

/** A typed length, and the moments between which it may count; the first of each are what it is shown beside. */
export interface Question {
  readonly stated: Stated;
  readonly froms: readonly Moment[];
  readonly tos: readonly Moment[];
  /** All that is listed, for a length that counts from something else. */
  readonly events: readonly TimelineEvent[];
}

/** `from`, `to`: it counts from, or to, another listed event. */
export type Verdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'from' | 'to'; readonly event: TimelineEvent; readonly measured: Span }
  | { readonly kind: 'wrong'; readonly measured: Span };
export type Span = Pick<Measured, 'ms' | 'from' | 'to'>;

/** The spans that a question allows, the usual one first. */
export const spansOf = ({ froms, tos }: Question): Span[] =>
  tos.flatMap((to) => froms.flatMap((from) => (from.at <= to.at ? [{ ms: to.at - from.at, from, to }] : [])));

/** Compares a typed length with what the moments give. Null where no moment allows it to be compared. */
export function verdictOf(question: Question): Verdict | null {
  const { stated, tos, events } = question;
  const spans = spansOf(question);
  const [usual] = spans;
  if (usual === undefined) return null;
  if (spans.some(({ ms }) => agreementOf(stated, ms) !== 'different')) return { kind: 'right' };
  for (const to of tos) {
    const event = eventAt(to.at - stated.minutes * MINUTE_MS, events);
    const span = spans.find((one) => one.to === to);
    if (event !== null && span !== undefined) return { kind: 'from', event, measured: span };
  }
  return { kind: 'wrong', measured: usual };
}

const MINUTE_MS = 60_000;

/** The event listed at a moment, to the minute. */
export const eventAt = (at: number, events: readonly TimelineEvent[]): TimelineEvent | null =>
  events.find(({ when }) => Math.abs((exactMs(when) ?? Infinity) - at) < MINUTE_MS) ?? null;

const CLOCK = /(?<![\d:.])([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)/g;
const DAY = 24 * 60;

/** Whether the words around a length show how it was counted: "16:58 to 18:46 (1 hour 48 minutes)". */
export function showsHow(text: string, minutes: number): boolean {
  const clocks = [...text.matchAll(CLOCK)].map(([, hour, minute]) => Number(hour) * 60 + Number(minute));
  return clocks.some((from, index) => clocks.slice(index + 1).some((to) => (to - from + DAY) % DAY === minutes % DAY));
}
