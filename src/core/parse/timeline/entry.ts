import type { Span } from './body-ranges.ts';
import type { Stamp } from './stamp.ts';

/** A line or block of a timeline section before it is known whether it is an event. */
export interface Entry {
  readonly form: 'heading' | 'item' | 'paragraph' | 'row' | 'code' | 'block';
  /** 1 to 6 for a heading, else 0. */
  readonly depth: number;
  /** Null for what has no time. */
  readonly stamp: Stamp | null;
  /** The zone that the head of its table names. */
  readonly zone: string | null;
  /** Plain text without the time; of an entry without a time, all of it (cut where it is long). */
  readonly text: string;
  /** The line: where the event is said to stand. */
  readonly line: Span;
  /** The source of `text`. */
  readonly body: readonly Span[];
  /** Blocks under the line that belong to it. */
  readonly nested: readonly Span[];
  /** The text of the first of them, for a line that is a time and nothing else. */
  readonly nestedText: string;
  /** What stays prose where it is no event. */
  readonly prose: Span;
  /** The list that it is an item of: prose items that follow each other stay one list. */
  readonly list: object | null;
  /** What it is made of, for the text of a heading's first block. */
  readonly plain: () => string;
}

/** Whether it says a date, and nothing happened in its own words: "2024-03-18", "Monday, March 18". */
export const isDateOnly = ({ stamp, text }: Entry): boolean =>
  stamp !== null && stamp.day !== null && stamp.time === null && !stamp.words && stamp.bad === null && text === '';

/** Whether its stamp is more than a date. */
export const isTimed = ({ stamp }: Entry): boolean =>
  stamp !== null && (stamp.time !== null || stamp.words || stamp.relativeSeconds !== null || stamp.bad !== null);
