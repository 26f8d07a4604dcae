import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import type { ActionMention } from '../../../src/core/schema/parts.ts';
import { CONTEXT } from './context.ts';

// The document that the project was made for is not part of it: it is read wherever it stands beside the clone. Its twin in
// tests/fixtures is always read.
const FOLDER = join(import.meta.dirname, '../../../../shared/seed');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.md')) : [];

test('the twin is there for clones without the seed', () => {
  expect(existsSync(join(import.meta.dirname, '../../fixtures/read/meeting-with-incident.md'))).toBe(true);
});

describe.each(files)('%s', (name) => {
  const path = 'meetings/2024-03-22.md';
  const { meeting, incidents, problems } = readDocument({ path, text: readFileSync(join(FOLDER, name), 'utf8') }, CONTEXT);
  const told = ({ text, owners, due, status }: ActionMention): unknown[] => [
    text,
    owners.map(({ value }) => value).join(),
    due?.value,
    status?.value,
  ];

  test('one meeting and one incident, without a problem', () => {
    expect([meeting?.id, ...incidents.map(({ id }) => id), ...problems]).toEqual(['2024-03-22', '2024-03-22/march-18-outage']);
    expect([meeting?.title.value, meeting?.series?.value, meeting?.date.value]).toEqual([
      'Engineering Team Meeting - March 22, 2024',
      'Engineering Team Meeting',
      '2024-03-22',
    ]);
    expect(meeting?.zone.origin).toEqual({ kind: 'inferred', from: "the site's default time zone", range: null });
  });

  test('seven present, each with a team, three leads; four only named', () => {
    const people = meeting?.people.map(({ name: who, team, roles, presence }) => [who, team, roles.join(), presence]);
    expect(people).toEqual([
      ['Sarah Chen', 'Platform', 'Lead', 'present'],
      ['Alex Johnson', 'Backend', 'Lead', 'present'],
      ['Michael Wang', 'Frontend', 'Lead', 'present'],
      ['Maria Garcia', 'Backend', '', 'present'],
      ['John Smith', 'Platform', '', 'present'],
      ['Lisa Anderson', 'Frontend', '', 'present'],
      ['David Lee', 'Backend', '', 'present'],
      ['Emily Brown', null, '', 'named'],
      ['Robert Kim', 'Backend', '', 'named'],
      ['Jennifer Wu', 'Frontend', '', 'named'],
      ['Chris Taylor', 'Platform', '', 'named'],
    ]);
  });

  test('five reviewed and five raised actions', () => {
    const of = (role: string): unknown[] => (meeting?.actions ?? []).filter((action) => action.role === role).map(told);
    expect(of('reviewed')).toEqual([
      ['Update User Service dependencies', 'Maria Garcia', undefined, 'done'],
      ['Fix API key exposure', 'Michael Wang', undefined, 'done'],
      ['Redis caching for Inventory', 'David Lee', undefined, 'in-progress'],
      ['Event sourcing POC proposal', 'Alex Johnson', undefined, 'done'],
      ['Document rate limiting', 'John Smith', undefined, 'done'],
    ]);
    expect(of('raised')).toEqual([
      ['Add MongoDB connection pool monitoring', 'Alex Johnson', undefined, 'open'],
      ['Update code review checklist for database connections', 'Sarah Chen', undefined, 'open'],
      ['Create connection handling integration tests', 'Maria Garcia', undefined, 'open'],
      ['Complete Redis caching by March 29', 'David Lee', '2024-03-29', 'open'],
      ['Submit Q2 resource requests by March 25', 'All leads', '2024-03-25', 'open'],
    ]);
    expect(meeting?.actions.at(-1)?.due?.origin).toMatchObject({
      kind: 'inferred',
      from: "the year of the meeting's date",
      range: { start: { line: 102 } },
    });
  });

  test('topics, the decision, announcements, the talk and the next meeting', () => {
    expect(meeting?.topics.map(({ number, title, incidentId }) => [number, title, incidentId])).toEqual([
      [1, 'Action Items Review', null],
      [2, 'Incident Post-Mortem: March 18 Outage', '2024-03-22/march-18-outage'],
      [3, 'Q2 Planning Preview', null],
      [4, 'Technical Debt Discussion', null],
      [5, 'New Hire Onboarding', null],
      [6, 'Knowledge Sharing', null],
      [7, 'Action Items', null],
    ]);
    expect(meeting?.decisions.map(({ text, topic, origin }) => [text, topic?.value, origin.range?.start.line])).toEqual([
      ['Allocate 20% of Q2 sprint capacity to tech debt reduction.', 'Technical Debt Discussion', 71],
    ]);
    expect(meeting?.announcements).toHaveLength(3);
    expect(meeting?.talks.map(({ title, presenter, slides }) => [title, presenter, slides?.value])).toEqual([
      ['JWT Best Practices', 'Maria Garcia', '/docs/presentations/jwt-best-practices.pdf'],
    ]);
    expect(meeting?.nextMeeting?.value).toEqual({ date: '2024-03-29', time: '10:00' });
  });

  test('the incident', () => {
    const [incident] = incidents;
    expect(incident).toMatchObject({ severity: null, status: null, foundIn: { meetingId: '2024-03-22' } });
    expect([incident?.title.value, incident?.date.value, incident?.date.origin.kind]).toEqual([
      'March 18 Outage',
      '2024-03-18',
      'inferred',
    ]);
    expect(incident?.statedDuration?.value.minutes).toBe(45);
    expect([incident?.services, incident?.commits].map((facts) => facts?.map(({ value }) => value))).toEqual([
      ['Order Service'],
      ['abc123'],
    ]);
    expect(incident?.people.map(({ name: who, roles }) => [who, roles])).toEqual([['Alex Johnson', ['on-call engineer', 'responder']]]);
    expect(incident?.timeline.map(({ when }) => (when.kind === 'instant' ? when.local : null))).toEqual(
      ['14:23', '14:28', '14:35', '14:52', '15:08'].map((time) => `2024-03-18T${time}`),
    );
    expect(incident?.rootCause?.value).toMatch(/^The Order Service was creating new MongoDB connections .* by a contractor\.$/);
    expect(incident?.actions.map(told)).toEqual([
      ['Add connection pool monitoring', 'Alex Johnson', undefined, 'open'],
      ['Update code review checklist', 'Sarah Chen', undefined, 'open'],
      ['Create integration test for connection handling', 'Maria Garcia', undefined, 'open'],
    ]);
  });
});
