import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { siteSchema } from '../../../src/core/schema/site.ts';

const context = { site: siteSchema.parse({}), people: [], services: [] };

function meetingOf(text: string, path = 'meetings/2024-03-08-sync.md') {
  const { meeting, because } = readDocument({ path, text }, context);
  if (meeting === null) throw new Error(`no meeting: ${because}`);
  return meeting;
}

const NOTES = '\n\n## Attendees\n\n- Ann Lee\n- Bo Ek\n';

describe('a meeting that was moved', () => {
  test.each([
    ['# Sync meeting - March 8, 2024\n\nMoved to March 11.', '2024-03-11'],
    ['# Sync meeting - March 8, 2024\n\nThis meeting was postponed until 11 March 2024.', '2024-03-11'],
    ['# Sync meeting - March 8, 2024\n\nThe meeting has been rescheduled from March 8 to March 11.', '2024-03-11'],
    ['# Sync meeting - March 8, 2024 (moved to March 11, 2024)', '2024-03-11'],
    ['# Sync meeting - March 8, 2024\n\nMoved to March 11, moved to March 14.', '2024-03-14'],
  ])('%j: to %s', (text, day) => {
    const { movedTo, date, series } = meetingOf(text + NOTES);
    expect([date.value, movedTo?.value, series?.value]).toEqual(['2024-03-08', day, 'Sync meeting']);
  });

  test.each([
    '# Sync meeting - March 8, 2024\n\nThe talk was moved to March 11.',
    '# Sync meeting - March 8, 2024\n\n## Actions\n\nMoved to March 11.',
    '# Sync meeting - March 8, 2024\n\nMoved to another room on March 11.',
    '# Sync meeting - March 8, 2024\n\nMoved to March 8.',
    '# Sync meeting - March 8, 2024\n\nMoved to a quieter week.',
  ])('%j was not', (text) => {
    expect(meetingOf(text + NOTES).movedTo).toBeNull();
  });
});

test.each([
  ['March 15, 2024, 10:00', '2024-03-15'],
  ['March 15, moved to March 18', '2024-03-18'],
  ['March 15, moved to March 18, then moved to March 19', '2024-03-19'],
  ['Moved from March 15 to March 18', '2024-03-18'],
])('next meeting: %s', (text, day) => {
  expect(meetingOf(`# Sync meeting - March 8, 2024${NOTES}\n## Next meeting\n\n${text}\n`).nextMeeting?.value.date).toBe(day);
});

describe('the series of notes whose title names none is their folder', () => {
  test.each([
    ['meetings/legal/2024-03-08.md', 'legal'],
    ['meetings/legal/2024/2024-03-08.md', 'legal'],
    ['meetings/working-group/2024-Q1/03-march/2024-03-08.md', 'working group'],
    ['meetings/2024/notes/2024-03-08.md', null],
    ['meetings/2024-03-08.md', null],
  ])('%s: %s', (path, name) => {
    const { series } = meetingOf(`# 2024-03-08${NOTES}`, path);
    expect(series?.value ?? null).toBe(name);
    if (name !== null) expect(series?.origin).toEqual({ kind: 'inferred', from: "the folder's name", range: null });
  });

  test('a title that names one, and front matter, come first', () => {
    expect(meetingOf(`# Board - March 8, 2024${NOTES}`, 'meetings/legal/2024-03-08.md').series?.value).toBe('Board');
    expect(meetingOf(`---\nseries: Council\n---\n# 2024-03-08${NOTES}`, 'meetings/legal/2024-03-08.md').series?.value).toBe('Council');
  });
});
