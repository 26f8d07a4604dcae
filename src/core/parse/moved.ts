import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import { findDates, type FoundDate } from './dates.ts';
import { resolveDate, type Near } from './document-date.ts';
import { linesOf, rangeOf } from './markdown.ts';
import type { Part } from './outline.ts';

const VERB = '(?:moved|postponed|rescheduled|re-scheduled|shifted|pushed(?: back)?|delayed)';
const MOVED = new RegExp(`\\b${VERB}(?: from [^.;()]{3,30}?)? (?:to|until|till)\\b`, 'gi');
/** "Moved to March 10", "This meeting was postponed until 10 March": a line that says it of its own meeting. */
const OWN_LINE = new RegExp(
  `^(?:(?:this|the|our|today[’']s) )?(?:meeting|call|sync|review|session)?\\s*(?:(?:was|is|has been|had to be|got|will be) )?${VERB} `,
  'i',
);
const LONGEST_LINE = 120;

/** What may stand between "moved to" and its day: "Friday, ". */
const BETWEEN = /^[\s,*_]*(?:the\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]*)?$/i;
const MOST_SEARCHED = 1000;

/** The day that a text says last that something was moved to; null where it says none. */
function moveIn(text: string): FoundDate | null {
  const ends = [...text.slice(0, MOST_SEARCHED).matchAll(MOVED)].map((match) => match.index + match[0].length);
  if (ends.length === 0) return null;
  return findDates(text).findLast(({ index }) => ends.some((end) => end <= index && BETWEEN.test(text.slice(end, index)))) ?? null;
}

/** The date that counts of those in a text: the last one that something was moved to, else the first. */
export const dateThatCounts = (text: string): FoundDate | null => moveIn(text) ?? findDates(text)[0] ?? null;

/**
 * The day that a meeting was moved to, where its title says so, or a line of its own above every section. What a section
 * says was moved is something else: a due date, a talk.
 */
export function movedTo(top: Part, titled: Part | null, title: Fact<string>, date: Fact<string>): Fact<string> | null {
  const near = { date, from: "the year of the meeting's date" };
  const { range } = title.origin;
  const inTitle = range === null || title.value.length > LONGEST_LINE ? null : dayIn(title.value, range, near);
  if (inTitle !== null) return inTitle;
  for (const block of [...top.blocks, ...(titled === null || titled === top ? [] : titled.blocks)]) {
    if (block.type !== 'paragraph') continue;
    const line = linesOf(block).find((text) => text.length <= LONGEST_LINE && OWN_LINE.test(text));
    const found = line === undefined ? null : dayIn(line, rangeOf(block), near);
    if (found !== null) return found;
  }
  return null;
}

function dayIn(text: string, range: SourceRange, near: Near): Fact<string> | null {
  const found = moveIn(text);
  const to = found === null ? null : resolveDate(found, range, near, 'nearest');
  return to === null || to.value === near.date.value ? null : to;
}

/** "Engineering Sync (moved to )" -> "Engineering Sync": a title whose dates are taken out. */
export const withoutMove = (title: string): string =>
  title.replace(new RegExp(`(?:(?<![\\s([–—:,-])[\\s([–—:,-]+)?\\b${VERB} (?:to|until|till)\\b.*$`, 'i'), '');
