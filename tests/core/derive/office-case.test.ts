import { expect, test } from 'vitest';
import { allActions, archiveOf, meeting, fact, only } from './factories.ts';
import { officeIncident, officeMeeting } from './office-case.ts';

const archive = archiveOf({ incidents: [officeIncident], meetings: [officeMeeting] });
const page = only(archive.incidents);
const minutes = only(archive.meetings);

test('thirteen mentions are nine actions', () => {
  expect(archive.actions.mentionCount).toBe(13);
  expect(archive.actions.actionCount).toBe(9);
  expect(archive.actions.groups.map(({ title, actions }) => [title, actions.length])).toEqual([
    ['Open', 4],
    ['In progress', 1],
    ['Done', 4],
  ]);
});

test('an action is shown in its most complete words, and says why its mentions were joined', () => {
  const joined = allActions(archive).flatMap(({ text, joined: why }) => (why.length === 0 ? [] : [[text, ...why]]));
  expect(joined.sort()).toEqual([
    [
      'Add MongoDB connection pool monitoring',
      'Joined with “Add connection pool monitoring”: a guess, by the same owner and the words connection, monitoring, pool.',
    ],
    [
      'Complete stock caching by March 29',
      'Joined with “Stock caching for Warehouse”: a guess, by the same owner and the words caching, stock.',
    ],
    [
      'Create integration test for connection handling',
      'Joined with “Create connection handling integration tests”: a guess, by the same owner and the words connection, handling, integration, tests.',
    ],
    [
      'Update release review checklist for database connections',
      'Joined with “Update release review checklist”: a guess, by the same owner and the words checklist, release, review.',
    ],
  ]);
});

test('the incident lists its three actions, each with both mentions', () => {
  expect(page.actions.map(({ text, anchors }) => [text, anchors])).toEqual([
    ['Add MongoDB connection pool monitoring', ['action-1']],
    ['Update release review checklist for database connections', ['action-2']],
    ['Create integration test for connection handling', ['action-3']],
  ]);
  expect(page.actions.map(({ mentions }) => mentions.map(({ href }) => href))).toEqual([
    ['/incidents/2024-03-22/march-18-outage/#action-1', '/meetings/2024-03-22/#action-1'],
    ['/incidents/2024-03-22/march-18-outage/#action-2', '/meetings/2024-03-22/#action-2'],
    ['/incidents/2024-03-22/march-18-outage/#action-3', '/meetings/2024-03-22/#action-3'],
  ]);
});

test('the facts strip counts from detection and leaves out what is not said', () => {
  expect(
    page.facts.map(({ label, figure, iso, from, to, stated }) => [label, figure, iso, from.label, from.time, to.label, to.time, stated]),
  ).toEqual([
    ['Duration', '45 min', 'PT45M', 'Detected', '14:23', 'Resolved', '15:08', 'The author wrote 45 minutes, which agrees.'],
    ['Time to identify', '12 min', 'PT12M', 'Detected', '14:23', 'Identified', '14:35', null],
    ['Time to mitigate', '29 min', 'PT29M', 'Detected', '14:23', 'Mitigated', '14:52', null],
    ['Time to resolve', '45 min', 'PT45M', 'Detected', '14:23', 'Resolved', '15:08', null],
  ]);
  expect(page.facts[0]?.to.href).toBe('/incidents/2024-03-22/march-18-outage/#t-2024-03-18-1508');
  expect(page.severity).toBeNull();
  expect(page.status).toBeNull();
});

test('times count on from the first event', () => {
  expect(page.events.map(({ time, sinceStart, utc, dayHeading }) => [time, sinceStart, utc, dayHeading])).toEqual([
    ['14:23', null, null, null],
    ['14:28', '+5 min', null, null],
    ['14:35', '+12 min', null, null],
    ['14:52', '+29 min', null, null],
    ['15:08', '+45 min', null, null],
  ]);
});

test('what was inferred or assumed says so', () => {
  expect(page.date).toEqual({
    text: '18 March 2024',
    origin: { kind: 'inferred', text: "Inferred from the year of the meeting's date (line 26)", href: null },
  });
  expect(page.zone).toEqual({
    text: 'UTC, assumed: the document states no time zone',
    origin: { kind: 'inferred', text: "Assumed: the site's default time zone", href: null },
  });
  expect(page.titleOrigin.text).toBe('Read at line 26');
});

test('incident and meeting lead to each other', () => {
  expect(page.meetings).toEqual([
    {
      text: 'Office Weekly - March 22, 2024',
      href: '/meetings/2024-03-22/#2-post-mortem',
      date: '22 March 2024',
      why: 'Reported there, under “2. Post-Mortem: March 18 Outage”',
    },
  ]);
  expect(minutes.incidents.map(({ href, duration, openActions }) => [href, duration, openActions])).toEqual([
    ['/incidents/2024-03-22/march-18-outage/', '45 min', 3],
  ]);
  expect(minutes.topics.map(({ incident }) => incident?.href ?? null)).toEqual([null, '/incidents/2024-03-22/march-18-outage/', null]);
});

