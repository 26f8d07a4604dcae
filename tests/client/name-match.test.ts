import { describe, expect, test } from 'vitest';
import { editDistance, matching, nearest } from '../../src/client/search/name-match.ts';

describe('names that are typed in part', () => {
  const people = ['Alex Johnson', 'Alexandra Vale', 'José Núñez', 'Li Wei'];
  test.each([
    ['alex', ['Alex Johnson', 'Alexandra Vale']],
    ['alex johnson', ['Alex Johnson']],
    ['johnson', ['Alex Johnson']],
    ['j a', ['Alex Johnson']],
    ['jose nunez', ['José Núñez']],
    ['lex', []],
    ['', []],
    ['!!', []],
  ])('“%s”', (typed, found) => {
    expect(matching(typed, people)).toEqual(found);
  });

  test('another spelling leads to the name, and a number to what ends in it', () => {
    expect(matching('AJ', people, [['aj', 'Alex Johnson']])).toEqual(['Alex Johnson']);
    expect(matching('1', ['SEV1', 'SEV10', 'SEV2'])).toEqual(['SEV1']);
  });
});

describe('words that are nearly there', () => {
  test.each([
    ['pool', 'pool', 0],
    ['pol', 'pool', 1],
    ['opol', 'pool', 1],
    ['conection', 'connection', 1],
    ['kitten', 'sitting', 3],
    ['', 'ab', 2],
  ])('%s and %s', (a, b, edits) => {
    expect(editDistance(a, b, 5)).toBe(edits);
  });

  test('the nearest come first; what is too far is not offered', () => {
    const words = ['collection', 'connection', 'connections', 'pool', 'xylophone'];
    expect(nearest('conection', words)).toEqual(['connection', 'connections', 'collection']);
    expect(nearest('zebra', words)).toEqual([]);
    expect(nearest('pol', words)).toEqual(['pool']);
  });
});
