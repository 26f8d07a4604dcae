import type { Mention } from './mentions.ts';

/** How near two wordings of what may be one action are, and the words that they share. */
export interface Likeness {
  readonly score: number;
  readonly words: readonly string[];
}

const LEAST_SHARED = 2;
/** Two of three words ("Redis caching" in "Redis caching for Inventory"), three of five; two of four is a coincidence. */
const LEAST_OVERLAP = 0.6;

/** How many words a wording of `count` words must at least share with one that it is like. */
export const leastShared = (count: number): number => Math.max(LEAST_SHARED, Math.ceil(count * LEAST_OVERLAP - 1e-9));

/**
 * Null unless every telling word of the shorter wording is in the longer one: where both have a word of their own
 * ("frontend" and "backend" tests, "Fix API key exposure" and "Rotate API key") they may well be two actions, and a
 * wrong join hides one. Different telling verbs ("Add", "Remove"), tickets or numbers also keep two apart.
 */
export function likeness(one: Mention, other: Mention): Likeness | null {
  const [shorter, longer] = one.words.size <= other.words.size ? [one, other] : [other, one];
  // Most of what is compared ends here: each mention is compared with dozens.
  if ((shorter.bits & ~longer.bits) !== 0) return null;
  const { words: less } = shorter;
  const { words: more } = longer;
  if (less.size < LEAST_SHARED || less.size / more.size < LEAST_OVERLAP || !mayBeOne(one, other)) return null;
  for (const stem of less.keys()) if (!more.has(stem)) return null;
  return { score: less.size / more.size, words: [...less.values()].sort() };
}

/** Whether nothing tells two wordings apart: no other doing, no other ticket, no other number ("part 1" and "part 1 and 2", a number and none). */
export const mayBeOne = (one: Mention, other: Mention): boolean =>
  !verbsDiffer(one.verb, other.verb) && !ticketsDiffer(one.said.tickets, other.said.tickets) && one.numbers === other.numbers;

const verbsDiffer = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== 'any' && b !== 'any' && a !== b;

const ticketsDiffer = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((ticket) => b.includes(ticket));
