import { expect, test } from 'vitest';
import { readers } from '../../../src/cli/readers.ts';
import { surveyContent } from '../../../src/cli/survey.ts';
import { tempDir, writeFiles } from '../../temp-dir.ts';

const sync = (item: string): string => `# Sync - March 1, 2024\n\n## Attendees\n\n- Ann Lee\n\n## Action items\n\n- [ ] Ann Lee: ${item}\n`;

async function found(actions: string): Promise<string[]> {
  const files = { 'meetings/one.md': sync('Add alerts'), 'site.yml': `title: Notes\nactions:\n${actions}` };
  const { problems } = await surveyContent(writeFiles(tempDir(), files), readers);
  return problems
    .filter(({ place }) => place.path === 'site.yml')
    .map(({ place, code, severity, found: what }) => `${String(place.kind === 'line' ? place.line : 0)} ${severity} ${code}: ${what}`);
}

test('an address that no mention has is said at its line', async () => {
  expect(
    await found(
      '  join:\n    - [/meetings/one/#action-1, /meetings/two/#action-1]\n  part:\n    - - /meetings/one/#action-1\n      - /meetings/one/#review-1\n',
    ),
  ).toEqual([
    '4 warning unknown-mention: no document mentions an action at `/meetings/two/#action-1`',
    '7 warning unknown-mention: no document mentions an action at `/meetings/one/#review-1`',
  ]);
  expect(await found('  join: []\n')).toEqual([]);
});

test.each([
  ['the address of the ledger', '[/actions/2024/#one-action-1, /meetings/one/#action-1]'],
  ['an address elsewhere', '[https://notes.example/meetings/one/#action-1, /meetings/one/#action-1]'],
  ['one mention', '[/meetings/one/#action-1]'],
])('%s is an error', async (_, group) => {
  expect((await found(`  join:\n    - ${group}\n`)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['4 error']);
});
