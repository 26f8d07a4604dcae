import { expect, test } from 'vitest';
import { stripLength, stripLengthText } from '../../src/site/strip-length.ts';

const MINUTE = 60_000;
const of = (minutes: number): Parameters<typeof stripLength>[0][number] => ({
  title: '',
  description: '',
  span: '',
  events: [0, minutes * MINUTE].map((at) => ({ id: '', at, end: null, label: '', text: '', milestone: null, vague: false })),
  phases: [],
});

test('three in four small drawings are whole, at a round length', () => {
  expect(stripLength([of(20), of(50), of(70), of(10_000)])).toBe(120 * MINUTE);
  expect(stripLength([of(45)])).toBe(60 * MINUTE);
  expect(stripLength([])).toBe(15 * MINUTE);
  expect(stripLength([of(1_000_000)])).toBe(30 * 24 * 60 * MINUTE);
});

test('a length is named by its unit', () => {
  expect([15, 60, 240, 1440, 10_080].map((minutes) => stripLengthText(minutes * MINUTE))).toEqual(['15 min', '1 h', '4 h', '1 d', '7 d']);
});
