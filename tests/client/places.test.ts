import { describe, expect, test } from 'vitest';
import { placesOf, segmentsOfPlace } from '../../src/client/places.ts';

// As Pagefind gives a page: its words, where each place starts, and which words were found (both counted in words).
const content =
  'Lamps were dark. Summary. Forty lamps were dark. Timeline. 14:05. Pager rang twice. 14:09 to 14:20. Lamps were lit. Action items. Test the lamps.';
const anchors = [
  { element: 'h2', id: 'summary', text: 'Summary', location: 3 },
  { element: 'h2', id: 'page--timeline', text: 'Timeline', location: 8 },
  { element: 'li', id: 't-1405', location: 9 },
  { element: 'li', id: 't-1409', location: 13 },
  { element: 'h2', id: 'action-items', text: 'Action items', location: 19 },
];
const textOf = (place: Parameters<typeof segmentsOfPlace>[0]): string =>
  segmentsOfPlace(place)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('');

describe('the places of a page', () => {
  test('each found word is told with the place that it stands in, and an event with its time, of however many words', () => {
    const places = placesOf({ content, anchors, locations: [5, 11, 16] });
    expect(places.map((place) => [place.anchor?.id, place.time, textOf(place)])).toEqual([
      ['summary', null, 'Forty [lamps] were dark.'],
      ['t-1405', '14:05', 'Pager [rang] twice.'],
      ['t-1409', '14:09 to 14:20', '[Lamps] were lit.'],
    ]);
  });

  test('the place with most different words comes first', () => {
    const places = placesOf({ content, anchors, locations: [0, 2, 16, 17, 18, 23] });
    expect(places.map(({ anchor, variety }) => [anchor?.id ?? null, variety])).toEqual([
      ['t-1409', 3],
      [null, 2],
      ['action-items', 1],
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
