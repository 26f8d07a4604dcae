import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandError, UsageError } from '../../src/cli/usage-error.ts';
import { runProgram } from '../../src/cli/program.ts';
import { readers } from '../../src/cli/readers.ts';
import { surveyContent } from '../../src/cli/survey.ts';
import { deriveArchive } from '../../src/core/derive/archive.ts';
import { entriesIn } from '../../src/core/derive/archive-input.ts';
import { lookupOf } from '../../src/core/derive/lookup.ts';
import { REVIEWERS } from '../../src/core/derive/visibility.ts';
import { readContext } from '../../src/core/parse/config.ts';
import { readDocument } from '../../src/core/parse/read-document.ts';
import { escapeMarkdown } from '../../src/core/render/escape-markdown.ts';
import { readTree, tempDir, writeFiles } from '../temp-dir.ts';
import { fakeWorld } from './stubs.ts';

async function afterword(cwd: string, ...args: string[]) {
  const world = fakeWorld(cwd);
  const code = await runProgram(args, '0', world);
  return { code, ...world.printed() };
}

async function refused(cwd: string, ...args: string[]): Promise<{ usage: boolean; message: string }> {
  const error = await afterword(cwd, ...args).then(
    ({ out }) => new Error(`not refused: ${out}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError || error instanceof CommandError)) throw error;
  return { usage: error instanceof UsageError, message: error.message };
}

async function survey(cwd: string, content = 'content') {
  const { readings, problems, context } = await surveyContent(join(cwd, content), readers);
  const entries = entriesIn(readings);
  return { ...entries, problems, lookup: lookupOf({ ...entries, context, changes: new Map(), audience: REVIEWERS }), context };
}

const TITLE = 'Orders *fail* & <b>stay</b> unpaid | 50 % of `x_y` #';

describe('new incident', () => {
  test.each(['afterword', 'google-sre', 'pagerduty', 'short'])('%s reads back as what is known, and as nothing else', async (template) => {
    const cwd = writeFiles(tempDir(), { 'content/site.yml': 'timeZone: Europe/Berlin\n' });
    const { code, out } = await afterword(cwd, 'new', 'incident', TITLE, '--template', template, '--date', '2024-02-29');
    const path = 'incidents/2024-02-29-orders-fail-b-stay-b-unpaid-50-of-x_y.md';
    expect([code, out]).toEqual([0, `Wrote content/${path}\n`]);
    const { incidents, meetings, problems, context } = await survey(cwd);
    expect(problems).toEqual([]);
    expect(meetings).toEqual([]);
    const [incident] = incidents;
    expect(incident).toMatchObject({
      path,
      title: { value: TITLE },
      date: { value: '2024-02-29' },
      draft: true,
      status: { value: 'Draft' },
      severity: null,
      summary: null,
      rootCause: null,
      statedDuration: null,
      detectedBy: null,
      ...{ timeline: [], actions: [], people: [], services: [], impact: [], contributingFactors: [], links: [], tags: [] },
      lessons: { wentWell: [], wentBadly: [], lucky: [], learned: [] },
    });
    // Not published while the line stands.
    expect(deriveArchive({ incidents, meetings, context, changes: new Map() })).toMatchObject({ incidents: [], incidentRows: [] });
  });

  test('has the sections that its template is known for, each understood', async () => {
    const cwd = writeFiles(tempDir(), { 'content/notes.md': 'x' });
    const roles = async (template: string): Promise<string[]> => {
      await afterword(cwd, 'new', 'incident', template, '--template', template, '--date', '2024-05-01');
      const { incidents } = await survey(cwd);
      const text = readFileSync(join(cwd, `content/incidents/2024-05-01-${template}.md`), 'utf8');
      const sections = incidents.find(({ title }) => title.value === template)?.sections ?? [];
      return sections.flatMap(({ role, heading, headingRange }) =>
        heading === null || text.charAt(headingRange?.start.offset ?? 0) !== '#' ? [] : [role === 'other' ? heading : role],
      );
    };
    expect(await roles('short')).toEqual(['summary', 'timeline', 'cause', 'actions']);
    const lessons = ['lessons', 'went-well', 'went-badly', 'lucky'];
    expect(await roles('google-sre')).toEqual([
      ...['summary', 'impact', 'cause', 'trigger', 'response', 'detection', 'actions', ...lessons, 'timeline', 'supporting'],
    ]);
    expect(await roles('pagerduty')).toEqual([
      ...['summary', 'summary', 'contributing', 'response', 'impact', 'people', 'timeline', "How'd we do?", 'went-well', 'went-badly'],
      ...['actions', 'supporting', 'Internal email', 'supporting'],
    ]);
    expect(await roles('afterword')).toEqual([
      ...['summary', 'impact', 'timeline', 'cause', 'contributing', 'went-well', 'went-badly', 'lucky', 'actions', 'supporting'],
    ]);
  });

  test('filled in and without the line, it is published with what was filled in', async () => {
    const cwd = writeFiles(tempDir(), { 'content/notes.md': 'x' });
    await afterword(cwd, 'new', 'incident', 'Orders fail', '--date', '2024-05-01');
    const file = 'content/incidents/2024-05-01-orders-fail.md';
    const text = readFileSync(join(cwd, file), 'utf8')
      .replace(/draft: true.*\n/, '')
      .replace('**Severity:** <!--', '**Severity:** SEV2 <!--')
      .replace('## Root cause\n', '## Root cause\n\nA cable.\n')
      .replace('## Timeline\n', '## Timeline\n\nTimes in UTC.\n\n- 14:02 Orders begin to fail. Start of the outage\n- 14:40 Resolved\n');
    writeFiles(cwd, { [file]: text });
    const { incidents, meetings, context, problems } = await survey(cwd);
    const { incidents: pages } = deriveArchive({ incidents, meetings, context, changes: new Map() });
    expect(pages).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ severity: { value: 'SEV2' }, rootCause: { value: 'A cable.' }, zone: { value: 'UTC' } });
    expect(incidents[0]?.timeline.map(({ text: said }) => said)).toEqual(['Orders begin to fail. Start of the outage', 'Resolved']);
    expect(problems.filter(({ place }) => place.path.startsWith('incidents/'))).toEqual([]);
  });

  test('stands beside the newest report, in the folder of its year, and today where no day is said', async () => {
    const cwd = writeFiles(tempDir(), {
      'notes/postmortems/2023/12/disk-full.md': '# Outage: disk full\n\nDate: 2023-12-09\n\n## Root cause\n\nLogs.\n',
      'notes/site.yml': 'timeZone: Pacific/Kiritimati\n',
    });
    const said = await afterword(cwd, 'new', 'incident', 'Überlauf', '--content', 'notes', '--date', '2024-01-05');
    expect(said.out).toBe('Wrote notes/postmortems/2024/01/2024-01-05-überlauf.md\n');
    const days = [0, 60_000].map((later) => new Date(Date.now() + 14 * 3_600_000 + later).toISOString().slice(0, 10));
    const { out, log } = await afterword(cwd, 'new', 'incident', 'x', '--content', 'notes', '--print');
    expect(days.map((day) => `**Date:** ${day}`).some((line) => out.includes(line))).toBe(true);
    expect(log).toMatch(/^Not written: this would be notes\/postmortems\/20\d\d\/\d\d\/.*-x\.md\n/);
    expect([...readTree(cwd).keys()]).toHaveLength(3);
  });

  test('never touches what is there', async () => {
    const mine = { 'content/incidents/2024-05-01-a.md': 'mine', 'content/incidents/2024-05-01-b.mdx': 'mine' };
    const cwd = writeFiles(tempDir(), mine);
    const there = (path: string) => ({ usage: false, message: `Nothing was written: content/incidents/${path} is there already.` });
    expect(await refused(cwd, 'new', 'incident', 'A', '--date', '2024-05-01')).toEqual(there('2024-05-01-a.md'));
    expect(await refused(cwd, 'new', 'incident', 'B', '--date', '2024-05-01')).toEqual(there('2024-05-01-b.mdx'));
    expect(Object.fromEntries(readTree(cwd))).toEqual(mine);
  });

  test.each([
    [['new', 'post'], 'There is no new post: name incident or meeting'],
    [['new', 'incident'], 'Say in a few words what broke: afterword new incident "Orders fail at checkout"'],
    [['new', 'incident', '???'], 'The name has no letter'],
    [['new', 'incident', 'a\nb'], 'The name is more than one line, or has characters that cannot be seen'],
    [['new', 'incident', 'x'.repeat(201)], 'The name has 201 letters; the limit is 200'],
    [['new', 'incident', 'x', '--date', '2024-02-30'], '--date must be a day such as 2024-06-28, not 2024-02-30'],
    [['new', 'incident', 'x', '--template', 'sre'], '--template must be one of afterword, google-sre, pagerduty, short, not sre'],
    [['new', 'incident', 'x', '--first'], '--first is for meetings'],
    [['new', 'meeting', 'x', '--template', 'short'], '--template is for incidents: a meeting has one'],
    [['new', 'meeting', 'x', '--first'], '--first needs the name of the series and --date'],
  ])('%j is a wrong command line', async (args, message) => {
    const cwd = writeFiles(tempDir(), { 'content/notes.md': 'x' });
    expect(await refused(cwd, ...args)).toEqual({ usage: true, message });
  });

  test('a folder that is not there is not made', async () => {
    const { usage, message } = await refused(tempDir(), 'new', 'incident', 'x', '--content', 'notse');
    expect([usage, message]).toEqual([
      false,
      'notse: the folder cannot be opened: no such file or directory (ENOENT). Create it, or name another with --content.',
    ]);
    const cwd = tempDir();
    mkdirSync(join(cwd, 'content'));
    expect((await afterword(cwd, 'new', 'incident', 'x', '--date', '2024-05-01')).out).toBe('Wrote content/incidents/2024-05-01-x.md\n');
  });
});

const sync = (date: string, people: string, rest: string): string => `# Ops Sync - ${date}\n\n## Attendees\n\n${people}\n\n${rest}`;

const NOTES = {
  'content/people.yml': '- name: Ann Lee\n  aliases: [annl]\n',
  'content/meetings/2024/2024-05-03-ops.md': sync(
    'May 3, 2024',
    '- Ann Lee (Web Lead)\n- Bo Ray (Web)\n- Cy Dent',
    '## Action items\n\n1. [ ] Bo Ray: Rotate the keys by May 10\n2. [ ] Ann Lee: Buy a fern by May 17\n',
  ),
  'content/meetings/2024/2024-05-10-ops.md': sync(
    'May 10, 2024',
    '- annl (scribe)\n- Bo Ray (Web)\n- Eve Fox',
    `## Action items review

| Item | Owner | Status | Due |
| --- | --- | --- | --- |
| Rotate the keys | Bo Ray | In progress | moved to June 14 |
| Buy a fern | Ann Lee | Done | |

### Incident Post-Mortem: May 8 outage

**Timeline (UTC):**

- 10:00 Outage begins
- 10:20 Resolved

**Action items:**

1. [ ] Eve Fox: Alert on \`a | b\` and *c* by May 31 ^alert

## Next meeting

May 17, 2024, 10:00 AM
`,
  ),
  'content/meetings/2024-05-06-board.md':
    '# Board - 2024-05-06\n\nAttending: Zoe Park\n\n## Action items\n\n- [ ] Zoe Park: Sign by 2024-06-01\n',
};

describe('new meeting', () => {
  test('writes the next notes of a series, and they say what is known', async () => {
    const cwd = writeFiles(tempDir(), NOTES);
    const { out, log } = await afterword(cwd, 'new', 'meeting', 'ops sync');
    expect(out).toBe('Wrote content/meetings/2024/2024-05-17-ops.md\n');
    expect(log).toContain('It has 4 usual attendees and 2 open actions.');
    const text = readFileSync(join(cwd, 'content/meetings/2024/2024-05-17-ops.md'), 'utf8');
    // Each was at half of the two meetings. Ann was lead once and scribe once, and no words in brackets would be read as both.
    expect(text.replace(/<!--.*-->\n\n/g, '')).toBe(`---
kind: meeting
draft: true # Not published while this line stands. Remove it when the notes are complete.
---

# Ops Sync - May 17, 2024

## Attendees

- [ ] Ann Lee (Web)
- [ ] Bo Ray (Web)
- [ ] Eve Fox
- [ ] Cy Dent

## Action items review

| Item | Owner | Status | Due |
| --- | --- | --- | --- |
| Alert on a \\| b and c by May 31 ^alert | Eve Fox | Open | 2024-05-31 |
| Rotate the keys by May 10 | Bo Ray | In progress | 2024-06-14 |

## Topics

## Action items

## Announcements

## Next meeting

<!-- Day and time. \`afterword new meeting\` takes the date of the next notes from here. -->
`);
  });

  test('reads back: nobody has come yet, each action is the one of before, nothing else', async () => {
    const cwd = writeFiles(tempDir(), NOTES);
    const before = await survey(cwd);
    await afterword(cwd, 'new', 'meeting', 'Ops Sync');
    const after = await survey(cwd);
    const meeting = after.meetings.find(({ date }) => date.value === '2024-05-17');
    expect(meeting).toMatchObject({ draft: true, series: { value: 'Ops Sync' }, decisions: [], announcements: [], nextMeeting: null });
    expect(meeting?.people.map(({ name, team, roles, presence }) => [name, team, roles, presence])).toEqual([
      ['Ann Lee', 'Web', [], 'named'],
      ['Bo Ray', 'Web', [], 'named'],
      ['Eve Fox', null, [], 'named'],
      ['Cy Dent', null, [], 'named'],
    ]);
    expect(meeting?.actions.map(({ role, key, status, due }) => [role, key, status?.value, due?.value])).toEqual([
      ['reviewed', 'alert', 'open', '2024-05-31'],
      ['reviewed', null, 'in-progress', '2024-06-14'],
    ]);
    const ledger = (found: typeof after): unknown[] => found.lookup.actions.map(({ view: { id, status, dueIso } }) => [id, status, dueIso]);
    expect(ledger(after)).toEqual(ledger(before));
    expect(after.problems).toEqual(before.problems);
    const { out } = await afterword(cwd, 'read', 'content/meetings/2024/2024-05-17-ops.md');
    expect(out).toContain('- [ ] Ann Lee (Web)');
    expect(out).toMatch(/person: Ann Lee, Web/);
    expect(out).toMatch(/action review: Eve Fox · due 2024-05-31 · open/);
    expect(deriveArchive({ ...after, changes: new Map() }).meetingRows).toHaveLength(3);
  });

  test('the sample’s series go on: every open action joins, and check is silent about the new notes', async () => {
    const cwd = tempDir();
    const sample = readTree(fileURLToPath(new URL('../../content', import.meta.url)));
    writeFiles(cwd, Object.fromEntries([...sample].map(([path, text]) => [`content/${path}`, Buffer.from(text, 'latin1')])));
    const before = await survey(cwd);
    for (const series of ['Engineering Sync', 'Architecture Review']) await afterword(cwd, 'new', 'meeting', series);
    const after = await survey(cwd);
    expect(after.meetings.length - before.meetings.length).toBe(2);
    expect(after.problems).toEqual(before.problems);
    expect(after.lookup.actions.map(({ action }) => action.id)).toEqual(before.lookup.actions.map(({ action }) => action.id));
    const sync14 = after.meetings.find(({ id }) => id === '2024-07-12-engineering-sync');
    expect(sync14?.actions).toHaveLength(8);
    expect(sync14?.people.filter(({ presence }) => presence === 'named')).toHaveLength(11);
  });

  test('says what is missing, and what there is', async () => {
    const cwd = writeFiles(tempDir(), NOTES);
    const known = 'the series are Ops Sync, Board';
    expect(await refused(cwd, 'new', 'meeting')).toEqual({
      usage: false,
      message: `Name a series, such as afterword new meeting "Ops Sync"; ${known}.`,
    });
    expect((await refused(cwd, 'new', 'meeting', 'constructor')).message).toBe(
      `There is no series constructor; ${known}; a new one is started with --first.`,
    );
    expect((await refused(cwd, 'new', 'meeting', 'Board')).message).toBe(
      'content/meetings/2024-05-06-board.md does not say when the next meeting is: give the day with --date, such as --date 2024-06-28.',
    );
    expect((await refused(cwd, 'new', 'meeting', 'Board', '--date', '2024-05-06')).message).toBe(
      '6 May 2024 is not after the last meeting of the series, 6 May 2024 (content/meetings/2024-05-06-board.md).',
    );
    expect((await refused(cwd, 'new', 'meeting', 'Board', '--first', '--date', '2024-06-03')).message).toBe(
      'There is a series Board already: leave out --first.',
    );
    expect((await afterword(cwd, 'new', 'meeting', 'Board', '--date', '2024-06-03')).out).toBe(
      'Wrote content/meetings/2024-06-03-board.md\n',
    );
    expect((await refused(cwd, 'new', 'meeting', 'Board', '--date', '2024-06-03')).message).toContain('is not after the last meeting');
    expect((await refused(writeFiles(tempDir(), { 'content/a.md': 'x' }), 'new', 'meeting')).message).toBe(
      'There is no series of meetings yet; a new one is started with --first.',
    );
  });

  test('goes by the series of the site: one by its title’s end, and past a day that was moved', async () => {
    const came = '## Attendees\n\n- Ann Lee\n- Bo Ray\n';
    const cwd = writeFiles(tempDir(), {
      'content/a.md': `# Council - March 1, 2024\n\n${came}`,
      'content/b.md': `# Council meeting - March 8, 2024\n\n${came}\n## Next Meeting\n\nMarch 15, 2024\n`,
      'content/c.md': '# Council - March 15, 2024 (moved to March 18, 2024)\n',
    });
    const { code, log } = await afterword(cwd, 'new', 'meeting', 'council');
    expect([code, log]).toEqual([0, expect.stringContaining('It has 2 usual attendees')]);
    const { meetings } = await survey(cwd);
    expect(meetings.map(({ date }) => date.value)).toEqual(expect.arrayContaining(['2024-03-18']));
    expect(meetings).toHaveLength(4);
    // Two notes spell it each way: the newer spelling is its name.
    expect((await refused(cwd, 'new', 'meeting', 'Council', '--first', '--date', '2024-06-01')).message).toContain(
      'There is a series Council meeting already: leave out --first.',
    );
  });

  test('the only series needs no name', async () => {
    const cwd = writeFiles(tempDir(), {
      'content/meetings/2024-05-03.md': sync('May 3, 2024', '- Ann Lee', '## Next meeting\n\n2024-05-10\n'),
    });
    expect((await afterword(cwd, 'new', 'meeting')).out).toBe('Wrote content/meetings/2024-05-10.md\n');
    expect((await survey(cwd)).meetings.map(({ series }) => series?.value)).toEqual(['Ops Sync', 'Ops Sync']);
  });

  test('a series starts with notes that read back as its first', async () => {
    const cwd = writeFiles(tempDir(), { 'content/a.md': 'x' });
    await afterword(cwd, 'new', 'meeting', 'Year 2024-05-05: "all" & #1', '--first', '--date', '2024-06-03');
    const { meetings, problems } = await survey(cwd);
    expect(problems.filter(({ place }) => place.path !== 'a.md')).toEqual([]);
    expect(meetings).toMatchObject([{ series: { value: 'Year 2024-05-05: "all" & #1' }, people: [], actions: [], draft: true }]);
  });
});

test('any text reads back from a heading, an item and a cell', () => {
  const { context } = readContext({});
  const signs = fc.constantFrom(
    ...'abz AZ09_*`~#|<>[]()!&;:.-+=\\/$@^"\'{}é'.split(''),
    '&amp;',
    'https://a.example/x_y_z ',
    '1. ',
    '<!-- ',
  );
  fc.assert(
    fc.property(fc.array(signs, { minLength: 1, maxLength: 24 }), (parts) => {
      const text = `X${parts.join('')}x`.replace(/\s+/g, ' ');
      const { incidents } = readDocument(
        { path: 'a.md', text: `---\nkind: incident\ndate: 2024-05-01\n---\n\n# ${escapeMarkdown(text)}\n` },
        context,
      );
      expect(incidents[0]?.title.value).toBe(text);
      const list = `---\nkind: incident\ndate: 2024-05-01\n---\n\n# T\n\n## Impact\n\n- ${escapeMarkdown(text)}\n\n| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | c |\n`;
      const [incident] = readDocument({ path: 'a.md', text: list }, context).incidents;
      expect(incident?.impact[0]?.value).toBe(text);
    }),
    { numRuns: 300 },
  );
});
