import { describe, expect, test } from 'vitest';
import { cycleShift, spanOf, ticksFor } from '../../../src/core/render/timeline-axis.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('ticksFor', () => {
  test.each([
    ['20 seconds', 20_000, 900, '5second', '%H:%M:%S'],
    ['5 minutes', 5 * MINUTE, 900, '1minute', '%H:%M'],
    ['45 minutes, wide', 45 * MINUTE, 900, '5minute', '%H:%M'],
    ['45 minutes, narrow', 45 * MINUTE, 400, '10minute', '%H:%M'],
    ['10 hours', 10 * HOUR, 900, '1hour', '%H:%M'],
    ['a day and a minute: dates', DAY + MINUTE, 900, '6hour', '%-d %b %H:%M'],
    ['three days, narrow', 3 * DAY, 400, '1day', '%-d %b'],
    ['40 days', 40 * DAY, 900, '1week', '%-d %b'],
    ['two years', 730 * DAY, 900, '3month', '%b %Y'],
    ['a century', 36_525 * DAY, 900, null, '%Y'],
  ])('%s', (_name, span, width, interval, format) => {
    expect(ticksFor(span, width)).toEqual({ interval, format });
  });
});

describe('spanOf', () => {
  test('reaches from the first to the last', () => {
    expect(spanOf([5, 3, 9])).toEqual({ start: 3, end: 9, widened: false });
  });

  test('widens a single instant by ten minutes on both sides', () => {
    expect(spanOf([HOUR, HOUR])).toEqual({ start: HOUR - 10 * MINUTE, end: HOUR + 10 * MINUTE, widened: true });
  });

  test('has a length without any instant', () => {
    const { start, end } = spanOf([]);
    expect(end).toBeGreaterThan(start);
  });
});

describe('cycleShift', () => {
  test('is nothing since 1970, and 400 years before', () => {
    expect(cycleShift(0)).toBe(0);
    const shift = cycleShift(Date.parse('1969-12-31T23:00:00Z'));
    expect(new Date(Date.parse('1969-12-31T23:00:00Z') + shift).toISOString()).toBe('2369-12-31T23:00:00.000Z');
  });
});
