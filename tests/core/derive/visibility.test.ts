import { expect, test } from 'vitest';
import { archiveOf, at, fact, incident, meeting, mention, person } from './factories.ts';

test('a draft leaves no trace: no page, count, action, person, service, neighbour or relation', () => {
  const shown = [
    meeting('m1', '2024-03-01', { series: fact('Weekly') }),
    meeting('m3', '2024-03-15', { series: fact('Weekly'), nextMeeting: fact({ date: '2024-03-22', time: null }) }),
  ];
  const shownIncidents = [incident('i1', '2024-03-02', { services: [fact('Ordering')] }), incident('i3', '2024-03-16')];
  const secret = {
    draft: true,
    actions: [mention('action-1', 'Secret Agent', 'Hide it', 5)],
    people: [person('Secret Agent')],
    services: [fact('Secret Service'), fact('Ordering')],
    tags: [fact('secret')],
  };
  const drafts = [
    meeting('m2', '2024-03-08', { ...secret, series: fact('Weekly'), incidentIds: ['m2/found'] }),
    meeting('m4', '2024-03-22', { ...secret, series: fact('Weekly') }),
  ];
  const draftIncidents = [
    incident('i2', '2024-03-09', secret),
    incident('m2/found', '2024-03-08', { ...secret, draft: false, foundIn: { meetingId: 'm2', anchor: 'x', heading: 'X', range: at(3) } }),
  ];
  const withDrafts = archiveOf({ meetings: [...drafts, ...shown], incidents: [...draftIncidents, ...shownIncidents] });
  expect(withDrafts).toEqual(archiveOf({ meetings: shown, incidents: shownIncidents }));
  expect(JSON.stringify(withDrafts)).not.toMatch(/secret/i);
  expect(withDrafts.meetings.map(({ href }) => href)).toEqual(['/meetings/m3/', '/meetings/m1/']);
});

test('entries in any order give the same archive', () => {
  const meetings = ['2024-03-08', '2024-03-01', '2024-03-15'].map((date) =>
    meeting(`m-${date}`, date, { series: fact('Weekly'), actions: [mention('action-1', 'Ann Lee', `Add queue alerts of ${date}`, 5)] }),
  );
  expect(archiveOf({ meetings: meetings.toReversed() })).toEqual(archiveOf({ meetings }));
});

test('an empty folder gives an empty archive', () => {
  expect(archiveOf({})).toMatchObject({
    overview: { counts: { incidents: 0, meetings: 0, actions: 0, openActions: 0, decisions: 0 } },
    actions: { groups: [], actionCount: 0, mentionCount: 0 },
    people: [],
    services: [],
  });
});
