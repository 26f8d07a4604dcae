import { addDays, nearestDay } from '../calendar.ts';
import { bothInstants, offsetMinutesAt, zoneClock, type BothInstants, type ClockTrouble } from '../clock.ts';
import type { When } from '../../schema/parts.ts';
import type { Stamp } from './stamp.ts';
import { clockText, type TimeOfDay } from './time-of-day.ts';

/** When an event was, and what is wrong with the clock that said so. */
export interface Moment {
  readonly when: When;
  readonly trouble: ClockTrouble;
  /** The moment on the time line, in milliseconds; null where none is known. */
  readonly ms: number | null;
}

const DAY_S = 86_400;

/** Turns stamps into instants; keeps a clock for each zone that it meets. */
export class MomentMaker {
  private readonly clocks = new Map<string, (local: string) => BothInstants>();
  private lastMs: number | null = null;

  /** `day` is the day that the stamp was found to mean, `zone` the one that holds where the stamp names none. */
  make(stamp: Stamp, day: string | null, zone: string): Moment | null {
    const { written, time } = stamp;
    if (stamp.relativeSeconds !== null) return plain({ kind: 'relative', written, offsetSeconds: stamp.relativeSeconds });
    if (stamp.words || (time !== null && day === null)) return plain({ kind: 'vague', written, local: null, instant: null });
    if (day === null) return null;
    if (time === null) return plain({ kind: 'day', written, date: day });
    const local = localOf(day, time);
    const named = stamp.zone?.zone ?? zone;
    const { instant, trouble } = this.instantOf(local, named, stamp.zone?.offsetMinutes ?? null);
    this.lastMs = Date.parse(instant);
    const when: When = stamp.approximate
      ? { kind: 'vague', written, local, instant }
      : { kind: 'instant', written, local, instant, zone: named, end: this.endOf(stamp, day, local, named) };
    return { when, trouble, ms: this.lastMs };
  }

  /** A time of day on a zone's clock, in ms. */
  msAt(day: string, time: TimeOfDay, zone: string): number {
    return Date.parse(this.instantOf(localOf(day, time), zone, null).instant);
  }

  private endOf({ end, zone }: Stamp, day: string, start: string, named: string): { local: string; instant: string } | null {
    if (end === null) return null;
    const only = end.day?.[0];
    const stated = only === undefined ? null : nearestDay(only, day);
    const sameDay = localOf(stated ?? addDays(day, end.plusDays), end.time);
    const local = stated === null && end.plusDays === 0 && sameDay < start ? localOf(addDays(day, 1), end.time) : sameDay;
    const { instant } = this.instantOf(local, named, zone?.offsetMinutes ?? null);
    return { local, instant };
  }

  /**
   * Where clocks skipped the time, the skipped hour is added to it. Where they showed it twice, the offset that is written
   * ("CEST") decides; else the first, unless only the second comes after the event before it.
   */
  private instantOf(local: string, zone: string, offsetMinutes: number | null): { instant: string; trouble: ClockTrouble } {
    const { earlier, later, trouble } = this.clock(zone)(local);
    if (trouble === null) return { instant: earlier, trouble };
    if (trouble === 'gap') return { instant: later, trouble };
    if (offsetMinutes !== null) {
      if (offsetMinutesAt(later, local) === offsetMinutes) return { instant: later, trouble: null };
      if (offsetMinutesAt(earlier, local) === offsetMinutes) return { instant: earlier, trouble: null };
    }
    const second = this.lastMs !== null && Date.parse(earlier) < this.lastMs && this.lastMs <= Date.parse(later);
    return { instant: second ? later : earlier, trouble };
  }

  private clock(zone: string): (local: string) => BothInstants {
    let clock = this.clocks.get(zone);
    if (clock === undefined) this.clocks.set(zone, (clock = zone === 'UTC' ? (local) => bothInstants(local, zone) : zoneClock(zone)));
    return clock;
  }
}

const plain = (when: When): Moment => ({ when, trouble: null, ms: null });

const localOf = (day: string, time: TimeOfDay): string => `${time.seconds === DAY_S ? addDays(day, 1) : day}T${clockText(time)}`;
