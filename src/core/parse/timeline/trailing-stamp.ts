import { readStamp, type Stamp } from './stamp.ts';

/** A line whose time stands at its end: "First detected: 2022-01-22 11:57". The text is before it. */
export interface TrailingStamp {
  readonly stamp: Stamp;
  /** Where the text before the time ends. */
  readonly textEnd: number;
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
