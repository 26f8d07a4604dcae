import { describe, expect, test } from 'vitest';
import { isSlip } from '../../../src/core/check/known-people.ts';
import { similarNames } from '../../../src/core/check/similar-name.ts';
import { said } from './checking.ts';

const notes = (day: string, ...people: readonly string[]): Readonly<Record<string, string>> => ({
  [`meetings/2024-05-${day}.md`]: `# Engineering sync\n\n## Attendees\n\n${people.map((name) => `- ${name}`).join('\n')}\n`,
});

describe('similar-name', () => {
  test('the rarer spelling is asked about, where it first stands', () => {
    const files = { ...notes('01', 'Maria Garcia', 'Bo Ek'), ...notes('08', 'Maria Garcia'), ...notes('15', 'Bo Ek', 'Maria Garica') };
    expect(said(similarNames, files)).toEqual([
      'meetings/2024-05-15.md:6:1 similar-name: “Maria Garica” is “Maria Garcia” in 2 documents. Did you mean “Maria Garcia”?',
    ]);
  });

  test('people.yml outweighs a document', () => {
    const files = { ...notes('01', 'Maria Garza'), ...notes('08', 'Maria Garza') };
    expect(said(similarNames, files, { people: [{ name: 'Maria Garzia' }] })).toEqual([
      'meetings/2024-05-01.md:5:1 similar-name: “Maria Garza” is “Maria Garzia” in people.yml. Did you mean “Maria Garzia”?',
    ]);
    expect(said(similarNames, files, { people: [{ name: 'Maria Garzia', aliases: ['Maria Garza'] }] })).toEqual([]);
  });

  test('a spelling of a spelling leads to the usual one', () => {
    const usual = ['01', '02', '03', '04'].map((day) => notes(day, 'Maximilian Huber'));
    const files = Object.assign(
      {},
      ...usual,
      notes('05', 'Maximillian Huber'),
      notes('06', 'Maximillian Huber'),
      notes('07', 'Maximilllian Huber'),
    ) as Record<string, string>;
    expect(said(similarNames, files).map((message) => message.split('similar-name: ')[1])).toEqual([
      '“Maximillian Huber” is “Maximilian Huber” in 4 documents. Did you mean “Maximilian Huber”?',
      '“Maximilllian Huber” is “Maximilian Huber” in 4 documents. Did you mean “Maximilian Huber”?',
    ]);
  });

  test('two who were at one meeting are two people', () => {
    expect(
      said(similarNames, { ...notes('01', 'Jon Stark', 'Joan Stark'), ...notes('08', 'Joan Stark'), ...notes('15', 'Joan Stark') }),
    ).toEqual([]);
  });

  test('two spellings of which none is usual are two people', () => {
    expect(said(similarNames, { ...notes('01', 'Maria Garcia'), ...notes('08', 'Maria Garica') })).toEqual([]);
  });

  test('10,000 names are compared in seconds', () => {
    const letters = 'abcdefghij';
    const names = Array.from({ length: 10_000 }, (_, index) => {
      const word = [...String(index).padStart(4, '0')].map((digit) => letters[Number(digit)] ?? '').join('');
      return `Zed X${word}${word}`;
    });
    const started = performance.now();
    said(similarNames, notes('01', ...names.slice(0, 4_000)), { people: names.map((name) => ({ name })) });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('a slip', () => {
  test.each([
    ['maria garcia', 'maria garica', 'two letters swapped'],
    ['maria garcia', 'maria garca', 'one left out'],
    ['maria garcia', 'maria garciia', 'one too many'],
    ['maria garcia', 'maria garzia', 'one changed'],
    ['jose díaz', 'jose diaz', 'an accent'],
  ])('%s, %s: %s', (a, b) => {
    expect([isSlip(a, b), isSlip(b, a)]).toEqual([true, true]);
  });

  test.each([
    ['ann lee', 'ian lee', 'a short word'],
    ['li wang', 'li wong', 'a word of four letters'],
    ['dan miller', 'jan miller', 'the first letter'],
    ['maria garcia', 'marie garzia', 'two words'],
    ['maria garcia', 'maria gracai', 'two slips'],
    ['maria garcia', 'maria garcia', 'the same'],
    ['maria', 'marie', 'one word alone'],
    ['maria garcia lopez', 'maria garcia', 'another number of words'],
  ])('not %s, %s: %s', (a, b) => {
    expect(isSlip(a, b)).toBe(false);
  });
});
