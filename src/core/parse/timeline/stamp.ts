import { zoneAt, type ZoneAt } from '../zone.ts';
import { bracketNote, type BracketNote } from './bracket-note.ts';
import { takeDay, takeWeekday, type DayChoice } from './day.ts';
import { takeApproximate, takeNoTime, takeRelative, takeVagueWords } from './rough-time.ts';
import { Scanner } from './scanner.ts';
import { takeTime, withMeridiemOf, type TimeOfDay } from './time-of-day.ts';

/** What the start (or the end) of a line says of when. At least one of day, time, words and relative is there. */
export interface Stamp {
  /** As the author wrote it, squeezed. */
  readonly written: string;
  readonly day: DayChoice | null;
  readonly weekday: number | null;
  readonly time: TimeOfDay | null;
  readonly end: { readonly day: DayChoice | null; readonly time: TimeOfDay; readonly plusDays: number } | null;
  readonly zone: ZoneAt | null;
  readonly approximate: boolean;
  /** "(next day)", "+1". */
  readonly plusDays: number;
  readonly words: boolean;
  readonly relativeSeconds: number | null;
  /** A time or a day that does not exist. */
  readonly bad: string | null;
  /** Whether a mark (`:`, `-`, a closing bracket) stands between it and the text. */
  readonly separated: boolean;
  /** Where the event's text begins in the line. */
  readonly textAt: number;
}

type Draft = { -readonly [K in keyof Stamp]: Stamp[K] };

/** No stamp is longer, so no line costs more than this to look at. */
const LONGEST = 160;

