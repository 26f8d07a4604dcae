import { minutesInWords } from '../dates-text.ts';

/** A length of time as an author typed it. */
export interface Stated {
  readonly written: string;
  readonly minutes: number;
}

/** `rounded`: the same to the smallest unit that the author used ("2 hours" for 2 h 10 min). */
export type Agreement = 'same' | 'rounded' | 'different';

/** Compares a typed length with the computed one, in ms. */
export function agreementOf(stated: Stated, computedMs: number): Agreement {
  const minutesOff = Math.abs(stated.minutes - computedMs / 60_000);
  if (minutesOff < 1) return 'same';
  return minutesOff <= toleranceMinutes(stated, computedMs / 60_000) ? 'rounded' : 'different';
}

const APPROXIMATE = /~|≈|\b(?:about|around|approx\w*|roughly|nearly|almost|over|under|more than|less than|circa|some)\b/i;

function toleranceMinutes({ written }: Stated, computed: number): number {
  const about = APPROXIMATE.test(written) ? computed / 10 : 0;
  const unit = /\d[\s-]*(?:s|secs?|seconds?|m|mins?|minutes?)\b|\d:\d\d/i.test(written)
    ? 1
    : /\d[\s-]*(?:h|hrs?|hours?)\b/i.test(written)
      ? 30
      : /\d[\s-]*(?:d|days?)\b/i.test(written)
        ? 720
        : 1;
  // "1.5 hours" is meant to the quarter of an hour.
  return Math.max(about, /\d\.\d/.test(written) ? unit / 2 : unit === 1 ? 0 : unit);
}

/** "The author wrote 45 minutes, which agrees." */
export function statedSentence(stated: Stated, computedMs: number): string {
  const wrote = `The author wrote ${minutesInWords(stated.minutes)}`;
  switch (agreementOf(stated, computedMs)) {
    case 'same':
      return `${wrote}, which agrees.`;
    case 'rounded':
      return `${wrote}, which agrees when rounded.`;
    case 'different': {
      const computed = minutesInWords(computedMs / 60_000);
      const bothMinutes = /^\d+ minutes?$/.test(minutesInWords(stated.minutes)) && /^\d+ minutes?$/.test(computed);
      return `${wrote}; the two events give ${bothMinutes ? computed.replace(/ minutes?$/, '') : computed}.`;
    }
  }
}
