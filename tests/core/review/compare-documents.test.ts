import { expect, test } from 'vitest';
import { compareDocuments } from '../../../src/core/review/compare-documents.ts';
import { compareTexts, pair } from './versions.ts';

const OUTAGE = '# Outage of 18 March 2024\n\n## Timeline\n\n- 14:23 Alerts fired\n- 15:08 Resolved\n\n## Root cause\n\nA full pool.\n';

test('a file that is no document is shown with the reason', () => {
  const { before, after } = compareTexts('Some words.\n', OUTAGE, 'notes/lunch.md');
  expect(before).toMatchObject({ kind: 'neither', title: 'notes/lunch.md' });
  expect(before?.unreadable).toMatch(/neither an incident nor a meeting/);
  expect(after).toMatchObject({ kind: 'incident', title: 'Outage of 18 March 2024', unreadable: null });
});

test('documents come by path, each with an address of its own, whatever order they are given in', () => {
  const other = '# Login down, 2 May 2024\n\n## Timeline\n\n- 09:00 Nobody could log in\n\n## Root cause\n\nAn expired certificate.\n';
  const files = [pair('b.md', other, null), pair('a/b.md', null, OUTAGE), pair('a-b.md', null, OUTAGE)];
  const slugs = compareDocuments({ files, assets: [] }).map(({ slug, status }) => [slug, status]);
  expect(slugs).toEqual([
    ['a-b', 'added'],
    ['a-b-2', 'added'],
    ['b', 'removed'],
  ]);
  expect(compareDocuments({ files: files.toReversed(), assets: [] }).map(({ slug }) => slug)).toEqual(['a-b', 'a-b-2', 'b']);
});
