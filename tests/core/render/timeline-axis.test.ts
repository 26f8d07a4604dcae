import { describe, expect, test } from 'vitest';
import { cycleShift, mermaidTicks, spanOf, tickStepFor } from '../../../src/core/render/timeline-axis.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('tickStepFor', () => {
  test.each([
    ['10 seconds', 10_000, 900, 1, 'second'],
    ['90 seconds', 90_000, 900, 15, 'second'],
    ['5 minutes', 5 * MINUTE, 900, 1, 'minute'],
    ['45 minutes, wide', 45 * MINUTE, 900, 5, 'minute'],
    ['45 minutes, narrow', 45 * MINUTE, 340, 10, 'minute'],
    ['10 hours', 10 * HOUR, 900, 1, 'hour'],
    ['three days', 3 * DAY, 900, 6, 'hour'],
    ['40 days', 40 * DAY, 900, 1, 'week'],
    ['two years', 730 * DAY, 900, 3, 'month'],
    ['a century', 36_525 * DAY, 900, 10, 'year'],
    ['ten thousand years', 3_652_500 * DAY, 900, 1000, 'year'],
  ])('%s', (_name, span, width, count, unit) => {
    expect(tickStepFor(span, width / span, 12)).toMatchObject({ count, unit });
  });
});

describe('mermaidTicks', () => {
  test('names a step as Mermaid and d3 do', () => {
    expect(mermaidTicks({ unit: 'hour', count: 6, ms: 6 * HOUR }, 3 * DAY)).toEqual({ interval: '6hour', format: '%-d %b %H:%M' });
    expect(mermaidTicks({ unit: 'minute', count: 5, ms: 5 * MINUTE }, HOUR)).toEqual({ interval: '5minute', format: '%H:%M' });
    expect(mermaidTicks({ unit: 'year', count: 2, ms: 730 * DAY }, 3650 * DAY)).toEqual({ interval: '24month', format: '%Y' });
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
