import type { SourceRange } from '../../position.ts';
import { placeOf } from '../../position.ts';
import { problem, quote, type Problem } from '../../problem.ts';
import type { TimelineEvent } from '../../schema/parts.ts';
import { addDays } from '../calendar.ts';
import { placesOf, type Places } from '../places.ts';
import { findZone } from '../zone.ts';
import type { Span } from './body-ranges.ts';
import { DayKeeper, type Ahead } from './day-keeper.ts';
import type { Entry } from './entry.ts';
import { eventId, uniqueIds } from './event-id.ts';
import { aheadOf, carriersOf, isNewestFirst } from './look-ahead.ts';
import type { Stamp } from './stamp.ts';
import { MomentMaker, type Moment } from './moment.ts';
import type { TimelineInput, TimelineResult } from './read-timeline.ts';

type OpenEvent = { -readonly [K in keyof TimelineEvent]: TimelineEvent[K] };

/** Makes events of the entries of one section, day after day; what is no event stays prose. */
export function interpret(entries: readonly Entry[], input: TimelineInput): TimelineResult {
  const run = new Interpreter(entries, input);
  entries.forEach((entry, index) => run.take(entry, index));
  return run.result();
}

/** A note that says in which zone the times are. */
const ABOUT_TIMES = /\btimes?\b/i;
const LONGEST_ZONE_NOTE = 240;

const DAY_MS = 86_400_000;
/** Two lines in the wrong order are less than this apart; more is another day. */
const OUT_OF_ORDER_MS = 6 * 3_600_000;

class Interpreter {
  private readonly input: TimelineInput;
  private readonly places: Places;
  private readonly events: OpenEvent[] = [];
  private readonly prose: { span: Span; list: object | null }[] = [];
  private readonly problems: Problem[] = [];
  private readonly days: DayKeeper;
  private readonly moments = new MomentMaker();
  private readonly unique = uniqueIds();
  private readonly ahead: ReturnType<typeof aheadOf>;
  private readonly carriers: ReadonlySet<Entry>;
  private readonly newestFirst: boolean;
  private zone: string;
  private lastMs: number | null = null;
  /** The zone of the event that `lastMs` tells. */
  private lastZone: string | null = null;
  /** What the last time that named its own zone named. */
  private saidZone: string | null = null;
  /** The event whose heading the next blocks stand under. */
  private under: { event: OpenEvent; depth: number } | null = null;
  private last: { event: OpenEvent; form: Entry['form'] } | null = null;

  constructor(entries: readonly Entry[], input: TimelineInput) {
    this.input = input;
    this.places = placesOf(input.text);
    this.newestFirst = isNewestFirst(entries);
    this.days = new DayKeeper(input.date?.value ?? null, this.newestFirst);
    this.ahead = aheadOf(entries);
    this.carriers = carriersOf(entries);
    this.zone = (input.zone.origin.kind === 'declared' ? null : findZone(input.heading ?? '')?.zone) ?? input.zone.value;
  }

  take(entry: Entry, index: number): void {
    if (entry.form === 'heading' && this.under !== null && (entry.stamp !== null || entry.depth <= this.under.depth)) this.under = null;
    if (entry.stamp === null) {
      // An escaped line end at the start of a paragraph leaves a line of nothing.
      if (entry.prose.start < entry.prose.end) this.note(entry);
      return;
    }
    if (entry.stamp.bad !== null) return this.bad(entry, entry.stamp.bad);
    const day = this.dayOf(entry, entry.stamp, this.ahead[index] ?? { nextSeconds: null, nextDay: null });
    if (this.carriers.has(entry)) return this.carry(entry, day);
    const moment = this.momentOf(entry, entry.stamp, day);
    if (moment === null) return this.note(entry);
    this.addEvent(entry, moment);
    this.saidZone = entry.stamp.zone?.zone ?? this.saidZone;
    if (moment.when.kind === 'instant') this.lastZone = moment.when.zone;
  }

  /**
   * The day of a line; the next one where its clock has passed midnight since the line above. Clocks of two zones cannot be
   * compared ("18:05 UTC", then "10:30 PST"): there it is the day on which the line comes after the one above.
   */
  private dayOf(entry: Entry, stamp: Stamp, ahead: Ahead): string | null {
    const [above, { lastMs, lastZone }] = [this.days.day, this];
    const day = this.days.move(stamp, ahead);
    const zone = stamp.zone?.zone ?? entry.zone ?? this.zone;
    const saysDay = stamp.day !== null || stamp.plusDays > 0 || stamp.weekday !== null;
    if (stamp.time === null || saysDay || above === null || lastMs === null || lastZone === zone) return day;
    const { time } = stamp;
    const follows = (ms: number): boolean => ms >= lastMs - OUT_OF_ORDER_MS && ms < lastMs - OUT_OF_ORDER_MS + DAY_MS;
    const precedes = (ms: number): boolean => ms <= lastMs + OUT_OF_ORDER_MS && ms > lastMs + OUT_OF_ORDER_MS - DAY_MS;
    const there = [-1, 0, 1]
      .map((step) => addDays(above, step))
      .find((near) => (this.newestFirst ? precedes : follows)(this.moments.msAt(near, time, zone)));
    if (there === undefined) return day;
    this.days.correct(there, time.seconds);
    return there;
  }

