import { describe, expect, test } from 'vitest';
import type { IncidentRow } from '../../../src/core/derive/page-data.ts';
import { yearStrip } from '../../../src/core/derive/timeline-year.ts';

function row(dateIso: string, severity: string | null, colour: 'red' | 'orange' | 'none' = 'red'): IncidentRow {
  const origin = { kind: 'read', text: '', href: null } as const;
  return {
    ...{ href: `/incidents/${dateIso}/`, title: `On ${dateIso}`, date: dateIso, dateIso, month: '', status: null, services: [] },
    ...{ duration: null, summary: null, openActions: 0 },
    severity: severity === null ? null : { text: severity, colour, meaning: null, origin },
  };
}

describe('yearStrip', () => {
  test('is twelve months up to that of the newest incident', () => {
    const year = yearStrip([row('2024-03-18', 'SEV1'), row('2023-04-01', 'SEV1'), row('2023-03-31', 'SEV1')], ['SEV1']);
    expect(year?.title).toBe('April 2023 to March 2024');
    expect(year?.months.map(({ label }) => label).join(' ')).toBe('Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar');
    // The last of March 2023 is a day too old.
    expect(year?.rows[0]?.marks.map(({ href }) => href)).toEqual(['/incidents/2024-03-18/', '/incidents/2023-04-01/']);
  });

  test('puts a mark into the middle of its day', () => {
    // 366 days from 1 April 2023 to 31 March 2024: the first day's middle is half a day in.
    const year = yearStrip([row('2024-03-31', 'SEV1'), row('2023-04-01', 'SEV1')], ['SEV1']);
    expect(year?.rows[0]?.marks.map(({ at }) => at)).toEqual([99.86, 0.14]);
  });

  test('has a row for each severity, the worst first, then what the scale does not know, then what is not stated', () => {
    const rows = [
      row('2024-03-01', null),
      row('2024-03-02', 'bad', 'none'),
      row('2024-03-03', 'odd', 'none'),
      row('2024-03-04', 'SEV2'),
      row('2024-03-05', 'SEV1'),
    ];
    expect(yearStrip(rows, ['SEV1', 'SEV2', 'SEV3'])?.rows.map(({ name, marks }) => [name, marks.length])).toEqual([
      ['SEV1', 1],
      ['SEV2', 1],
      ['Other', 2],
      ['Not stated', 1],
    ]);
  });

  test('is none without an incident', () => {
    expect(yearStrip([], ['SEV1'])).toBeNull();
  });
});
