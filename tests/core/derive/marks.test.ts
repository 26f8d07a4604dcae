import { describe, expect, test } from 'vitest';
import { READERS, REVIEWERS } from '../../../src/core/derive/visibility.ts';
import { archiveOf, at, fact, incident, meeting } from './factories.ts';

const of = (status: string) => incident('x', '2024-03-01', { status: fact(status) });
const foundIn = { meetingId: 'draft', anchor: 'a', heading: 'A', range: at(4) };

describe('in a preview', () => {
  test.each([
    ['In review', 'In review'],
    ['Under review', 'In review'],
    ['Awaiting legal review', 'In review'],
    ['Review pending', 'In review'],
    ['Draft, do not share', 'Draft'],
    ['Resolved', undefined],
    ['Reviewed', undefined],
    ['Final, after review', undefined],
  ])('a report whose status is “%s” is marked %s', (status, mark) => {
    expect(archiveOf({ incidents: [of(status)], audience: REVIEWERS }).marks.get('/incidents/x/')).toBe(mark);
  });

  test('drafts are there and marked, an incident found in one too', () => {
    const found = incident('draft/a', '2024-03-02', { draft: true, foundIn });
    const archive = archiveOf({ incidents: [found], meetings: [meeting('draft', '2024-03-02', { draft: true })], audience: REVIEWERS });
    expect([archive.incidents.length, archive.meetings.length]).toEqual([1, 1]);
    expect([...archive.marks]).toEqual([
      ['/meetings/draft/', 'Draft'],
      ['/incidents/draft/a/', 'Draft'],
    ]);
  });
});

test('readers of the published site, who are meant where nobody says, see no draft and no mark', () => {
  const input = { incidents: [of('In review'), incident('y', '2024-03-02', { draft: true })] };
  for (const archive of [archiveOf(input), archiveOf({ ...input, audience: READERS })]) {
    expect(archive.incidents.map(({ href }) => href)).toEqual(['/incidents/x/']);
    expect(archive.marks.size).toBe(0);
  }
});
