import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import type { Reading } from '../../../src/core/parse/reading.ts';
import type { Incident } from '../../../src/core/schema/incident.ts';
import type { Meeting } from '../../../src/core/schema/meeting.ts';
import type { TimelineEvent } from '../../../src/core/schema/parts.ts';
import { CONTEXT } from './context.ts';

/** Whole documents in the shapes that people's templates give them. `UPDATE_SHAPES=1` writes what is read now, to be compared by eye. */
const FOLDER = join(import.meta.dirname, '../../fixtures/shapes');
const cases = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

const event = ({ when, text, milestone }: TimelineEvent): string => {
  const at = when.kind === 'instant' ? when.local : `${when.written}?`;
  return `${at} ${text}${milestone === null ? '' : ` [${milestone.value}]`}`;
};

const actionsOf = ({ actions }: Incident | Meeting): string[] =>
  actions.map(({ role, text, owners, due, status }) =>
    [role === 'reviewed' ? `reviewed: ${text}` : text, owners.map(({ value }) => value).join(', '), due?.value ?? '', status?.value ?? '']
      .join(' | ')
      .replace(/[ |]+$/, ''),
  );

const peopleOf = ({ people }: Incident | Meeting): string[] =>
  people.map(({ name, presence, roles }) => [name, presence, ...roles].join(', '));

/** What a reader of the page would be told, in one short line a fact. */
function told({ kind, meeting, incidents }: Reading): Record<string, unknown> {
  const entry = meeting ?? incidents[0];
  if (entry === undefined) return { kind };
  const common = { kind, title: entry.title.value, date: entry.date.value, people: peopleOf(entry), actions: actionsOf(entry) };
  if (meeting !== null) return { ...common, decisions: meeting.decisions.map(({ text }) => text) };
  const [incident] = incidents;
  return {
    ...common,
    zone: incident?.zone.origin.kind === 'inferred' ? null : incident?.zone.value,
    severity: incident?.severity?.value ?? null,
    minutes: incident?.statedDuration?.value.minutes ?? null,
    cause: incident?.rootCause?.value ?? null,
    events: incident?.timeline.map(event),
  };
}

test.each(cases)('%s', (name) => {
  const read = told(readDocument({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') }, CONTEXT));
  const pair = join(FOLDER, name.replace(/md$/, 'json'));
  if (process.env['UPDATE_SHAPES'] !== undefined) writeFileSync(pair, `${JSON.stringify(read, null, 2)}\n`);
  expect(read).toEqual(JSON.parse(readFileSync(pair, 'utf8')));
});

test('every document has its pair', () => {
  expect(readdirSync(FOLDER)).toHaveLength(cases.length * 2);
});
