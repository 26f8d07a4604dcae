import { describe, expect, test } from 'vitest';
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

describe('who may see a document', () => {
  const of = (front: string, more = ''): string =>
    `---\n${front}\n---\n# Pool dry\n\n**Date:** 2024-03-18\n\n## Timeline\n\n- 10:00 Alert fired\n- 10:20 Resolved\n\n${more}`;
  const flags = (before: string, after: string): string[] => compareTexts(before, after).flags.map(({ kind, text }) => `${kind}: ${text}`);

  test('is flagged where it says that it is public, where it ceases to, and where a part loses its mark', () => {
    expect(flags(of('severity: SEV2'), of('visibility: public'))).toEqual(['becomes-public: “Pool dry” now says that it is public']);
    expect(flags(of('visibility: public'), of('visibility: internal'))).toEqual([
      'leaves-public: “Pool dry” no longer says that it is public',
    ]);
    const part = '<!-- internal -->\n\nSecret.\n\n<!-- /internal -->\n';
    expect(flags(of('visibility: public', part), of('visibility: public', 'Secret.\n'))).toEqual([
      'becomes-public: a part of “Pool dry” that had marks of who may see them have none now, or are gone',
    ]);
    expect(flags(of('visibility: public', 'Secret.\n'), of('visibility: public', part))).toEqual([]);
  });
});
