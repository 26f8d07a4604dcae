import { expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { CONTEXT } from './context.ts';

test('a meeting knows the documents that it links to, once each, with the lines', () => {
  const text = `# Sync 2024-02-02

## Attendees

- Ana Lima

## Topics

We read [the write-up](../incidents/disk.md) and its [timeline](../incidents/disk.md#timeline), again [here](../incidents/disk.md).
See [the notes of June][june], <https://x.example/incidents/far.md>, [a picture](graph.png), [below](#topics) and [beyond](../../out.md).

[june]: /meetings/June%20notes.md#outage
`;
  const { meeting } = readDocument(
    { path: 'meetings/2024/sync.md', text: text.replaceAll('../incidents', '../../incidents').replace('../../out', '../../../out') },
    CONTEXT,
  );
  expect(meeting?.linked.map(({ value, origin }) => [value, origin.range?.start.line])).toEqual([
    ['incidents/disk.md', 9],
    ['incidents/disk.md#timeline', 9],
    ['meetings/June notes.md#outage', 12],
  ]);
});
