import { readStamp, type Stamp } from './stamp.ts';

/** A line whose time stands at its end: "First detected: 2022-01-22 11:57". The text is before it. */
export interface TrailingStamp {
  readonly stamp: Stamp;
  /** Where the text before the time ends. */
  readonly textEnd: number;
}

/** A line whose time stands in brackets behind its first words: "Detected (2022-01-22, 11:57 UTC): an alert fires". */
export interface BracketStamp {
  readonly stamp: Stamp;
  readonly labelEnd: number;
  /** Where the text behind the brackets begins. */
  readonly textAt: number;
}

const BRACKET_STAMP = /^([^()\n:：]{2,60}?)\s*\(([^()\n]{4,60})\)\s*(?:[:：]|[-–—]{1,2}(?=\s))\s*(?=\S)/u;

/** The time in brackets that `line` names behind a label; null where the brackets hold anything else. */
export function readBracketStamp(line: string): BracketStamp | null {
  const [whole, label = '', inside = ''] = BRACKET_STAMP.exec(line) ?? [];
  if (whole === undefined || !/\d[:.]\d|\d ?[ap]m/i.test(inside) || NOT_AN_EVENT.test(label)) return null;
  const stamp = readStamp(inside);
  if (!stamp?.time || stamp.bad !== null || stamp.textAt < inside.trimEnd().length) return null;
  return { stamp, labelEnd: label.trimEnd().length, textAt: whole.length };
}

const LONGEST_LABEL = 90;
const LONGEST_STAMP = 60;
const MOST_WORDS = 10;
/** These say how long or which day, not when something happened. */
const NOT_AN_EVENT =
  /\b(?:duration|delay|length|total|window|downtime|date|ttd|ttr|ttm|tta|mttr|time to|time zone|timezone|last modified|updated on)\b/i;
const STARTS = /(?:^|[\s([])(?=[\d~]|\p{Lu}\p{L}{2,8}\.? \d)/gu;
const LEAVES_OFF = /(?:(?<![\s:;,(|@–—-])[\s:;,(|@–—-]+)?(?:\b(?:at|on)\s*)?$/iu;
const POINTS_AT_TIME = /(?:[:(@–—-]|\bat)\s*$/iu;

/** The time that `line` ends with, where the rest is a short label; null for a sentence that happens to end so. */
export function readTrailingStamp(line: string): TrailingStamp | null {
  const text = line.trimEnd();
  if (text.length > LONGEST_LABEL + LONGEST_STAMP || !/\d/.test(text.slice(-LONGEST_STAMP))) return null;
  for (const match of text.matchAll(STARTS)) {
    const at = match.index + match[0].length;
    const label = text.slice(0, match.index);
    if (at === 0 || at < text.length - LONGEST_STAMP || label.length > LONGEST_LABEL) continue;
    const rest = text.slice(at).replace(/(?<![\s.)\]])[\s.)\]]+$/, '');
    const stamp = readStamp(rest);
    if (!stamp?.time || stamp.bad !== null || stamp.textAt < rest.length) continue;
    const words = label.split(/\s+/).length;
    if (words > MOST_WORDS || NOT_AN_EVENT.test(label) || /[.!?]\s/.test(label)) return null;
    if (stamp.day === null && !POINTS_AT_TIME.test(text.slice(0, at)) && words > 3) return null;
    const textEnd = label.replace(LEAVES_OFF, '').length;
    return textEnd === 0 ? null : { stamp, textEnd };
  }
  return null;
}
