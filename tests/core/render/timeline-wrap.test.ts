import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureWords, wrap, wrapEvenly } from '../../../src/core/render/timeline-label.ts';

/** A font in which every character is 10 px wide. */
const width = (text: string): number => [...text].length * 10;
const measured = (text: string): ReturnType<typeof measureWords> => measureWords(text, width);

function shown(text: string, room: number, count: number, how = wrap): string[] {
  const { ends, cut } = how(measured(text), room, count);
  const lines = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
  return cut ? [...lines.slice(0, -1), `${lines.at(-1) ?? ''}…`] : lines;
}

describe('wrap', () => {
  test.each([
    ['one line where it fits', 'ab cd', 50, 2, ['ab cd']],
    ['two where it does not, the space with the first', 'ab cd', 40, 2, ['ab ', 'cd']],
    ['a space at the end of a line needs no room', 'abcd ef', 40, 2, ['abcd ', 'ef']],
    ['the last line is cut', 'aa bb cc ddd', 50, 2, ['aa bb ', 'cc d…']],
    ['a hyphen or a slash ends a line', 'check-out/pay', 60, 3, ['check-', 'out/', 'pay']],
    ['East Asian text breaks anywhere', '日本語日本語', 40, 2, ['日本語日', '本語']],
    ['a word longer than a line is cut inside', 'abcdefgh', 40, 2, ['abc…']],
    ['and stands in a line of its own behind others', 'ab abcdefgh', 40, 2, ['ab ', 'abc…']],
    ['nothing is one empty line', '', 40, 2, ['']],
  ])('%s', (_name, text, room, count, lines) => {
    expect(shown(text, room, count)).toEqual(lines);
  });

  test('gives all lines of any text that is not cut, and none that is too wide', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 3 }), (text, room, count) => {
        const lines = shown(text, room, count);
        expect(lines.length).toBeLessThanOrEqual(count);
        for (const line of lines) expect(width(line.trimEnd())).toBeLessThanOrEqual(room);
        expect(text.startsWith(lines.join('').replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});

describe('wrapEvenly', () => {
  test('leaves no word alone in the last line', () => {
    expect(shown('aa bb cc dd ee', 110, 2)).toEqual(['aa bb cc dd ', 'ee']);
    expect(shown('aa bb cc dd ee', 110, 2, wrapEvenly)).toEqual(['aa bb cc ', 'dd ee']);
  });

  test('keeps full lines where the text is cut', () => {
    expect(shown('aa bb cc dd ee ff gg', 80, 2, wrapEvenly)).toEqual(['aa bb cc ', 'dd ee f…']);
  });
});
