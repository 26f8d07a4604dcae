import type { ZoneAt } from '../zone.ts';
import { bracketNote, type BracketNote } from './bracket-note.ts';
import { takeDay, takeWeekday, type DayChoice } from './day.ts';
import { takeApproximate, takeNoTime, takeRelative, takeVagueWords } from './rough-time.ts';
import { Scanner } from './scanner.ts';
import { CLOCK_PATTERNS, JOIN, addPlusDays, takeClock, takeEnd } from './stamp-clock.ts';
import type { TimeOfDay } from './time-of-day.ts';

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

/** A stamp while it is being read. */
export type Draft = { -readonly [K in keyof Stamp]: Stamp[K] };

/** No stamp is longer, so no line costs more than this to look at. */
const LONGEST = 160;

const LEAD = /[\s"'“”\p{Extended_Pictographic}\uFE0F•·*‣▪–—-]*(?:[-–—](?=\s))?\s*/uy;
const LEAD_WORD = /(?:(?:on )?date:|between|from|at|on|by|since|as of|starting(?: at)?)\s+(?=[\d~\p{L}])/iuy;
/** "Day 2 - January 24, 2026" counts the days as well as naming one. */
const DAY_COUNT = /day\s?\d{1,3}(?:\s?[-–—:,]\s|\s(?=[[(]))/iuy;
const OPEN = /[[(<]\s?/uy;
const CLOSE = /\s?[\])>]/uy;
const SEPARATOR = /(?:\s{0,8}(?:[-=]{1,2}>|[-–—]{1,3}(?!\d)|[:：|→•·,;]))(?:\s{0,8}(?:[-=]{1,2}>|[-–—]{1,3}(?!\d)|[:|→•]))?\s*/uy;

/** The regular expressions of this file, for the test of their speed. */
export const STAMP_PATTERNS: readonly RegExp[] = [LEAD, LEAD_WORD, DAY_COUNT, SEPARATOR, ...CLOCK_PATTERNS];

/** The stamp that a line starts with, or null. `inCell`: the whole text is a table's time cell, where a dot may be a colon. */
export function readStamp(line: string, inCell = false): Stamp | null {
  const scanner = new Scanner(line.slice(0, LONGEST));
  const draft: Draft = emptyDraft();
  scanner.take(LEAD);
  scanner.take(DAY_COUNT);
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
  // "16:29 UTC on 4 Sep 2024 and 00:10 UTC on 5 Sep 2024"
  if (draft.time !== null && draft.end === null && draft.day !== null) takeEnd(scanner, draft);
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
  else if (note.kind === 'plus-days') addPlusDays(draft, note.days);
  else if (note.kind === 'approximate') draft.approximate = true;
  else if (note.kind === 'day') draft.day ??= note.day;
}
