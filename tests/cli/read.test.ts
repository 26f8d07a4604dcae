import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { runProgram } from './run-program.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const MEETING =
  '# Weekly sync - 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Action items\n\n- [ ] Ann Lee: Write the runbook\n';

const linesOf = (out: string): Record<string, unknown>[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('--json prints one line for each file as it was named, whatever it is', async () => {
  const cwd = writeFiles(tempDir(), {
    'content/a.md': MEETING,
    'b.md': MEETING,
    'latin.md': Buffer.from('# \xE9', 'latin1'),
    'notes.txt': 'x',
    '--output=x.md': MEETING,
    '100%# x.md': MEETING,
  });
  const absolute = join(cwd, 'b.md');
  const files = ['content/a.md', './b.md', absolute, 'b.md', 'b.md', 'latin.md', 'notes.txt', 'gone.md', 'content', '100%# x.md'];
  const { code, out } = await runProgram(['read', '--json', ...files, '--', '--output=x.md'], cwd);
  const lines = linesOf(out);
  expect(lines.map(({ file }) => file)).toEqual([...files, '--output=x.md']);
  expect(lines.map(({ kind }) => kind)).toEqual([
    'meeting',
    'meeting',
    'meeting',
    'meeting',
    'meeting',
    null,
    null,
    null,
    null,
    'meeting',
    'meeting',
  ]);
  expect(lines[0]).toMatchObject({ date: '2024-03-22', attendees: [{ name: 'Ann Lee' }, { name: 'Bo Ray' }] });
  expect(code).toBe(1);
});

test('without a file, every document of the folder', async () => {
  const cwd = writeFiles(tempDir(), { 'notes/m/a.md': MEETING, 'notes/b.md': MEETING });
  const { code, out } = await runProgram(['read', '--json', '--content', 'notes'], cwd);
  expect(linesOf(out).map(({ file }) => file)).toEqual(['notes/b.md', 'notes/m/a.md']);
  expect(code).toBe(0);
});

test('for people: the facts with their lines and origins, then the text with what each line was understood as', async () => {
  const cwd = writeFiles(tempDir(), { 'a.md': MEETING });
  const { code, out } = await runProgram(['read', 'a.md'], cwd);
  expect(code).toBe(0);
  expect(out).toMatch(/^a\.md\nA meeting: /);
  expect(out).toMatch(/^ {2}date +2024-03-22 +line 1$/m);
  expect(out).toMatch(/^ {2}time zone +UTC +inferred from /m);
  expect(out).toMatch(/^ {2}present +2 +lines 5 to 6$/m);
  expect(out).toMatch(/^ {2}not found +decisions$/m);
  expect(out).toMatch(/^ {4}5 \| - Ann Lee +present: Ann Lee$/m);
  expect(out).toMatch(/^ {3}10 \| - \[ \] Ann Lee: Write the runbook +action: Ann Lee · .*open$/m);
});
