import { describe, expect, test } from 'vitest';
import { actionsWithoutDue } from '../../../src/core/check/action-due.ts';
import { actionsWithoutOwner } from '../../../src/core/check/action-owner.ts';
import { dueBeforeRaised } from '../../../src/core/check/due-before-raised.ts';
import { missingSections } from '../../../src/core/check/missing-section.ts';
import { unknownOwners } from '../../../src/core/check/unknown-owner.ts';
import { said, saidOf } from './checking.ts';

const actions = (...items: readonly string[]): string => `## Impact\n\nOrders failed.\n\n## Action items\n\n${items.join('\n')}`;
const meeting = (...items: readonly string[]): Readonly<Record<string, string>> => ({
  'meetings/a.md': `# Engineering sync, 3 May 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ek\n- Cy Young\n\n## Action items\n\n${items.join('\n')}\n`,
});

describe('action-owner', () => {
  test('one action is named, several are counted with their lines', () => {
    expect(saidOf(actionsWithoutOwner, actions('- [ ] Alert at 85 % disk use', '- [ ] Write the runbook. Owner: Ann Lee'))).toEqual([
      '9:1 action-owner: “Alert at 85 % disk use” has no owner. Name one person or team that will see to it.',
    ]);
    expect(
      saidOf(actionsWithoutOwner, actions('- [ ] Alert at 85 %', '- [ ] Write the runbook', '- [ ] Tell the users. Owner: Ann Lee')),
    ).toEqual(['9:1 action-owner: 2 of 3 open actions have no owner (lines 9 and 10). Name one person or team that will see to it.']);
  });

  test.each([
    'Ann will write the runbook',
    'AnnL (with Bo) - write the runbook',
    'Write the runbook - Art',
    'Ask @ops for the runbook',
    'Steve to write the runbook',
    'The storage group will write it',
    'Ryan: the runbook',
    'Michael H. -- the runbook',
    'Legal/Biz Teams- review the runbook',
    'hardware and safety team to think about the runbook',
    'Suggested FuSa team attend the meeting',
    'go on in the channel, JB to look into it',
  ])('somebody is named in “%s”', (text) => {
    expect(said(actionsWithoutOwner, meeting(`- [ ] ${text}`))).toEqual([]);
  });

  test.each(['Ask the users to wait', 'Need to check the disks', 'Alert at 85 %: the disk', 'Fix the pipeline: the order'])(
    'nobody is named in “%s”',
    (text) => {
      expect(said(actionsWithoutOwner, meeting(`- [ ] ${text}`))).toHaveLength(1);
    },
  );

  test('what is done, and what has a ticket, needs none', () => {
    expect(saidOf(actionsWithoutOwner, actions('- [x] Alert at 85 %', '- [ ] Runbook [OPS-12](https://t.example/OPS-12)'))).toEqual([]);
  });
});

describe('action-due', () => {
  test('in an incident', () => {
    expect(saidOf(actionsWithoutDue, actions('- [ ] Ann Lee: alert at 85 % disk use'))).toEqual([
      '9:1 action-due: “alert at 85 % disk use” has no due date. Write by when (`by 2024-05-01`), or link the ticket that says so.',
    ]);
    expect(saidOf(actionsWithoutDue, actions('- [ ] Ann Lee: alert at 85 % disk use by 2024-05-17'))).toEqual([]);
  });

  test('in a meeting only where another action has one', () => {
    expect(said(actionsWithoutDue, meeting('- [ ] Ann Lee: alert', '- [ ] Bo Ek: runbook'))).toEqual([]);
    expect(said(actionsWithoutDue, meeting('- [ ] Ann Lee: alert by 2024-05-17', '- [ ] Bo Ek: runbook'))).toHaveLength(1);
  });
});

