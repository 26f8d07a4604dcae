import { monthText } from '../dates-text.ts';
import type { ColumnsChart } from './insight.ts';

/** A month, a quarter or a year, in which things are counted. */
export interface Period {
  /** "January 2024", "1st quarter of 2024", "2024". */
  readonly name: string;
  readonly column: ColumnsChart['columns'][number];
}

/** Stretches of time of one length, without a gap. */
export interface Periods {
  readonly unit: 'month' | 'quarter' | 'year';
  readonly all: readonly Period[];
  /** The place of a date's period among them; negative where it is before the first. */
  readonly placeOf: (date: string) => number;
}

/** As many as can be told apart on a phone. */
const MOST = 60;
const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;

/** From the first of some dates (`YYYY-MM-DD`, oldest first, at least one) to the last, in the finest unit that gives at most 60; of years the last 60. */
export function periodsOf(dates: readonly string[]): Periods {
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const unit = (['month', 'quarter'] as const).find((one) => indexOf(last, one) - indexOf(first, one) < MOST) ?? 'year';
  const start = Math.max(indexOf(first, unit), indexOf(last, unit) - MOST + 1);
  const all = Array.from({ length: indexOf(last, unit) - start + 1 }, (_, place) => periodAt(start + place, unit));
  return { unit, all, placeOf: (date) => indexOf(date, unit) - start };
}

/** Periods since the year 0. */
function indexOf(date: string, unit: Periods['unit']): number {
  return Math.floor((Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1) / MONTHS_IN[unit]);
}

const ORDINALS = ['1st', '2nd', '3rd', '4th'] as const;

function periodAt(index: number, unit: Periods['unit']): Period {
  const perYear = 12 / MONTHS_IN[unit];
  const year = String(Math.floor(index / perYear));
  const phase = index % perYear;
  if (unit === 'year') return { name: year, column: { short: year, group: '', phase: index } };
  if (unit === 'quarter')
    return { name: `${ORDINALS[phase] ?? ''} quarter of ${year}`, column: { short: `Q${String(phase + 1)}`, group: year, phase } };
  const name = monthText(`${year.padStart(4, '0')}-${String(phase + 1).padStart(2, '0')}-01`);
  return { name, column: { short: name.slice(0, 3), group: year, phase } };
}

/** How many dates fall in each period. */
export function countBy(dates: Iterable<string>, { all, placeOf }: Periods): number[] {
  const counts = all.map(() => 0);
  for (const date of dates) {
    const place = placeOf(date);
    if (place >= 0 && place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
