import { OFFSETS_OF, REGIONS_OF, ZONE_OF, ZONE_OF_NAME } from './zone-names.ts';

/** A time zone that a text names: as written there, and as an IANA name or an offset such as `+02:00`. */
export interface FoundZone {
  readonly written: string;
  readonly zone: string;
}

/** A zone that stands at a known place. `offsetMinutes` is what an abbreviation says beyond its region ("EDT" is -240). */
export interface ZoneAt extends FoundZone {
  readonly index: number;
  readonly end: number;
  readonly offsetMinutes: number | null;
}

const ABBREVIATIONS = [...ZONE_OF.keys()].sort((a, b) => b.length - a.length).join('|');
const NAMES = [...ZONE_OF_NAME.keys()].sort((a, b) => b.length - a.length).join('|');
const REGIONS = 'Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US';
const NOT_IN_WORD = '(?<![\\p{L}\\p{N}_/+-])';
const WORD_END = '(?![\\p{L}\\p{N}_])';

const UTC_SHIFT = `(?:UTC|GMT|utc|gmt)\\s?([-+−])\\s?(\\d{1,2})(?::?([0-5]\\d))?(?![\\d:])`;
const OFFSET = `([-+−])(\\d{2}):?([0-5]\\d)(?!\\d|:\\d)`;
const IANA = `(?:${REGIONS})(?:/[A-Za-z][A-Za-z_+0-9-]{0,30}){1,2}`;

/** What may stand right after a time: `UTC`, `+02:00`, `GMT+1`, `Europe/Berlin`, `Pacific Time`, `ET`. */
const SHIFT_AT = new RegExp(UTC_SHIFT, 'yu');
const OFFSET_AT = new RegExp(OFFSET, 'yu');
const IANA_AT = new RegExp(IANA, 'yu');
const NAME_AT = new RegExp(`(${NAMES})(?:\\s\\(([A-Z]{2,5})\\))?${WORD_END}`, 'yui');
const ABBREVIATION_AT = new RegExp(`(?:(${ABBREVIATIONS})|utc|gmt)${WORD_END}(?!&\\p{L})`, 'yu');

const two = (value: number): string => String(value).padStart(2, '0');

/** `+02:00`; null beyond the widest zones there are (+14:00, -12:00). */
export function offsetName(sign: string, hours: number, minutes: number): string | null {
  const total = (sign === '+' ? 1 : -1) * (hours * 60 + minutes);
  if (total > 14 * 60 || total < -12 * 60) return null;
  return total === 0 ? 'UTC' : `${sign === '+' ? '+' : '-'}${two(hours)}:${two(minutes)}`;
}