describe('due-before-raised', () => {
  test('at the line of the date', () => {
    expect(saidOf(dueBeforeRaised, actions('- [ ] Ann Lee: add the alert by 2023-05-17'))).toHaveLength(1);
    expect(saidOf(dueBeforeRaised, actions('- [ ] Ann Lee: add the alert by 2023-05-17'))[0]).toContain(
      'due-before-raised: “add the alert by 2023-05-17” was due on 17 May 2023, before it was raised on 2 May 2024.',
    );
  });

  test('what is done was due in time, and the same day is no mistake', () => {
    expect(saidOf(dueBeforeRaised, actions('- [x] Ann Lee: add the alert by 2023-05-17'))).toEqual([]);
    expect(saidOf(dueBeforeRaised, actions('- [ ] Ann Lee: add the alert by 2024-05-02'))).toEqual([]);
  });
});

describe('unknown-owner', () => {
  const found = (item: string, people: unknown = []): string[] =>
    said(unknownOwners, meeting('- [ ] Tell the users. Owner: Bo Ek', item), { people });

  test('somebody whom no list knows', () => {
    expect(found('- [ ] Add the alert. Owner: Dora Eden')).toEqual([
      'meetings/a.md:12:1 unknown-owner: “Dora Eden” is nobody known. Correct the name, or add it to people.yml.',
    ]);
  });

  test('the nearest name is proposed', () => {
    const people = [{ name: 'Maria Garcia' }];
    expect(found('- [ ] Add the alert. Owner: Maria Garica', people)).toEqual([
      'meetings/a.md:12:1 unknown-owner: “Maria Garica” is nobody known. Did you mean “Maria Garcia”?',
    ]);
  });

  test.each(['Ann Lee', 'Ann', 'Bo E', 'Platform team', '@dora', 'Everyone', 'AI WG'])('%s is fine', (owner) => {
    expect(found(`- [ ] Add the alert. Owner: ${owner}`)).toEqual([]);
  });

  test('a list that names nobody of the attendees is no list of people', () => {
    expect(said(unknownOwners, meeting('- [ ] Read the paper. Owner: Dora Eden'))).toEqual([]);
    expect(said(unknownOwners, meeting('- [ ] Read the paper. Owner: Dora Eden'), { people: [{ name: 'Ann Lee' }] })).toHaveLength(1);
  });

  test('nobody can be missing where nobody is known', () => {
    expect(saidOf(unknownOwners, actions('- [ ] Add the alert. Owner: Dora Eden'))).toEqual([]);
  });

  test('handles are checked where people.yml has handles', () => {
    const people = [{ name: 'Maria Garcia', aliases: ['@maria'] }];
    expect(found('- [ ] Add the alert. Owner: @maria', people)).toEqual([]);
    expect(found('- [ ] Add the alert. Owner: @mario', people)).toHaveLength(1);
  });
});

describe('missing-section', () => {
  const found = (status: string, rest = ''): string[] =>
    saidOf(missingSections, `**Status:** ${status}\n\n## Impact\n\nOrders failed.\n${rest}`);
  const whole = '\n## Root cause\n\nA full disk.\n\n## Action items\n\n- [ ] Ann Lee: alert\n';

  test.each(['Final', 'Closed', 'Resolved', 'Reviewed and approved'])(
    'a report that is %s tells the cause and what will be done',
    (status) => {
      expect(found(status)).toEqual([
        `3:13 missing-section: the status is “${status}”, but no section tells the cause or what will be done. Add the section, or set the status back to draft.`,
      ]);
      expect(found(status, whole)).toEqual([]);
    },
  );

  test('only what is missing is named', () => {
    expect(found('Final', '\n## Root cause\n\nA full disk.\n')[0]).toContain('but no section tells what will be done.');
  });

  test.each(['Draft', 'In review', 'Resolved, review pending', 'Ongoing'])('%s is free', (status) => {
    expect(found(status)).toEqual([]);
  });

  test('a cause that the prose tells is told', () => {
    expect(found('Final', '\nThis was caused by a full disk.\n\n## Lessons learned\n\nWatch the disks.\n')).toEqual([]);
  });
});
