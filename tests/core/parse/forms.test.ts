import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import type { Reading } from '../../../src/core/parse/reading.ts';
import type { ActionMention } from '../../../src/core/schema/parts.ts';
import { CONTEXT } from './context.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/forms');
const cases = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

const action = ({ text, owners, due, status, tickets }: ActionMention): string =>
  [text, owners.map(({ value }) => value).join(', '), due?.value ?? '', status?.value ?? '', tickets.join(' ')]
    .join(' | ')
    .replace(/[ |]+$/, '');

/** What the pairs speak of: who was there, what is to do ("text | owners | due | state | tickets"), what was decided. */
function brief({ kind, meeting, incidents }: Reading): Record<string, unknown> {
  const entry = meeting ?? incidents[0] ?? null;
  if (entry === null) return { kind };
  const names = (presence: string): string[] => entry.people.filter((person) => person.presence === presence).map(({ name }) => name);
  const actions = (role: string): string[] => entry.actions.filter((mention) => mention.role === role).map(action);
  const common = { kind, date: entry.date.value, actions: actions('raised'), reviewed: actions('reviewed') };
  if (meeting === null) return common;
  const roles = meeting.people.flatMap((person) => person.roles.map((role) => `${person.name}: ${role}`));
  return {
    ...common,
    present: names('present'),
    absent: names('absent'),
    roles,
    teams: meeting.people.flatMap(({ name, team }) => (team === null ? [] : [`${name}: ${team}`])),
    decisions: meeting.decisions.map(({ text }) => text),
    next: meeting.nextMeeting?.value.date ?? null,
  };
}

/** What a pair leaves out is not there: an empty list, no next meeting. The date need not be said in each. */
const EMPTY = { actions: [], reviewed: [] };
const EMPTY_MEETING = { present: [], absent: [], roles: [], teams: [], decisions: [], next: null };

test.each(cases)('%s', (name) => {
  const expected = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(FOLDER, name.replace(/md$/, 'json')), 'utf8')));
  // A pair that says no date has that of its file's name.
  const path = expected['kind'] === 'neither' || expected['date'] !== undefined ? name : `2024-02-02-${name}`;
  const read = brief(readDocument({ path, text: readFileSync(join(FOLDER, name), 'utf8') }, CONTEXT));
  const whole =
    expected['kind'] === 'neither' ? {} : { date: '2024-02-02', ...EMPTY, ...(expected['kind'] === 'meeting' ? EMPTY_MEETING : {}) };
  expect(read).toEqual({ ...whole, ...expected });
});

test('every form of an action and of a meeting has its pair', () => {
  expect(cases.filter((name) => name.startsWith('action-')).length).toBeGreaterThanOrEqual(17);
  expect(cases.filter((name) => name.startsWith('meeting-')).length).toBeGreaterThanOrEqual(13);
  expect(readdirSync(FOLDER).length).toBe(cases.length * 2);
});
