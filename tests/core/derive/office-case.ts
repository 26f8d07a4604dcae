import type { Incident } from '../../../src/core/schema/incident.ts';
import type { Meeting } from '../../../src/core/schema/meeting.ts';
import { at, event, exact, fact, incident, meeting, mention, person, readAt, section } from './factories.ts';

/**
 * A meeting with the shape and the numbers of the document that the project was created for, in other words: an
 * incident found inside, 5 reviewed and 5 new actions, of which the incident lists three a little differently.
 */
const PATH = 'meetings/2024-03-22.md';
export const MEETING_ID = '2024-03-22';
export const INCIDENT_ID = '2024-03-22/march-18-outage';

const clock = (time: string) => exact(`2024-03-18T${time}`);

export const officeIncident: Incident = incident(INCIDENT_ID, '2024-03-18', {
  path: PATH,
  title: fact('March 18 Outage', 26),
  date: { value: '2024-03-18', origin: { kind: 'inferred', from: "the year of the meeting's date", range: at(26) } },
  foundIn: { meetingId: MEETING_ID, anchor: '2-post-mortem', heading: '2. Post-Mortem: March 18 Outage', range: at(26) },
  summary: fact('Customers could not order for three quarters of an hour', 28),
  statedDuration: fact({ written: '45-minute outage', minutes: 45 }, 28),
  services: [fact('Ordering', 28)],
  timeline: [
    event('t-2024-03-18-1423', clock('14:23'), 'Alarms for failed requests', 'detected', 31),
    event('t-2024-03-18-1428', clock('14:28'), 'Engineer on duty (Nora Vale) called', null, 32),
    event('t-2024-03-18-1435', clock('14:35'), 'Cause found: no free database connections', 'identified', 33),
    event('t-2024-03-18-1452', clock('14:52'), 'Larger pool rolled out', 'mitigated', 34),
    event('t-2024-03-18-1508', clock('15:08'), 'Orders flow as before', 'resolved', 35),
  ],
  rootCause: fact('Each order opened a connection of its own to the database.', 38),
  commits: [fact('abc123', 38)],
  people: [person('Nora Vale', { presence: 'named', roles: ['on-call engineer', 'responder'] })],
  actions: [
    mention('action-1', 'Nora Vale', 'Add connection pool monitoring', 41, { status: 'open' }),
    mention('action-2', 'Pia Roth', 'Update release review checklist', 42, { status: 'open' }),
    mention('action-3', 'Tom Hale', 'Create integration test for connection handling', 43, { status: 'open' }),
  ],
  sections: [section('summary', 'summary', 1, 28, [28]), section('timeline', 'timeline', 1, 30), section('cause', 'cause', 1, 37, [38])],
});

export const officeMeeting: Meeting = meeting(MEETING_ID, '2024-03-22', {
  path: PATH,
  title: fact('Office Weekly - March 22, 2024'),
  series: fact('Office Weekly'),
  people: [
    person('Pia Roth', { team: 'Platform', roles: ['Lead'] }),
    person('Nora Vale', { team: 'Backend', roles: ['Lead'] }),
    person('Tom Hale', { team: 'Backend' }),
    person('Ida Wolf', { team: 'Backend' }),
    person('Max Berg', { team: 'Frontend', roles: ['Lead'] }),
    person('Uma Fell', { team: 'Platform' }),
    person('Lee Stone', { presence: 'named' }),
  ],
  actions: [
    mention('review-1', 'Tom Hale', 'Upgrade account libraries', 18, { status: 'done' }),
    mention('review-2', 'Max Berg', 'Fix API key exposure', 19, { status: 'done' }),
    mention('review-3', 'Ida Wolf', 'Stock caching for Warehouse', 20, { status: 'in-progress' }),
    mention('review-4', 'Nora Vale', 'Proposal for an event log', 21, { status: 'done' }),
    mention('review-5', 'Uma Fell', 'Document request limits', 22, { status: 'done' }),
    mention('action-1', 'Nora Vale', 'Add MongoDB connection pool monitoring', 98, { status: 'open' }),
    mention('action-2', 'Pia Roth', 'Update release review checklist for database connections', 99, { status: 'open' }),
    mention('action-3', 'Tom Hale', 'Create connection handling integration tests', 100, { status: 'open' }),
    mention('action-4', 'Ida Wolf', 'Complete stock caching by March 29', 101, { status: 'open', due: '2024-03-29' }),
    mention('action-5', 'All leads', 'Submit budget requests by March 25', 102, { status: 'open', due: '2024-03-25' }),
  ],
  topics: [
    { id: '1-review', title: 'Review', number: 1, incidentId: null, origin: readAt(14) },
    { id: '2-post-mortem', title: 'Post-Mortem: March 18 Outage', number: 2, incidentId: INCIDENT_ID, origin: readAt(26) },
    { id: '4-old-code', title: 'Old code', number: 4, incidentId: null, origin: readAt(60) },
  ],
  decisions: [
    {
      id: 'decision-1',
      text: 'Keep a fifth of Q2 for old code.',
      topic: fact('Old code', 60),
      deciders: [],
      key: null,
      references: [],
      origin: readAt(66),
    },
  ],
  announcements: [{ id: 'announcement-1', text: 'Closed on April 5', origin: readAt(106) }],
  talks: [{ title: 'Signed tokens', presenter: 'Tom Hale', slides: fact('/docs/slides/signed-tokens.pdf', 92), origin: readAt(86) }],
  nextMeeting: fact({ date: '2024-03-29', time: '10:00' }, 112),
  incidentIds: [INCIDENT_ID],
  sections: [
    section('1-review', 'action-review', 2, 14),
    section('2-post-mortem', 'incident', 2, 26),
    section('4-old-code', 'other', 2, 60, [62]),
    section('actions', 'actions', 2, 96),
  ],
});
