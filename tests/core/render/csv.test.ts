import { expect, test } from 'vitest';
import { csv } from '../../../src/core/render/csv.ts';

test('lines end with CRLF, and a cell is quoted only where it must be', () => {
  expect(
    csv([
      ['Incident', 'Minutes', 'Closed'],
      ['Checkout, slow', 45, null],
      ['The "blue" one', 0.5, ''],
      ['Two\nlines', 1_200_000, ' padded '],
    ]),
  ).toBe('Incident,Minutes,Closed\r\n"Checkout, slow",45,\r\n"The ""blue"" one",0.5,\r\n"Two\nlines",1200000," padded "\r\n');
  expect(csv([])).toBe('');
});

test.each([
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"\r\n`],
  ['+1', "'+1\r\n"],
  ['-2+3', "'-2+3\r\n"],
  ['@SUM(A1)', "'@SUM(A1)\r\n"],
  ['  =1+1', `'  =1+1\r\n`],
  ['\t=1', `'\t=1\r\n`],
  ['\r\n=1', `"'\r\n=1"\r\n`],
  ['|calc', "'|calc\r\n"],
  ['\uFF1D1+1', "'\uFF1D1+1\r\n"],
  ['\uFEFF=1', `'\uFEFF=1\r\n`],
  ['\0=1', "'=1\r\n"],
])('%j is no formula for a spreadsheet', (text, expected) => {
  expect(csv([[text]])).toBe(expected);
});

test('a number is a number, also below zero', () => {
  expect(csv([[-1.5, 0]])).toBe('-1.5,0\r\n');
});

test('a text that only has such a character inside stays as it is', () => {
  expect(csv([['a=b', 'x-y', 'mail@example.org']])).toBe('a=b,x-y,mail@example.org\r\n');
});
