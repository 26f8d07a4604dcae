import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument } from '../../src/core/parse/read-document.ts';
import { readingToJson } from '../../src/report/reading-json.ts';
import { CONTEXT } from '../core/parse/context.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/read');
const jsonOf = (name: string): ReturnType<typeof readingToJson> => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return readingToJson(`content/${name}`, readDocument({ path: name, text }, CONTEXT), text);
};

test('an incident on one line: local times, the severity as written, the length as typed', () => {
  expect(jsonOf('incident-of-labels.md')).toMatchObject({
    file: 'content/incident-of-labels.md',
    kind: 'incident',
    title: '2025-02-03 - Parcel labels printed twice',
    date: '2025-02-03',
    timezone: null,
    attendees: [],
    actions: [{ status: 'open' }, { text: 'Tell the warehouse', status: 'done' }],
    hasRootCause: true,
    severity: 'SEV-2',
    status: null,
    services: [],
    durationMinutes: 75,
  });
});

test('what a report tells beside its facts: milestones, people with their roles, and what each section is about', () => {
  const text = [
    '# Lamp outage 2024-02-02',
    '',
    'Incident commander: Ann Lee',
    '',
    '## Impact',
    '',
    'Forty lamps were dark.',
    '',
    '## Timeline',
    '',
    '- 10:00 UTC: Alert fired',
    '- 10:20 UTC: Resolved',
    '',
    '## What went well',
    '',
    'The spare lamps.',
    '',
    '## Where we got lucky',
    '',
    'It was day.',
    '',
  ].join('\n');
  const { events, people, sections } = readingToJson('a.md', readDocument({ path: 'a.md', text }, CONTEXT), text);
  expect(events.map(({ milestone }) => milestone)).toEqual(['detected', 'resolved']);
  expect(people).toEqual([{ name: 'Ann Lee', roles: ['incident commander'] }]);
  expect(sections.filter(({ heading }) => heading !== null)).toEqual([
    { role: 'impact', heading: 'Impact', line: 5, text: [7] },
    { role: 'timeline', heading: 'Timeline', line: 9, text: [] },
    { role: 'went-well', heading: 'What went well', line: 14, text: [16] },
    { role: 'lucky', heading: 'Where we got lucky', line: 18, text: [20] },
  ]);
});

test('a meeting: those present and the actions that it raises, not those that it reviews', () => {
  const { attendees, actions, kind } = jsonOf('meeting-with-incident.md');
  expect(kind).toBe('meeting');
  expect(attendees).toEqual([{ name: 'Ines Duarte' }, { name: 'Bram Okafor' }, { name: 'Yuki Mori' }]);
  expect(actions.map(({ text }) => text)).toEqual([
    'Cap the retries of the payment worker',
    'Finish the split by May 24',
    'Send holiday plans by June 3',
  ]);
});

test('a zone is quoted as the author wrote it', () => {
  const text = '# Outage 2024-02-02\n\n## Timeline\n\nAll times in PST\n\n- 10:00: it began\n- 10:20: it ended\n';
  const reading = readDocument({ path: 'a.md', text }, CONTEXT);
  expect(readingToJson('a.md', reading, text).timezone).toBe('PST');
});

test('a document that is neither has nothing but its name', () => {
  expect(jsonOf('template.md')).toEqual({
    file: 'content/template.md',
    kind: null,
    title: null,
    date: null,
    timezone: null,
    events: [],
    attendees: [],
    actions: [],
    hasRootCause: false,
    severity: null,
    status: null,
    detectedBy: null,
    rootCause: null,
    impact: [],
    contributingFactors: [],
    lessons: { wentWell: [], wentBadly: [], lucky: [], learned: [] },
    links: [],
    services: [],
    people: [],
    durationMinutes: null,
    sections: [],
  });
});
