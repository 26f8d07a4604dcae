import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/core/problem.ts';
import { decodeText } from '../../src/io/decode.ts';

const decode = (bytes: Buffer): string => {
  const { text, problem } = decodeText(bytes, 'a.md');
  return problem === null ? text : formatProblem(problem);
};

describe('bytes that are UTF-8', () => {
  test.each([
    ['plain', Buffer.from('# A\n\nb\n'), '# A\n\nb\n'],
    ['a byte order mark is dropped', Buffer.from('\uFEFF# A\n'), '# A\n'],
    ['CRLF', Buffer.from('# A\r\n\r\nb\r\n'), '# A\n\nb\n'],
    ['lone CR', Buffer.from('# A\r\rb\r'), '# A\n\nb\n'],
    ['mixed', Buffer.from('a\rb\r\nc\nd'), 'a\nb\nc\nd'],
    ['a replacement character that the author typed', Buffer.from('x \uFFFD y'), 'x \uFFFD y'],
    ['astral characters and tabs', Buffer.from('\t\u{1F525}'), '\t\u{1F525}'],
    ['nothing', Buffer.alloc(0), ''],
  ])('%s', (_, bytes, text) => {
    expect(decode(bytes)).toBe(text);
  });
});

describe('bytes that are not', () => {
  const save = 'Save the file as UTF-8.';
  test.each([
    ['Latin-1 é', Buffer.from('# Caf\xE9\n', 'latin1'), `a.md:1:6 encoding: byte 5 (0xE9) is not UTF-8. ${save}`],
    // h, ü (2 bytes), \n, o, k, space: the bad byte is the eighth.
    [
      'after a wide character, on line 2',
      Buffer.from([0x68, 0xc3, 0xbc, 0x0a, 0x6f, 0x6b, 0x20, 0xff, 0x0a]),
      `a.md:2:4 encoding: byte 7 (0xFF) is not UTF-8. ${save}`,
    ],
    ['after a typed U+FFFD', Buffer.from([0xef, 0xbf, 0xbd, 0x80]), `a.md:1:2 encoding: byte 3 (0x80) is not UTF-8. ${save}`],
    ['the line is counted with CRLF', Buffer.from('a\r\nb\r\n\x80', 'latin1'), `a.md:3:1 encoding: byte 6 (0x80) is not UTF-8. ${save}`],
    ['a lone surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), `a.md:1:2 encoding: byte 1 (0xED) is not UTF-8. ${save}`],
    ['an overlong slash', Buffer.from([0xc0, 0xaf]), `a.md:1:1 encoding: byte 0 (0xC0) is not UTF-8. ${save}`],
    ['cut in the middle of a character', Buffer.from([0x61, 0xe2, 0x82]), `a.md:1:2 encoding: byte 1 (0xE2) is not UTF-8. ${save}`],
    ['UTF-16', Buffer.from('\uFEFF# A', 'utf16le'), `a.md:1:1 encoding: the file is UTF-16 (little endian), not UTF-8. ${save}`],
    ['UTF-16, other order', Buffer.from([0xfe, 0xff, 0, 0x41]), `a.md:1:1 encoding: the file is UTF-16 (big endian), not UTF-8. ${save}`],
  ])('%s', (_, bytes, message) => {
    expect(decode(bytes)).toBe(message);
  });
});

test.each([
  ['NUL', 'one\ntwo\u0000\n', 'a.md:2:4 control-character: the control character U+0000 stands here. Delete the character.'],
  [
    'escape, twice',
    'a\u001B[2J\n\u001B',
    'a.md:1:2 control-character: the control character U+001B stands here (and 1 more). Delete the character.',
  ],
  ['form feed', 'a\n\f', 'a.md:2:1 control-character: the control character U+000C stands here. Delete the character.'],
  ['noncharacter', '\uFFFE', 'a.md:1:1 control-character: the control character U+FFFE stands here. Delete the character.'],
])('control character: %s', (_, text, message) => {
  expect(decode(Buffer.from(text))).toBe(message);
});

test('a megabyte of bad bytes takes linear time', () => {
  const typed = Buffer.from('\uFFFD'.repeat(300_000));
  const started = performance.now();
  expect(decode(Buffer.concat([typed, Buffer.from([0xff])]))).toContain('byte 900000 (0xFF)');
  expect(performance.now() - started).toBeLessThan(2_000);
});
