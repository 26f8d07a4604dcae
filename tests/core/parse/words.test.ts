import { describe, expect, test } from 'vitest';
import { teamAndRole } from '../../../src/core/parse/attendee.ts';
import { isFullName, isSlotName } from '../../../src/core/parse/names.ts';
import { roleOf } from '../../../src/core/parse/roles.ts';
import { idOfPath, slugOf, uniqueSlugs } from '../../../src/core/parse/slug.ts';
import { statusWord, tailStatus } from '../../../src/core/parse/statuses.ts';

describe('what a heading is about', () => {
  test.each([
    ['2. Root Cause(s):', 'cause'],
    ['Timeline (all times UTC)', 'timeline'],
    ['Incident Timeline', 'timeline'],
    ['What went well?', 'went-well'],
    ['Action Items Review', 'action-review'],
    ['Action Items & Followups', 'actions'],
    ['Immediate actions', 'actions'],
    ['GitHub Actions', 'other'],
    ['How to write a timeline', 'other'],
    ['The day on which the timeline of our release slipped', 'other'],
    ['Next Meeting', 'next-meeting'],
    ['Corrective actions: what we change', 'actions'],
    ['Root cause: the long story of a full disk and its log', 'cause'],
    ['Attendees: please sign yourself in!', 'people'],
    ['Attendees: Ann Lee, Bo Ek', 'other'],
    ['Decision: use the new store', 'other'],
    ['How do we prevent this from happening again?', 'actions'],
    ['How do we make sure that it does not happen again?', 'actions'],
    ['How does the cache avoid stale pages?', 'other'],
    ['Actions: the second film of them all', 'other'],
    ['', 'other'],
  ])('%s -> %s', (heading, role) => {
    expect(roleOf(heading)).toBe(role);
  });
});

describe('team and role', () => {
  test.each([
    ['Platform Lead', 'Platform', ['Lead']],
    ['Backend', 'Backend', []],
    ['Backend Team', 'Backend', []],
    ['scribe', null, ['scribe']],
    ['@ann', null, []],
    ['she/her', null, []],
    ['', null, []],
  ])('(%s)', (text, team, roles) => {
    expect(teamAndRole(text)).toEqual({ team, roles });
  });
});

describe('names', () => {
  test.each(['Maria Garcia', 'Wladimir J. van der Laan', "Gary O'Neall", 'Агата Кристи'])('%s is a full name', (name) => {
    expect(isFullName(name)).toBe(true);
  });
  test.each(['Maria', 'Order Service', 'HttpOnly cookies', 'company holiday', 'All leads', 'Root Cause', 'Google Docs', 'a b', ''])(
    '%s is none',
    (name) => {
      expect(isFullName(name)).toBe(false);
    },
  );
  test.each(['jdno', '@ann', 'RR', 'Eric H', 'Li'])('%s may stand in a list of people', (name) => {
    expect(isSlotName(name)).toBe(true);
  });
  test.each(['none', 'N/A', 'OpenJS Foundation', 'we could not agree on this', 'https://x.example', '13'])('%s may not', (name) => {
    expect(isSlotName(name)).toBe(false);
  });
});

describe('states', () => {
  test.each([
    ['Done', 'done'],
    ['In Progress', 'in-progress'],
    ['Not started', 'open'],
    ["Won't do", 'dropped'],
    ['✅', 'done'],
    ['March', null],
  ])('%s -> %s', (word, status) => {
    expect(statusWord(word)).toBe(status);
  });
  test.each([
    ['Send the invite DONE', 'Send the invite', 'done'],
    ['Send the invite (in progress)', 'Send the invite', 'in-progress'],
    ['✅ Send the invite', 'Send the invite', 'done'],
    ['Get the DONE column right', 'Get the DONE column right', null],
    ['DONE', 'DONE', null],
  ])('%s', (text, left, status) => {
    expect(tailStatus(text)).toEqual({ text: left, status });
  });
});

describe('addresses', () => {
  test.each([
    ['meetings/2024-03-22.md', '2024-03-22'],
    ['incidents/2024/Café Müller.mdx', '2024/café-müller'],
    ['meetings.md', 'meetings'],
    ['teams/meetings/a_b.md', 'teams/meetings/a_b'],
    ['meetings/???.md', 'untitled'],
  ])('%s -> %s', (path, id) => {
    expect(idOfPath(path)).toBe(id);
  });
  test('the two spellings of é are one', () => {
    expect(slugOf('cafe\u0301')).toBe(slugOf('caf\u00e9'));
  });
  test('an anchor is given once', () => {
    const anchor = uniqueSlugs();
    expect(['Summary', 'Summary', 'Summary 2', 'Action 1', '!!'].map(anchor)).toEqual([
      'summary',
      'summary-2',
      'summary-2-2',
      'section-action-1',
      'section',
    ]);
  });
});
