import { expect, test } from 'vitest';
import { rangeSchema } from '../../../src/core/schema/fact.ts';

const start = { line: 1, column: 1, offset: 0 };
const end = { line: 2, column: 3, offset: 12 };

test('a range has a start and an end and nothing else', () => {
  expect(rangeSchema.parse({ start, end })).toEqual({ start, end });
});

test.each([
  ['nothing', null],
  ['text', '1:1'],
  ['no end', { start }],
  ['a key too many', { start, end, middle: start }],
  ['a point with a key too many', { start: { ...start, indent: 1 }, end }],
  ['a line of 0', { start: { ...start, line: 0 }, end }],
  ['a column that is text', { start: { ...start, column: '1' }, end }],
  ['an offset below 0', { start: { ...start, offset: -1 }, end }],
  ['half an offset', { start, end: { ...end, offset: 0.5 } }],
  ['a line without end', { start, end: { ...end, line: Infinity } }],
])('%s is no range', (_name, value) => {
  expect(rangeSchema.safeParse(value).success).toBe(false);
});
