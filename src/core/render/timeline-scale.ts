import type { Span } from './timeline-axis.ts';
import type { Gap } from './timeline-breaks.ts';

/** A stretch of time that is drawn to scale: instants in ms, places as shares (0 to 1) of the scale's width. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

export interface Scale {
  /** In order of time; between two of them time is left out. One where nothing is. */
  readonly stretches: readonly [Stretch, ...Stretch[]];
  /** Share of the width for one ms: the same in all stretches. */
  readonly rate: number;
  /** From an instant to its share of the width. */
  readonly place: (at: number) => number;
}

/** Share of the width that a break takes. */
const BREAK = 0.06;
/** The least room for a stretch, so that a single instant does not stand on the edge of a break. */
const LEAST = 0.06;

/** A scale over `span` without the time of `gaps` (in order, inside the span). */
export function scaleOf(span: Span, gaps: readonly Gap[]): Scale {
  const ends = [...gaps.map((gap) => gap.start), span.end];
  const lengths = ends.map((end, index) => end - (gaps[index - 1]?.end ?? span.start));
  const rate = rateFor(lengths, gaps.length === 0 ? 0 : LEAST, 1 - gaps.length * BREAK);
  let free = 0;
  const stretches = ends.map((end, index): Stretch => {
    const start = gaps[index - 1]?.end ?? span.start;
    const natural = (end - start) * rate;
    const room = gaps.length === 0 ? natural : Math.max(natural, LEAST);
    // The first and the last reach the edges; what is left of their room lies towards the break.
    const pad = index === 0 ? 0 : index === gaps.length ? room - natural : (room - natural) / 2;
    const from = free + pad;
    free += room + BREAK;
    return { start, end, from, to: from + natural };
  });
  const [first, ...rest] = stretches;
  if (first === undefined) throw new Error('a scale has a stretch');
  const all: readonly [Stretch, ...Stretch[]] = [first, ...rest];
  return { stretches: all, rate, place: (at) => placeOn(all, rate, at) };
}

/** The share of one ms, where stretches that would be shorter than `least` are given `least`. */
function rateFor(lengths: readonly number[], least: number, room: number): number {
  let rate = 0;
  let long = lengths.filter((length) => length > 0);
  let left = room - (lengths.length - long.length) * least;
  for (;;) {
    rate = left / long.reduce((sum, length) => sum + length, 0);
    const enough = long.filter((length) => length * rate >= least);
    if (enough.length === long.length || enough.length === 0) return rate;
    left -= (long.length - enough.length) * least;
    long = enough;
  }
}

function placeOn(stretches: Scale['stretches'], rate: number, at: number): number {
  let before = stretches[0];
  for (const stretch of stretches) {
    if (at < stretch.start) {
      const share = (at - before.end) / (stretch.start - before.end);
      return stretch === before ? stretch.from + (at - stretch.start) * rate : before.to + share * (stretch.from - before.to);
    }
    if (at <= stretch.end) return stretch.from + (at - stretch.start) * rate;
    before = stretch;
  }
  return before.to + (at - before.end) * rate;
}
