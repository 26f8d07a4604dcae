import { describe, expect, test } from 'vitest';
import { addressOf, NOTHING, questionOf, toggled } from '../../src/client/search/question.ts';

describe('the address of a question', () => {
  test('words, choices, order and page stand in it, and it gives the same question back', () => {
    const address = '?q=connection+pool&kind=action&kind=decision&service=Order+Service&year=2024&sort=oldest&page=3';
    const question = questionOf(address);
    expect(question.text).toBe('connection pool');
    expect([...question.chosen]).toEqual([
      ['kind', ['action', 'decision']],
      ['service', ['Order Service']],
      ['year', ['2024']],
    ]);
    expect(question.sort).toBe('oldest');
    expect(question.page).toBe(3);
    expect(addressOf(question)).toBe(address);
  });

  test('in whatever order its parts were chosen, it is one address', () => {
    const one = toggled(toggled(NOTHING, 'tag', 'cache', true), 'kind', 'meeting', true);
    const two = toggled(toggled(NOTHING, 'kind', 'meeting', true), 'tag', 'cache', true);
    expect(addressOf(one)).toBe('?kind=meeting&tag=cache');
    expect(addressOf(two)).toBe(addressOf(one));
    expect(addressOf(toggled(toggled(one, 'tag', 'cache', false), 'kind', 'meeting', false))).toBe('');
  });

  test.each([
    ['?colour=red&__proto__=x&constructor=y', ''],
    ['?sort=upwards&page=-2', ''],
    ['?page=1e9', '?page=1000000000'],
    ['?page=1.5&q=', ''],
    ['?service=&service=A&service=A', '?service=A'],
    ['?q=%3Cimg%20onerror%3Dx%3E', '?q=%3Cimg+onerror%3Dx%3E'],
  ])('what is unknown in %s is left out', (given, kept) => {
    expect(addressOf(questionOf(given))).toBe(kept);
  });

  test('a choice leads back to the first page of results', () => {
    expect(toggled({ ...NOTHING, page: 4 }, 'year', '2024', true).page).toBe(1);
  });
});
