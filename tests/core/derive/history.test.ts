import { describe, expect, test } from 'vitest';
import type { Revision } from '../../../src/core/derive/history.ts';
import type { ProvenanceView } from '../../../src/core/derive/page-data.ts';
import { REVIEWERS } from '../../../src/core/derive/visibility.ts';
import { archiveOf, at, incident, meeting, only } from './factories.ts';

const revision = (commit: string, date: string, subject: string): Revision => ({ commit, date, subject });
const BOTH = revision('aaaa1', '2024-03-01', 'Write about the breach at Acme');
const MINE = revision('bbbb2', '2024-03-02', 'Correct a time');

/** The history of the one incident at `a.md`. */
const historyOf = (input: Parameters<typeof archiveOf>[0]): ProvenanceView =>
  only(archiveOf({ incidents: [incident('a', '2024-03-01')], ...input }).incidents.filter(({ href }) => href === '/incidents/a/'))
    .provenance;
const subjects = (view: ProvenanceView): (string | null)[] => view.revisions.map(({ subject }) => subject);

test('the first commit and the last, and all between, newest first', () => {
  const view = historyOf({ changes: new Map([['a.md', [MINE, BOTH]]]) });
  expect([view.created, view.lastChange?.dateIso, subjects(view)]).toEqual([
    { date: '1 March 2024', dateIso: '2024-03-01' },
    '2024-03-02',
    ['Correct a time', 'Write about the breach at Acme'],
  ]);
});

test('of a long history the newest twenty are listed, the others counted', () => {
  const revisions = Array.from({ length: 25 }, (_, index) =>
    revision(`c${String(index)}`, `2024-03-${String(28 - index).padStart(2, '0')}`, `Edit ${String(25 - index)}`),
  );
  const view = historyOf({ changes: new Map([['a.md', revisions]]) });
  expect([view.created?.dateIso, view.revisions.length, view.earlierRevisions, view.revisions.at(-1)?.subject]).toEqual([
    '2024-03-04',
    20,
    5,
    'Edit 6',
  ]);
});

test('the public is told nothing of it', () => {
  const audience = { drafts: false, internal: false };
  const view = historyOf({ audience, changes: new Map([['a.md', [MINE, BOTH]]]) });
  expect(view).toMatchObject({ isHistoryTold: false, created: null, lastChange: null, revisions: [], earlierRevisions: 0 });
});

test('what git does not know is unknown', () => {
  expect(historyOf({})).toMatchObject({ created: null, lastChange: null, revisions: [], earlierRevisions: 0 });
});

describe('the subject of a commit is not shown where it also speaks of', () => {
  const withheld = [null];
  const changes = (path: string) =>
    new Map([
      ['a.md', [BOTH]],
      [path, [BOTH]],
    ]);

  test('a draft', () => {
    const input = { incidents: [incident('a', '2024-03-01'), incident('b', '2024-03-01', { draft: true })], changes: changes('b.md') };
    expect(subjects(historyOf(input))).toEqual(withheld);
    expect(JSON.stringify(archiveOf(input))).not.toContain('Acme');
    expect(subjects(historyOf({ ...input, audience: REVIEWERS }))).toEqual([BOTH.subject]);
  });

  test('a draft meeting, and the incident in it', () => {
    const found = incident('m/i', '2024-03-01', { path: 'm.md', foundIn: { meetingId: 'm', anchor: 'i', heading: 'I', range: at(3) } });
    const input = {
      incidents: [incident('a', '2024-03-01'), found],
      meetings: [meeting('m', '2024-03-01', { draft: true })],
      changes: changes('m.md'),
    };
    expect(subjects(historyOf(input))).toEqual(withheld);
  });

  test('a published meeting with an incident that is not', () => {
    const found = incident('m/i', '2024-03-01', {
      path: 'm.md',
      draft: true,
      foundIn: { meetingId: 'm', anchor: 'i', heading: 'I', range: at(3) },
    });
    const input = { incidents: [found], meetings: [meeting('m', '2024-03-01')], changes: new Map([['m.md', [BOTH]]]) };
    expect(only(archiveOf(input).meetings).provenance.revisions.map(({ subject }) => subject)).toEqual(withheld);
  });

  test.each(['deleted.md', 'README.MDX', '\0a.md'])('a document that is not, or no longer, on the site (%j)', (path) => {
    expect(subjects(historyOf({ changes: changes(path) }))).toEqual(withheld);
  });

  test('but it is beside another document, a picture or the settings', () => {
    const input = {
      incidents: [incident('a', '2024-03-01'), incident('b', '2024-03-01')],
      changes: new Map(['a.md', 'b.md', 'graph.png', 'site.yml'].map((path) => [path, [BOTH]])),
    };
    expect(subjects(historyOf(input))).toEqual([BOTH.subject]);
  });
});

test('a subject is one line of text, whatever stands in it', () => {
  const view = historyOf({
    changes: new Map([
      [
        'a.md',
        [
          revision('1', '2024-03-03', 'Red \u001B[31malert\u202Etxt.exe\u200B'),
          revision('2', '2024-03-02', ` ${'word '.repeat(40)}`),
          revision('3', '2024-03-01', ' \t '),
        ],
      ],
    ]),
  });
  expect(subjects(view)).toEqual(['Red [31malert txt.exe', `${'word '.repeat(22)}word…`, null]);
});