test('the meeting shows reviewed actions as they were then and as they stand now', () => {
  const later = meeting('2024-03-29', '2024-03-29', {
    series: fact('office weekly'),
    actions: [{ ...(officeMeeting.actions[2] ?? lacking()), status: fact('done' as const) }],
  });
  const both = archiveOf({ incidents: [officeIncident], meetings: [later, officeMeeting] });
  const first = both.meetings.find(({ dateIso }) => dateIso === '2024-03-22') ?? lacking();
  expect(first.reviewed.map(({ action, then, mentionId }) => [action.text, then, action.statusText, mentionId])).toEqual([
    ['Upgrade account libraries', 'Done', 'Done', 'review-1'],
    ['Fix API key exposure', 'Done', 'Done', 'review-2'],
    ['Complete stock caching by March 29', 'In progress', 'Done', 'review-3'],
    ['Proposal for an event log', 'Done', 'Done', 'review-4'],
    ['Document request limits', 'Done', 'Done', 'review-5'],
  ]);
  expect(first.nextMeeting).toMatchObject({ text: '29 March 2024, 10:00', link: { href: '/meetings/2024-03-29/' } });
  expect(first.next?.href).toBe('/meetings/2024-03-29/');
  expect(first.previous).toBeNull();
});

test('the meeting raises five actions, each once, and knows who was only named', () => {
  expect(minutes.raised.map(({ text, anchors, due }) => [text, anchors, due?.text ?? null])).toEqual([
    ['Add MongoDB connection pool monitoring', ['action-1'], null],
    ['Update release review checklist for database connections', ['action-2'], null],
    ['Create integration test for connection handling', ['action-3'], null],
    ['Complete stock caching by March 29', ['action-4'], '29 March 2024'],
    ['Submit budget requests by March 25', ['action-5'], '25 March 2024'],
  ]);
  expect(minutes.present).toHaveLength(6);
  expect(minutes.named.map(({ name }) => name)).toEqual(['Lee Stone']);
  expect(minutes.nextMeeting).toMatchObject({ text: '29 March 2024, 10:00', link: null });
});

test('a group owns an action and has no page', () => {
  const action = allActions(archive).find(({ text }) => text.startsWith('Submit'));
  expect(action?.owners).toEqual([{ name: 'All leads', href: null, team: null, roles: [] }]);
  expect(archive.people.map(({ name }) => name)).not.toContain('All leads');
  expect(archive.people).toHaveLength(7);
});

test('headings that lead nowhere go, those that links arrive at stay', () => {
  expect(page.summary.map(({ id }) => id)).toEqual(['summary']);
  expect(page.sections.map(({ id }) => id)).toEqual(['cause']);
  expect(minutes.sections.map(({ id, level }) => [id, level])).toEqual([
    ['1-review', 3],
    ['2-post-mortem', 3],
    ['4-old-code', 3],
  ]);
});

test('the drawing has its phases, on the local clock', () => {
  const ms = (time: string): number => Date.UTC(2024, 2, 18, Number(time.slice(0, 2)), Number(time.slice(3)));
  expect(page.drawing?.title).toBe('Timeline of March 18 Outage, 14:23 to 15:08 on 18 March 2024 (UTC)');
  expect(page.drawing?.description).toBe('5 events. Detected 14:23, identified 14:35, mitigated 14:52, resolved 15:08.');
  expect(page.drawing?.phases).toEqual([
    { name: 'Diagnosing', kind: 'diagnose', start: ms('14:23'), end: ms('14:35') },
    { name: 'Mitigating', kind: 'mitigate', start: ms('14:35'), end: ms('14:52') },
    { name: 'Recovering', kind: 'recover', start: ms('14:52'), end: ms('15:08') },
  ]);
  expect(page.drawing?.events.map(({ at }) => at)).toEqual(['14:23', '14:28', '14:35', '14:52', '15:08'].map(ms));
});

test('decisions with their topic and actions are searched as such', () => {
  const { lines } = page.search;
  expect(lines.map(({ kind, anchor, place, texts }) => [kind, anchor, place, texts])).toEqual([
    ['action', 'action-1', 'Action, open, Nora Vale', ['Add MongoDB connection pool monitoring', 'Add connection pool monitoring']],
    [
      'action',
      'action-2',
      'Action, open, Pia Roth',
      ['Update release review checklist for database connections', 'Update release review checklist'],
    ],
    ['action', 'action-3', 'Action, open, Tom Hale', ['Create integration test for connection handling']],
  ]);
  expect(lines[0]?.filters).toEqual([
    { name: 'kind', value: 'action' },
    { name: 'service', value: 'Ordering' },
    { name: 'person', value: 'Nora Vale' },
    { name: 'team', value: 'Backend' },
    { name: 'year', value: '2024' },
    { name: 'status', value: 'Open' },
    { name: 'date', value: '2024-03-18' },
  ]);
  expect(page.search.minutes).toBe(45);
  expect(minutes.search.lines[0]).toMatchObject({
    kind: 'decision',
    anchor: 'decision-1',
    place: 'Decision: Old code',
    texts: ['Keep a fifth of Q2 for old code.'],
    own: true,
  });
});

function lacking(): never {
  throw new Error('the case lacks what this test is about');
}
