import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, portableText, shownText } from '../../../src/core/render/timeline-text.ts';
import { decodeText } from '../../../src/draw/private-use.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('shownText', () => {
  test.each([
    ['one line', 'a\nb\tc  d', 'a b c d'],
    ['no controls', 'nul\u0000 bell\u0007 del\u007f', 'nul bell del'],
    ['no half characters', 'lone \ud800!', 'lone \ufffd!'],
    ['composed', 'Zu\u0308rich', 'Z\u00fcrich'],
    ['nothing of our own alphabet', '\ue03a x', '\ufffd x'],
  ])('%s', (_name, text, shown) => {
    expect(shownText(text)).toBe(shown);
  });
});

describe('escapeText', () => {
  test('leaves nothing that Mermaid could read as grammar', () => {
    expect(escapeText('a: #1')).toBe('\ue061\ue03a \ue023\ue031');
    fc.assert(
      fc.property(anyText, (text) => !/[!-~ﬂ¶°]/.test(escapeText(text))),
      { numRuns: 5000 },
    );
  });

  test('is undone by the drawing, whatever the text (G3)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeText(escapeText(text)).trim()).toBe(shownText(text));
      }),
      { numRuns: 5000 },
    );
  });

  test('names even nothing', () => {
    expect([escapeText(''), escapeText(' \n')].map((text) => text.length)).toEqual([1, 1]);
  });
});

describe('portableText', () => {
  test('writes every character but the space as its number', () => {
    expect(portableText('a: é')).toBe('#97;#58; #233;');
  });

  test('gives the text back when the numbers are read', () => {
    const read = (text: string): string => text.replace(/#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(read(portableText(text)).replace(/^\u200b$/, '')).toBe(shownText(text));
      }),
    );
  });
});
