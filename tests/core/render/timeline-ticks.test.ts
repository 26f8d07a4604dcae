import { describe, expect, test } from 'vitest';
import { spanOf } from '../../../src/core/render/timeline-axis.ts';
import { axisOf } from '../../../src/core/render/timeline-labels.ts';
import { scaleOf } from '../../../src/core/render/timeline-scale.ts';
import { ticksOf } from '../../../src/core/render/timeline-ticks.ts';

const HOUR = 3_600_000;
const at = (time: string): number => Date.parse(`${time}:00Z`);
const scale = (from: string, to: string, gaps: readonly (readonly [string, string])[] = []): ReturnType<typeof scaleOf> =>
  scaleOf(
    spanOf([at(from), at(to)]),
    gaps.map(([start, end]) => ({ start: at(start), end: at(end) })),
  );
const labels = (found: ReturnType<typeof ticksOf>): string[] =>
  found.map(({ label, kind }) => (kind === 'tick' ? label : `${kind} ${label}`));

describe('ticksOf', () => {
  test('are round, and name the day where one begins', () => {
    // 600 px for six hours: an hour is 100 px wide.
    expect(labels(ticksOf(scale('2024-03-18T20:30', '2024-03-19T02:30'), [], 600, 12))).toEqual([
      ...['start 18 Mar', '21:00', '22:00', '23:00', 'day 19 Mar', '01:00', '02:00'],
    ]);
  });

  test('of one day say no day', () => {
    expect(labels(ticksOf(scale('2024-03-18T09:30', '2024-03-18T11:30'), [], 200, 12))).toEqual(['10:00', '11:00']);
  });

  test('of weeks stand on Mondays', () => {
    expect(labels(ticksOf(scale('2024-03-01T09:00', '2024-03-20T09:00'), [], 250, 12))).toEqual(['4 Mar', '11 Mar', '18 Mar']);
  });

  test('of months and years start with their first day', () => {
    expect(labels(ticksOf(scale('2024-01-15T00:00', '2024-04-15T00:00'), [], 250, 12))).toEqual(['Feb 2024', 'Mar 2024', 'Apr 2024']);
    expect(labels(ticksOf(scale('0050-01-02T00:00', '0053-02-01T00:00'), [], 300, 12))).toEqual(['51', '52', '53']);
  });

  test('go by the new clock from where clocks are put forward', () => {
    // Clocks jump from 02:00 to 03:00: the hour after 01:00 is followed by 03:00.
    const change = { at: at('2024-03-31T02:00'), by: HOUR };
    expect(labels(ticksOf(scale('2024-03-31T00:30', '2024-03-31T03:30'), [change], 300, 12))).toEqual([
      ...['01:00', '03:00', 'clock 02:00→03:00', '04:00'],
    ]);
  });

  test('behind a break name the day, and the time where no tick falls into the stretch', () => {
    const found = ticksOf(scale('2024-03-18T09:10', '2024-03-20T09:20', [['2024-03-18T11:10', '2024-03-20T09:05']]), [], 200, 12);
    expect(labels(found)).toEqual(['start 18 Mar', '10:00', '11:00', 'start 20 Mar']);
    const sameDay = ticksOf(scale('2024-03-18T01:00', '2024-03-18T20:25', [['2024-03-18T02:00', '2024-03-18T20:25']]), [], 300, 12);
    expect(labels(sameDay)).toEqual(expect.arrayContaining(['start 20:25']));
  });
});

describe('axisOf', () => {
  test('has no two labels that touch, and none beyond the edge', () => {
    const measure = (text: string, size: number): number => (text.length * size) / 2;
    const wide = scale('2024-03-18T20:00', '2024-03-21T08:00', [['2024-03-19T01:00', '2024-03-20T23:55']]);
    for (const width of [200, 300, 400, 1000]) {
      const { ticks, breaks } = axisOf(wide, [], { width, left: 10, right: width - 10, tickSize: 12 }, measure);
      const boxes = [
        ...ticks.flatMap(({ label, labelX }) => (label === null ? [] : [[labelX - label.length * 3, labelX + label.length * 3] as const])),
        ...breaks.flatMap(({ label, from, to }) =>
          label === null ? [] : [[(from + to) / 2 - label.length * 3, (from + to) / 2 + label.length * 3] as const],
        ),
      ].sort(([a], [b]) => a - b);
      expect(boxes.length).toBeGreaterThan(2);
      expect(boxes[0]?.[0]).toBeGreaterThanOrEqual(0);
      expect(boxes.at(-1)?.[1]).toBeLessThanOrEqual(width);
      for (const [index, [start]] of boxes.entries()) if (index > 0) expect(start).toBeGreaterThanOrEqual(boxes[index - 1]?.[1] ?? 0);
    }
  });
});
