import { expect, test } from 'vitest';
import { alignKeys } from '../../../src/core/review/align.ts';
import { compareDocuments } from '../../../src/core/review/compare-documents.ts';
import { compareTexts, pair } from './versions.ts';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const events = (count: number, move: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `- 2024-03-${String(10 + Math.floor(at / 720)).padStart(2, '0')} ${clock((at % 720) * 2 + (at % 7 === 0 ? move : 0))} Alert on node ${at % 50}`,
  ).join('\n');
const paragraphs = (count: number, word: string): string =>
  Array.from({ length: count }, (_, at) => `Node ${at} was ${at % 5 === 0 ? word : 'slow'} in the night.`).join('\n\n');
const incident = (timeline: string, notes: string): string =>
  `# Nodes were slow, 10 March 2024\n\n## Timeline\n\n${timeline}\n\n## Notes\n\n${notes}\n`;

test('2,000 events of which every seventh was moved are each told once', () => {
  const { changes, entries } = compareTexts(incident(events(2000, 0), 'None.'), incident(events(2000, 1), 'None.'));
  expect(changes.filter(({ layer }) => layer === 'timeline')).toHaveLength(286);
  expect(changes.filter(({ layer }) => layer === 'prose')).toEqual([]);
  expect(entries[0]?.events).toHaveLength(2000);
});

test('5,000 paragraphs of which every fifth was reworded are each told once', () => {
  const { changes } = compareTexts(
    incident('- 10:00 Alert', paragraphs(5000, 'slow')),
    incident('- 10:00 Alert', paragraphs(5000, 'gone')),
  );
  expect(changes.map(({ layer, kind }) => `${layer} ${kind}`)).toEqual(Array.from({ length: 1000 }, () => 'prose reworded'));
});

test('lists with nothing in common, and lists of one key, are aligned without looking at every pair', () => {
  const one = Array.from({ length: 100_000 }, (_, at) => `a${at}`);
  expect(
    alignKeys(
      one,
      one.map((key) => `b${key}`),
    ),
  ).toEqual([]);
  expect(
    alignKeys(
      Array.from({ length: 100_000 }, () => 'x'),
      Array.from({ length: 90_000 }, () => 'x'),
    ),
  ).toHaveLength(90_000);
});

test('a file that a document shows is told of where its content is another', () => {
  const text = incident('- 10:00 Alert', '![Load](img/load.png)');
  const assets = [
    { path: 'incidents/img/load.png', before: { hash: 'a', bytes: 900 }, after: { hash: 'b', bytes: 14_336 } },
    { path: 'incidents/img/other.png', before: null, after: { hash: 'c', bytes: 1 } },
  ];
  const [document] = compareDocuments({ files: [pair('incidents/2024-03-10-nodes.md', text, text)], assets });
  expect(document?.changes.map((change) => change.text)).toEqual(['file incidents/img/load.png changed: 900 bytes → 14 kB']);
});
