import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { runProgram } from './run-program.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const MEETING = '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Decisions\n\n- Keep it simple\n';

/** Every kind of bad input that issue 2 names, beside one good document. */
function badFolder(): string {
  const cwd = writeFiles(tempDir(), {
    'content/good.md': MEETING,
    'content/notes.txt': 'x',
    'content/latin.md': Buffer.from('# Caf\xE9\n', 'latin1'),
    'content/open.md': '---\ntitle: x\n\n# Never closed\n',
    'content/tab.md': '---\nkind: meeting\n\tdate: 2024-03-22\n---\n\n# Never read\n',
    'content/date.md': '---\nkind: meeting\ndate: 2026-02-29\n---\n\n# Meeting\n',
    'content/same.md': MEETING,
    'content/Same.md': MEETING,
    'content/100%.md': MEETING,
  });
  execFileSync('mkfifo', [join(cwd, 'content/pipe.md')]);
  return cwd;
}

const placesOf = (text: string): string[] =>
  [...text.matchAll(/^content\/(\S+?)(?::(\d+):(\d+))? ([a-z-]+): /gm)].map(([, path, line, column, code]) =>
    [path, line, column, code].filter(Boolean).join(' '),
  );

const EXPECTED = [
  '100%.md file-name',
  'date.md 3 7 bad-date',
  'latin.md 1 6 encoding',
  'notes.txt file-type',
  'open.md 1 1 front-matter',
  'pipe.md unreadable',
  'tab.md 3 1 front-matter',
];

describe('every bad input has one message at its place, all in one run, exit 1', () => {
  test('check', async () => {
    const { code, out, err } = await runProgram(['check'], badFolder());
    expect(code).toBe(1);
    const found = placesOf(out);
    expect(found).toEqual(expect.arrayContaining(EXPECTED));
    expect(found.filter((line) => line.includes('duplicate-address')).length).toBeGreaterThan(0);
    expect(found.filter((line) => line.startsWith('good.md'))).toEqual([]);
    for (const line of EXPECTED) {
      const [path = ''] = line.split(' ');
      expect([path, out.split('\n').filter((printed) => printed.startsWith(`content/${path}`)).length]).toEqual([path, 1]);
    }
    expect(`${out}${err}`).not.toMatch(/^ {4}at /m);
  });

  test('check --format json and github say the same', async () => {
    const cwd = badFolder();
    const json = JSON.parse((await runProgram(['check', '--format', 'json'], cwd)).out) as { problems: Record<string, unknown>[] };
    expect(json.problems.find(({ path, code }) => path === 'content/date.md' && code === 'bad-date')).toMatchObject({
      code: 'bad-date',
      severity: 'error',
      line: 3,
      column: 7,
    });
    const { out } = await runProgram(['check', '--format', 'github'], cwd);
    expect(out).toContain('::error file=content/date.md,line=3,col=7,title=bad-date::');
  });

  test('build stops before anything is built', async () => {
    const { code, err } = await runProgram(['build'], badFolder());
    expect(code).toBe(1);
    expect(placesOf(err)).toEqual(expect.arrayContaining(EXPECTED));
    expect(err).toContain('Nothing was published. Correct the documents, or publish the good ones with --keep-going.\n');
  });
});

test.each([
  [
    'missing',
    [],
    'no content-folder: the folder cannot be opened: no such file or directory (ENOENT). Name the folder that holds the documents with --content DIR.\n',
  ],
  [
    'empty',
    ['no/.gitkeep'],
    'no content-empty: the folder holds no Markdown document. Put a Markdown document in it, or write one with `afterword new incident`.\n',
  ],
  ['a file', ['no'], 'no content-folder: this is a file, not a folder. Name the folder that holds the documents with --content DIR.\n'],
])(
  'a folder that is %s',
  async (_, files, message) => {
    const cwd = writeFiles(tempDir(), Object.fromEntries(files.map((file) => [file, ''])));
    for (const command of ['check', 'read', 'build']) {
      const { code, out, err } = await runProgram([command, '--content', 'no'], cwd);
      expect([command, code]).toEqual([command, 1]);
      expect(`${out}${err}`).toContain(message);
    }
  },
  60_000,
);

test('a good folder has no problems, exit 0', async () => {
  const cwd = writeFiles(tempDir(), { 'content/good.md': MEETING });
  expect(await runProgram(['check'], cwd)).toEqual({ code: 0, out: '', err: 'content: no problems\n' });
});

test('files that are named are checked alone, wherever they lie', async () => {
  const cwd = badFolder();
  writeFiles(cwd, { 'elsewhere/date.md': '---\nkind: meeting\ndate: 2026-02-30\n---\n\n# Meeting\n' });
  const good = await runProgram(['check', 'content/good.md'], cwd);
  expect(good).toEqual({ code: 0, out: '', err: '1 file: no problems\n' });
  const { code, out } = await runProgram(
    ['check', 'content/good.md', 'elsewhere/date.md', 'gone.md', './content/gone.md', 'elsewhere'],
    cwd,
  );
  expect(code).toBe(1);
  expect(out).toContain('elsewhere/date.md:3:7 bad-date: ');
  expect(out).toContain('\ngone.md unreadable: the file cannot be read: no such file or directory (ENOENT).');
  expect(out).toContain('\n./content/gone.md unreadable: the file cannot be read: no such file or directory (ENOENT).');
  expect(out).toContain('\nelsewhere unreadable: this is a folder, not a file. Name its files, or the folder with --content DIR.');
  expect(out).not.toContain('latin.md');
});

test('hostile text in a document does not reach the terminal', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '---\nkind: meeting\ndate: "\u202E2026-02-30\u2066"\n---\n\n# M\n' });
  const { out, err } = await runProgram(['check'], cwd);
  expect(`${out}${err}`).not.toMatch(/[\u202E\u2066]/);
});
