import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import type { Reading } from '../../../src/core/parse/reading.ts';
import { rangeSchema } from '../../../src/core/schema/fact.ts';
import { CONTEXT } from './context.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/read');
const records = readdirSync(FOLDER).filter((name) => /^(?:meeting|incident)-.*\.md$/.test(name));

/** Every range that stands anywhere in a reading: of facts, headings and blocks. */
function rangesIn(value: unknown): { from: number; to: number }[] {
  const range = rangeSchema.safeParse(value);
  if (range.success) return [{ from: range.data.start.line, to: range.data.end.line }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => (key === 'foundIn' ? [] : rangesIn(inner)));
}

/** The lines that say something: not blank, not front matter, not the head of a table whose rows are facts. */
function sayingLines(text: string): number[] {
  const lines = text.split('\n');
  const body = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  return lines.flatMap((line, index) => {
    const tableHead = /^\|[\s|:-]+\|$/.test(lines[index + 1] ?? '') || /^\|[\s|:-]+\|$/.test(line);
    return index < body || line.trim() === '' || tableHead ? [] : [index + 1];
  });
}

function lost(reading: Reading, text: string): number[] {
  const ranges = rangesIn([reading.meeting, reading.incidents]);
  return sayingLines(text).filter((line) => !ranges.some(({ from, to }) => from <= line && line <= to));
}

test.each(records)('every line of %s is a fact, a heading or prose', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  expect(lost(readDocument({ path: name, text }, CONTEXT), text)).toEqual([]);
});

test("a found incident's sections are not the meeting's too", () => {
  const text = readFileSync(join(FOLDER, 'meeting-with-incident.md'), 'utf8');
  const { meeting, incidents } = readDocument({ path: 'meeting-with-incident.md', text }, CONTEXT);
  const blocks = (entry: { sections: readonly { blocks: readonly { start: { offset: number } }[] }[] } | null | undefined): number[] =>
    (entry?.sections ?? []).flatMap((section) => section.blocks.map(({ start }) => start.offset));
  const shared = blocks(meeting).filter((offset) => blocks(incidents[0]).includes(offset));
  expect(blocks(incidents[0])).not.toEqual([]);
  expect(shared).toEqual([]);
});

test('an item with notes below it stays in the prose, so that the notes are on the page', () => {
  const text =
    '# Sync 2024-02-02\n\n## Attendees\n\n- Ana Lima\n\n## Action items\n\n- [ ] Ana Lima: Call the bank\n  - the number is in the wiki\n- [ ] Ana Lima: Pay\n';
  const { meeting } = readDocument({ path: 'a.md', text }, CONTEXT);
  expect(meeting?.actions.map((action) => action.text)).toEqual(['Call the bank', 'Pay']);
  expect(meeting?.sections.find(({ role }) => role === 'actions')?.blocks.map(({ start, end }) => [start.line, end.line])).toEqual([
    [9, 10],
  ]);
});

test.each([
  ['short: the page says it beside the status', 'a customer', []],
  ['long: it stays where it was written', `a customer who ${'waited for a very long time and '.repeat(4)}called us in the end`, [3]],
])('what detected an incident, %s', (_, source, prose) => {
  const { incidents } = readDocument(
    { path: 'a.md', text: `# Outage of 2024-02-02\n\nDetected by: ${source}\n\n## Impact\n\nNone.\n` },
    CONTEXT,
  );
  expect(incidents[0]?.detectedBy?.value).toBe(source);
  expect(
    incidents[0]?.sections.filter(({ heading }) => heading === null).flatMap(({ blocks }) => blocks.map(({ start }) => start.line)),
  ).toEqual(prose);
});
