import { describe, expect, test } from 'vitest';
import { breaksOf } from '../../../src/core/render/timeline-breaks.ts';
import { scaleOf } from '../../../src/core/render/timeline-scale.ts';

const MINUTE = 60_000;
const minutes = (...all: readonly number[]): number[] => all.map((minute) => minute * MINUTE);
const gapsOf = (...all: readonly number[]): number[][] => breaksOf(minutes(...all)).map(({ start, end }) => [start / MINUTE, end / MINUTE]);

describe('breaksOf', () => {
  test.each([
    [
      'nights between days of work',
      [0, 60, 120, 1440, 1500, 2880, 2940],
      [
        [120, 1440],
        [1500, 2880],
      ],
    ],
    ['a last event a week later', [0, 10, 20, 10_080], [[20, 10_080]]],
    ['in any order', [10_080, 20, 0, 10], [[20, 10_080]]],
    ['none of an event a day', [0, 1440, 2880, 4320, 5760, 7200], []],
    ['none of three instants: the gap is what there is to see', [0, 10, 10_080], []],
    ['none that is shorter than an hour', [0, 1, 2, 3, 59], []],
    ['none where the rest is more than half as long', [0, 60, 120, 300], []],
    ['none of nothing', [], []],
    ['none of one instant many times', [5, 5, 5, 5, 5], []],
  ])('%s', (_name, instants, gaps) => {
    expect(gapsOf(...instants)).toEqual(gaps);
  });
});

describe('scaleOf', () => {
  test('without a gap is in proportion', () => {
    const { place, stretches } = scaleOf({ start: 100, end: 300, widened: false }, []);
    expect([place(100), place(150), place(300)]).toEqual([0, 0.25, 1]);
    expect(stretches).toHaveLength(1);
  });

  test('draws what it keeps at one rate, and reaches both ends', () => {
    const { place, rate } = scaleOf({ start: 0, end: 1000, widened: false }, [{ start: 100, end: 900 }]);
    // 200 kept in 94 % of the width.
    expect(rate).toBeCloseTo(0.94 / 200, 9);
    expect(place(50)).toBeCloseTo(0.235, 9);
    expect(place(100)).toBeCloseTo(0.47, 9);
    expect(place(500)).toBeCloseTo(0.5, 9);
    expect(place(900)).toBeCloseTo(0.53, 9);
    expect(place(1000)).toBeCloseTo(1, 9);
  });

  test('gives a single instant behind a gap room of its own, at the end', () => {
    const { place } = scaleOf({ start: 0, end: 1000, widened: false }, [{ start: 100, end: 1000 }]);
    expect(place(1000)).toBeCloseTo(1, 9);
    expect(place(100)).toBeCloseTo(1 - 0.06 - 0.06, 9);
  });

  test('never turns time around', () => {
    const gaps = [
      { start: 10, end: 2000 },
      { start: 2000, end: 5000 },
      { start: 5300, end: 9000 },
    ];
    const { place } = scaleOf({ start: 0, end: 9001, widened: false }, gaps);
    let before = -1;
    for (let at = 0; at <= 9001; at += 7) {
      expect(place(at)).toBeGreaterThanOrEqual(before);
      before = place(at);
    }
    expect(before).toBeLessThanOrEqual(1);
  });
});
