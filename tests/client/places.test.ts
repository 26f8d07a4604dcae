import { describe, expect, test } from 'vitest';
import { placesOf, segmentsOfPlace } from '../../src/client/search/places.ts';

// As Pagefind gives a page: its words, where each place starts, and which words were found (both counted in words).
const content =
  'Lamps were dark. Summary. Forty lamps were dark. Timeline, 14:05. Pager rang twice. Timeline, 14:09 to 14:20. Lamps were lit. Action, open, Ann Lee. Test the lamps.';
const anchors = [
  { element: 'h2', id: 'summary', text: 'Summary', location: 3 },
  { element: 'h2', id: 't-1405', text: 'Timeline, 14:05', location: 8 },
  { element: 'h2', id: 't-1409', text: 'Timeline, 14:09 to 14:20', location: 13 },
  { element: 'h2', id: 'action-1', text: 'Action, open, Ann Lee', location: 20 },
];
const textOf = (place: Parameters<typeof segmentsOfPlace>[0]): string =>
  segmentsOfPlace(place)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('');

describe('the places of a page', () => {
  test('each found word is told with the place that it stands in, after its name, of however many words', () => {
    const places = placesOf({ content, anchors, locations: [5, 11, 17] });
    expect(places.map((place) => [place.anchor?.id, textOf(place)])).toEqual([
      ['summary', 'Forty [lamps] were dark.'],
      ['t-1405', 'Pager [rang] twice.'],
      ['t-1409', '[Lamps] were lit.'],
    ]);
  });

  test('the place with most different words comes first', () => {
    const places = placesOf({ content, anchors, locations: [0, 2, 17, 18, 19, 25] });
    expect(places.map(({ anchor, found }) => [anchor?.id ?? null, found.size])).toEqual([
      ['t-1409', 3],
      [null, 2],
      ['action-1', 1],
    ]);
  });

  test('a time that was found is no word of the text', () => {
    const [place] = placesOf({ content, anchors, locations: [9] });
    expect(place === undefined ? '' : textOf(place)).toBe('Pager rang twice.');
  });

  test('a long place is shown around what was found, and says on both sides that it was cut', () => {
    const words = Array.from({ length: 100 }, (_, index) => `w${String(index)}`);
    const [place] = placesOf({ content: words.join(' '), anchors: [], locations: [50] });
    const shown = place === undefined ? '' : textOf(place);
    expect(shown.startsWith('… w44 w45')).toBe(true);
    expect(shown).toContain('w49 [w50] w51');
    expect(shown.endsWith('w73 …')).toBe(true);
  });
});
