import { describe, expect, test } from 'vitest';
import { readers } from '../../../src/cli/readers.ts';
import { surveyContent } from '../../../src/cli/survey.ts';
import { READERS } from '../../../src/core/derive/visibility.ts';
import { tempDir, writeFiles } from '../../temp-dir.ts';
import { peopleByRole } from '../../../src/core/derive/people-by-role.ts';
import { readContext } from '../../../src/core/parse/config.ts';
import { readDocument } from '../../../src/core/parse/read-document.ts';

const PEOPLE = `- name: Ann Lee
  aliases: ['@alee']
  role: Backend lead
  team: Platform
- name: Bo Ray
  team: Platform
- name: Cy Poe
- name: Dee Fox
  role: 'Engineering: "lead"'
`;
const MEETING = `# Weekly sync, 22 March 2024

## Attendees

- Ann Lee (Platform)
- Bo Ray (Platform)
- Emil Novak
- Platform team

## Notes

Emil and Ann spoke of the platform.

## Action items

- [ ] Ann Lee: Enlarge the pool by 2024-04-01
- [ ] @alee Watch it
- [ ] Cy Poe: Write it down
`;

const { context } = readContext({ people: PEOPLE, services: '- name: Order Service\n' });
const source = { path: 'meetings/2024-03-22-sync.md', text: MEETING };
const byRole = peopleByRole(context, [readDocument(source, context)]);

test('everybody has a label: the role, else the team, else nobody in particular', () => {
  expect(byRole.context.people.map(({ name }) => name)).toEqual(['Backend lead', 'Platform member', 'Someone', 'Engineering-lead']);
  expect(byRole.hide('Ann Lee, Bo Ray, Cy Poe, Dee Fox and Emil Novak')).toBe(
    'Backend lead, Platform member, someone, Engineering-lead and someone',
  );
});

describe('what is left is read as it was read', () => {
  const hidden = readDocument({ ...source, text: byRole.hide(MEETING) }, byRole.context);

  test('no fact names anybody', () => {
    expect(JSON.stringify([hidden.meeting, byRole.context])).not.toMatch(/Ann|Lee|\bBo\b|Ray|Emil|Novak|\bCy\b|Poe|Dee|alee/);
  });

  test('attendees are attendees, with their teams', () => {
    const present = hidden.meeting?.people.filter(({ presence }) => presence === 'present') ?? [];
    expect(present.map(({ name, team }) => [name, team])).toContainEqual(['Backend lead', 'Platform']);
    expect(present.map(({ name }) => name)).toEqual(['Backend lead', 'Platform member', 'Someone']);
  });

  test('actions have their owners, texts and days', () => {
    expect(
      hidden.meeting?.actions.map(({ text, owners, due }) => [owners.map(({ value }) => value).join(), text, due?.value ?? null]),
    ).toEqual([
      ['Backend lead', 'Enlarge the pool by 2024-04-01', '2024-04-01'],
      ['@backend-lead', 'Watch it', null],
      ['Someone', 'Write it down', null],
    ]);
  });
});

test.each([
  ['meetings/2024-03-22-ann-lee.md', true],
  ['meetings/ann/2024-03-22.md', true],
  ['meetings/emil-novak.md', true],
  ['meetings/2024-03-22-sync.md', false],
  ['incidents/2024-03-22-platform.md', false],
  ['incidents/annual-fox-trot.md', false],
])('%s names somebody: %s', (path, named) => expect(byRole.isNamedIn(path)).toBe(named));

test('a document that is named after somebody is refused for readers, and read for authors', async () => {
  const files = { 'site.yml': 'people:\n  show: roles\n', 'people.yml': PEOPLE, 'meetings/2024-03-22-ann-lee.md': MEETING };
  const dir = writeFiles(tempDir(), files);
  const codesFor = async (audience: Parameters<typeof surveyContent>[2]): Promise<string[]> =>
    (await surveyContent(dir, readers, audience)).problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  expect(await codesFor(READERS)).toEqual(['person-named']);
  expect(await codesFor(null)).toEqual([]);
});