/** Whether this machine's calendar knows an IANA name. */
export function isZoneName(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function match(regex: RegExp, text: string, index: number): RegExpExecArray | null {
  regex.lastIndex = index;
  return regex.exec(text);
}

/** The zone that starts exactly at `index`, or null. */
export function zoneAt(text: string, index: number): ZoneAt | null {
  const found = (written: string, length: number, zone: string | null, offsetMinutes: number | null): ZoneAt | null =>
    zone === null ? null : { written, zone, index, end: index + length, offsetMinutes };
  const shift = match(SHIFT_AT, text, index) ?? match(OFFSET_AT, text, index);
  if (shift !== null) return found(shift[0], shift[0].length, offsetName(shift[1] ?? '', Number(shift[2]), Number(shift[3] ?? 0)), null);
  const iana = match(IANA_AT, text, index);
  if (iana !== null) return found(iana[0], iana[0].length, isZoneName(iana[0]) ? iana[0] : null, null);
  const name = match(NAME_AT, text, index);
  if (name !== null) {
    const short = name[2] === undefined ? undefined : ZONE_OF.get(name[2]);
    const zone = short ?? ZONE_OF_NAME.get((name[1] ?? '').toLowerCase()) ?? null;
    return found(short === undefined ? (name[1] ?? '') : (name[2] ?? ''), name[0].length, zone, OFFSETS_OF.get(name[2] ?? '') ?? null);
  }
  const short = match(ABBREVIATION_AT, text, index);
  if (short === null) return null;
  const key = short[0].toUpperCase();
  return found(short[0], short[0].length, ZONE_OF.get(key) ?? null, OFFSETS_OF.get(key) ?? null);
}

/** Where a zone may start: a word that could be one. Capitals alone are not enough; what stands before decides. */
const CANDIDATE = new RegExp(
  `${NOT_IN_WORD}(?:(?:UTC|GMT|utc|gmt)(?![\\p{L}_])|${IANA}|(?:${NAMES})${WORD_END}|(?:${ABBREVIATIONS})${WORD_END})`,
  'gui',
);
/** An offset alone is a zone after a time; `10:00-11:30` is a span, so a minus needs seconds, a `T` or a space before four digits. */
const BARE_OFFSET =
  /(?:\d{2}:\d{2} ?(?=\+)|T\d{2}:\d{2}(?=-)|\d{2}:\d{2}:\d{2}(?:\.\d{1,9})? ?|\d{2}:\d{2} (?=-\d{4})|[([] ?|(?:zone|offset):? )([-+−]\d{2}:?[0-5]\d)(?![\d:])/gu;
const ZULU = /\d:\d{2}(?:\.\d{1,9})?Z(?![\p{L}\p{N}])/u;
/** What stands before an abbreviation that is a zone: a time, a bracket, "times are", "zone:". */
const BEFORE =
  /(?:\d[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?\s?)?h?|\d\s?[ap]\.?m\.?\s?|\b\d{4}(?:h|\s)|[([]\s?|\b(?:all|zone|timezone|tz|times?|timestamps?)\b[\s:=*]{1,4}(?:(?:are|is|use|in|the)\s){0,2})$/iu;
/** "in PST" and "use EST" name a zone where the sentence is about times, or where there is nothing else. */
const BEFORE_IF_ABOUT_TIMES = /\b(?:in|are|is|use|uses|using|both|or|and)[\s:]{1,3}(?:the\s)?$/iu;
const ABOUT_TIMES = /\b(?:times?|timestamps?|zone|clock)\b/iu;
const AFTER = /^\s?(?:times?\b|\)|\])/iu;
const LOOK_BACK = 24;
const LOOK_AROUND = 120;
const SHORT_TEXT = 12;
/** Each unknown region name costs a look-up in the calendar, so a hostile text is given a few only. */
const MAX_TRIES = 40;

/** The first time zone that `text` names, or null. "EST" inside a word, or in capitals with no time about, is none. */
export function findZone(text: string): FoundZone | null {
  const whole = text.trim();
  let tries = 0;
  for (const { index, 0: word } of text.matchAll(CANDIDATE)) {
    const sure = /^(?:utc|gmt)$/i.test(word) || word.includes('/') || word.includes(' ');
    if (!sure && !isPlacedAsZone(text, index, word, whole)) continue;
    if ((tries += 1) > MAX_TRIES) return null;
    const zone = zoneAt(text, index);
    if (zone !== null) return { written: zone.written, zone: zone.zone };
  }
  for (const offset of text.matchAll(BARE_OFFSET)) {
    const written = offset[1] ?? '';
    const zone = zoneAt(text, offset.index + offset[0].length - written.length);
    if (zone !== null) return { written: zone.written, zone: zone.zone };
  }
  return findRegion(text) ?? (ZULU.test(text) ? { written: 'Z', zone: 'UTC' } : null);
}

const REGION = `(?:US[ /-])?(${[...REGIONS_OF.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const REGION_END = '(?=\\s*(?:[.,;:)\\]*_—–]|$|\\n|US\\b|\\(|local\\b|time[- ]?zone))';
/**
 * "All times Pacific", "Timeline (Eastern)", "times are in Berlin": a region without the word "time" behind it, where the text
 * speaks of the times as a whole. "at the time in London" does not.
 */
const OF_ALL_TIMES = new RegExp(
  `(?:(?:^|[.;:([*_—–-]\\s{0,2})(?:all (?:of )?)?(?:the )?(?:times?|timestamps?)(?:[\\s:=*]{1,3}(?:are|is|all|given|shown|listed|below|above|here|local|in|use|the|at)){0,5}[\\s:=*]{1,3}(?:time in )?|\\b(?:time|times|timestamp|timeline|clock)\\s?[([]\\s?(?:all )?(?:times )?(?:in )?)${REGION}${REGION_END}`,
  'iu',
);

function findRegion(text: string): FoundZone | null {
  const written = OF_ALL_TIMES.exec(text)?.[1];
  const zone = written === undefined ? undefined : REGIONS_OF.get(written.toLowerCase());
  return written === undefined || zone === undefined ? null : { written, zone };
}

function isPlacedAsZone(text: string, index: number, word: string, whole: string): boolean {
  if (word !== word.toUpperCase()) return false;
  if (whole === word) return true;
  const before = text.slice(Math.max(0, index - LOOK_BACK), index);
  if (BEFORE.test(before) || AFTER.test(text.slice(index + word.length, index + word.length + 7))) return true;
  if (!BEFORE_IF_ABOUT_TIMES.test(before)) return false;
  return whole.length <= SHORT_TEXT || ABOUT_TIMES.test(text.slice(Math.max(0, index - LOOK_AROUND), index));
}
