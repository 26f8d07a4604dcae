import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fit } from '../../../src/core/render/timeline-label.ts';

/** A font in which every character is 10 px wide. */
const width = (text: string): number => [...text].length * 10;

describe('fit', () => {
  test.each([
    ['a text that fits stays', 'twelve', 60, 'twelve'],
    ['a longer one ends in an ellipsis that fits too', 'twelve', 59, 'twel…'],
    ['no space stands before the ellipsis', 'to be', 40, 'to…'],
    ['where nothing fits the ellipsis stands alone', 'twelve', 5, '…'],
    ['a character of several code points is kept or cut whole', 'ab👩‍💻cd', 30, 'ab…'],
  ])('%s', (_name, text, room, shown) => {
    expect(fit(text, room, width)).toBe(shown);
  });

  test('a text of a million characters is cut without measuring them all', () => {
    let longest = 0;
    const watched = (text: string): number => {
      longest = Math.max(longest, text.length);
      return width(text);
    };
    expect(fit('x'.repeat(1_000_000), 100, watched)).toBe('xxxxxxxxx…');
    expect(longest).toBeLessThan(1000);
  });

  test('never gives more than fits', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 10, max: 500 }), (text, room) => {
        expect(width(fit(text, room, width))).toBeLessThanOrEqual(room);
      }),
    );
  });
});