const LEAD = /[\s"'“”\p{Extended_Pictographic}\uFE0F•·*‣▪–—-]*(?:[-–—](?=\s))?\s*/uy;
const LEAD_WORD = /(?:between|from|at|on|by|since|as of|starting(?: at)?)\s+(?=[\d~\p{L}])/iuy;
const OPEN = /[[(<]\s?/uy;
const CLOSE = /\s?[\])>]/uy;
const JOIN = /(?:\s?[,|@;·]\s?|T(?=\d)|\s?[-–—:]\s(?=[\d~])|\s(?:at|on|@|around|about)\s|\s{1,8})/uy;
const RANGE = /\s?(?:[-–—→~]|->|to|until|till|through|and|bis)\s?(?=[~\d\p{L}])/iuy;
const UNKNOWN_END = /(?:(?:\d{1,2}|\?\?)[:.]\?\?|\?{1,3}|present|now|ongoing)(?![\p{L}\p{N}])/iuy;
const PLUS_DAY = /\s?(?:\+\s?(\d)(?:\s?d(?:ays?)?)?(?![\p{L}\p{N}:.])|,?\s(?:the\s)?(?:next|following)\sday(?![\p{L}\p{N}]))/iuy;
const ISH = /(?:ish(?!\p{L})|[?~](?=\s|$|[:-])|\s(?:or so|approx(?:imately)?)(?!\p{L})\.?)/iuy;
const SEPARATOR = /(?:\s{0,8}(?:[-=]{1,2}>|[-–—]{1,3}(?!\d)|[:：|→•·,;]))(?:\s{0,8}(?:[-=]{1,2}>|[-–—]{1,3}(?!\d)|[:|→•]))?\s*/uy;

/** The regular expressions of this file, for the test of their speed. */
export const STAMP_PATTERNS: readonly RegExp[] = [LEAD, LEAD_WORD, JOIN, RANGE, PLUS_DAY, ISH, SEPARATOR];

/** The stamp that a line starts with, or null. `inCell`: the whole text is a table's time cell, where a dot may be a colon. */
export function readStamp(line: string, inCell = false): Stamp | null {
  const scanner = new Scanner(line.slice(0, LONGEST));
  const draft: Draft = emptyDraft();
  scanner.take(LEAD);
  const open = scanner.take(OPEN) !== null;
  const start = scanner.at;
  scanner.take(LEAD_WORD);
  takeParts(scanner, draft, inCell);
  if (!saysWhen(draft)) return null;
  let end = scanner.at;
  const closed = open && scanner.take(CLOSE) !== null;
  if (takeNotes(scanner, draft)) end = scanner.at;
  draft.written = scanner.text.slice(start, end).replace(/\s+/g, ' ').trim();
  draft.separated = scanner.take(SEPARATOR) !== null || closed;
  if (!draft.separated && !scanner.atEnd && !/\s/.test(scanner.text[scanner.at] ?? '') && scanner.text[scanner.at - 1] !== ')') return null;
  scanner.take(/\s+/y);
  draft.textAt = scanner.at;
  return draft;
}

const emptyDraft = (): Draft => ({
  written: '',
  day: null,
  weekday: null,
  time: null,
  end: null,
  zone: null,
  approximate: false,
  plusDays: 0,
  words: false,
  relativeSeconds: null,
  bad: null,
  separated: false,
  textAt: 0,
});

const saysWhen = (draft: Draft): boolean =>
  draft.day !== null || draft.time !== null || draft.words || draft.relativeSeconds !== null || draft.bad !== null;

function takeParts(scanner: Scanner, draft: Draft, inCell: boolean): void {
  draft.relativeSeconds = takeRelative(scanner);
  if (draft.relativeSeconds !== null) return;
  for (let count = 0; count < 5; count += 1) {
    const taken = scanner.attempt(() => {
      if (count > 0 && scanner.take(JOIN) === null) return null;
      return takePart(scanner, draft, inCell) ? true : null;
    });
    if (taken === null) break;
  }
}

function takePart(scanner: Scanner, draft: Draft, inCell: boolean): boolean {
  if (draft.time === null && draft.day === null && draft.weekday === null && takeVagueWords(scanner)) return (draft.words = true);
  if (draft.weekday === null) {
    const weekday = takeWeekday(scanner);
    if (weekday !== null) {
      draft.weekday = weekday;
      return true;
    }
  }
  if (draft.time === null && takeClock(scanner, draft, inCell)) return true;
  if (draft.day === null)
    return (
      scanner.attempt(
        () => ((draft.approximate = takeApproximate(scanner) || draft.approximate), takeDate(scanner, draft) ? true : null),
      ) ?? false
    );
  if (draft.time === null && takeVagueWords(scanner)) return (draft.words = true);
  return draft.time === null && takeNoTime(scanner);
}

function takeDate(scanner: Scanner, draft: Draft): boolean {
  const day = takeDay(scanner);
  if (day === null) return false;
  if ('bad' in day) draft.bad = day.bad;
  else draft.day = day;
  return true;
}

/** A time with what belongs to it: "~", its zone, the end of its range, "+1". */
function takeClock(scanner: Scanner, draft: Draft, inCell: boolean): boolean {
  return (
    scanner.attempt(() => {
      const approximate = takeApproximate(scanner);
      const time = takeTime(scanner, inCell || draft.day !== null || dotIsTime(scanner));
      if (time === null) return null;
      if ('bad' in time) {
        draft.bad = time.bad;
        return true;
      }
      draft.time = time;
      draft.approximate = scanner.take(ISH) !== null || approximate || draft.approximate;
      takeZone(scanner, draft);
      takeEnd(scanner, draft);
      takePlus(scanner, draft);
      return true;
    }) ?? false
  );
}

/** "15.26: text" and "15.26 - text" are times; "15.26 GB" is a size. */
const dotIsTime = (scanner: Scanner): boolean =>
  /^\d{1,2}\.\d{2}(?:\s?(?:[-–—:|]|[ap]m|h|hrs|UTC|GMT)|$)/i.test(scanner.text.slice(scanner.at, scanner.at + 12));

function takeZone(scanner: Scanner, draft: Draft): void {
  scanner.attempt(() => {
    if (scanner.take(/Z(?![\p{L}\p{N}])/uy) !== null) {
      draft.zone = { written: 'Z', zone: 'UTC', index: scanner.at - 1, end: scanner.at, offsetMinutes: 0 };
      return true;
    }
    const spaced = scanner.take(/\s/y) !== null;
    const zone = zoneAt(scanner.text, scanner.at);
    // `14:00 -1500` and `14:00-15:00` are spans, not offsets.
    if (
      zone === null ||
      (/^[-−]/.test(zone.written) && !spaced && !draft.time?.precise && !/T\d\d:\d\d$/.test(scanner.text.slice(0, scanner.at)))
    )
      return null;
    if (spaced && /^[-+−]\d{2}:/.test(zone.written) && !zone.written.startsWith('+') && !draft.time?.precise) return null;
    draft.zone ??= zone;
    scanner.at = zone.end;
    return true;
  });
}

function takeEnd(scanner: Scanner, draft: Draft): void {
  const start = draft.time;
  if (start === null) return;
  scanner.attempt(() => {
    if (scanner.take(RANGE) === null) return null;
    if (scanner.take(UNKNOWN_END) !== null) return true;
    const day = scanner.attempt(() => {
      const found = takeDay(scanner);
      return found === null || 'bad' in found || scanner.take(JOIN) === null ? null : found;
    });
    takeApproximate(scanner);
    const time = takeTime(scanner, false);
    if (time === null) return null;
    if ('bad' in time) draft.bad = time.bad;
    else {
      draft.end = { day, time, plusDays: 0 };
      draft.time = withMeridiemOf(start, time);
    }
    takeZone(scanner, draft);
    return true;
  });
}

function takePlus(scanner: Scanner, draft: Draft): void {
  const plus = scanner.take(PLUS_DAY);
  if (plus === null) return;
  addPlus(draft, Number(plus[1] ?? 1));
}

function addPlus(draft: Draft, days: number): void {
  if (draft.end === null) draft.plusDays = days;
  else draft.end = { ...draft.end, plusDays: days };
}

/** "(UTC)", "(17:14 UTC)", "(next day)", "(approx.)", "(888 minutes)" after the time; whether there was any. */
function takeNotes(scanner: Scanner, draft: Draft): boolean {
  let taken = false;
  for (let count = 0; count < 2; count += 1) {
    const note = scanner.attempt(() => bracketNote(scanner));
    if (note === null) break;
    applyNote(note, draft);
    taken = true;
  }
  return taken;
}

function applyNote(note: BracketNote, draft: Draft): void {
  if (note.kind === 'zone') draft.zone ??= note.zone;
  else if (note.kind === 'plus-days') addPlus(draft, note.days);
  else if (note.kind === 'approximate') draft.approximate = true;
  else if (note.kind === 'day') draft.day ??= note.day;
}