  /** A time without a zone that would come before the one above it, which said its own ("3:28 PM UTC", then "3:43 PM"), is in that zone. */
  private momentOf(entry: Entry, stamp: Stamp, day: string | null): Moment | null {
    const moment = this.moments.make(stamp, day, entry.zone ?? this.zone);
    const isBefore = (ms: number | null | undefined): boolean => typeof ms === 'number' && this.lastMs !== null && ms < this.lastMs;
    if (this.newestFirst || this.saidZone === null || stamp.zone !== null || entry.zone !== null || !isBefore(moment?.ms)) return moment;
    const there = this.moments.make(stamp, day, this.saidZone);
    return isBefore(there?.ms) ? moment : there;
  }

  result(): TimelineResult {
    const prose: SourceRange[] = [];
    let before: { span: Span; list: object | null } | null = null;
    for (const item of this.prose) {
      const joined = before !== null && item.list !== null && item.list === before.list && this.blankBetween(before.span, item.span);
      const start = joined ? (prose.pop()?.start.offset ?? item.span.start) : item.span.start;
      prose.push(this.places.range(start, item.span.end));
      before = item;
    }
    return { events: this.events, prose, problems: this.problems };
  }

  private blankBetween = (a: Span, b: Span): boolean => a.end <= b.start && !/\S/.test(this.input.text.slice(a.end, b.start));

  /** A date that the lines below take: it is said again in each of them. Words beside it are kept as prose. */
  private carry(entry: Entry, day: string | null): void {
    this.last = null;
    if (day === null || entry.text !== '') this.prose.push({ span: entry.prose, list: entry.list });
  }

  private note(entry: Entry): void {
    const { under, last } = this;
    if (entry.form !== 'heading' && this.input.zone.origin.kind !== 'declared') this.readZone(entry);
    if (under !== null) {
      under.event.body.push(this.range(entry.prose));
      if (under.event.text === under.event.when.written) under.event.text = entry.plain().trim() || under.event.text;
      return;
    }
    // A table row without a time goes on with the row before it; so does the block that "as follows:" announces.
    const continues =
      last !== null && (entry.form === 'row' ? last.form === 'row' : entry.form === 'block' && last.event.text.endsWith(':'));
    if (!continues) this.prose.push({ span: entry.prose, list: entry.list });
    else if (entry.form === 'row') last.event.body.push(...entry.body.map(this.range));
    else last.event.body.push(this.range(entry.prose));
  }

  private readZone(entry: Entry): void {
    if (entry.form !== 'block' && entry.form !== 'paragraph') return;
    const text = entry.plain().slice(0, LONGEST_ZONE_NOTE);
    const zone = ABOUT_TIMES.test(text) ? findZone(text) : null;
    if (zone !== null) this.zone = zone.zone;
  }

  private bad(entry: Entry, written: string): void {
    const day = /^\d{4}[-/]|^\d{1,2}[./]\d{1,2}[./]/.test(written);
    const found = `“${quote(written)}” is ${day ? 'a day that no calendar has' : 'no time of day'}, so the line is not read as an event`;
    const advice = day ? 'Write a day that exists, as YYYY-MM-DD.' : undefined;
    this.problems.push(problem('bad-time', placeOf(this.input.path, this.range(entry.line)), found, advice));
    this.prose.push({ span: entry.prose, list: entry.list });
    for (const span of entry.nested) if (span.end > entry.prose.end) this.prose.push({ span, list: null });
    this.last = null;
  }

  private addEvent(entry: Entry, moment: Moment): void {
    const { stamp } = entry;
    if (stamp === null) return;
    const range = this.range(entry.line);
    const text = entry.text || entry.nestedText || moment.when.written;
    const body = [...entry.body, ...entry.nested].map(this.range);
    const id = this.unique(eventId(moment.when, stamp));
    const event: OpenEvent = { id, when: moment.when, text, body, milestone: null, origin: { kind: 'read', range } };
    this.check(moment, range);
    this.events.push(event);
    this.last = { event, form: entry.form };
    if (entry.form === 'heading') this.under = { event, depth: entry.depth };
  }

  private check({ when, trouble, ms }: Moment, range: SourceRange): void {
    const place = placeOf(this.input.path, range);
    if (trouble === 'gap')
      this.problems.push(
        problem('time-gap', place, `“${quote(when.written)}”: clocks went forward past it that day; the hour that they skipped was added`),
      );
    if (trouble === 'overlap')
      this.problems.push(
        problem('time-overlap', place, `“${quote(when.written)}”: clocks showed it twice that day; ${this.chosen(ms)} was taken`),
      );
    if (ms === null || when.kind !== 'instant') return;
    if (!this.newestFirst && this.lastMs !== null && ms < this.lastMs) {
      this.problems.push(problem('timeline-order', place, `“${quote(when.written)}” comes before the event above it`));
    }
    this.lastMs = ms;
  }

  private chosen = (ms: number | null): string => (ms === null ? 'the first' : `${new Date(ms).toISOString().slice(11, 16)} UTC`);

  private range = (span: Span): SourceRange => this.places.range(span.start, span.end);
}
