import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runCheck, type CheckOptions } from '../../src/cli/check.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { checkReportSchema } from '../../src/core/schema/check-report.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { fakeWorld } from './stubs.ts';

// Real processes of git, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const MEETING = '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Decisions\n\n- Keep it simple\n';
const PLAIN: CheckOptions = { content: null, files: [], since: null, format: 'json', fix: false };

async function check(cwd: string, given: Partial<CheckOptions> = {}) {
  const world = fakeWorld(cwd);
  const code = await runCheck({ ...PLAIN, ...given }, world);
  return { code, ...world.printed() };
}

/** `path:line code severity` of each problem. */
async function listed(cwd: string, given: Partial<CheckOptions> = {}): Promise<string[]> {
  const { out } = await check(cwd, given);
  const { problems } = checkReportSchema.parse(JSON.parse(out));
  return problems.map(({ path, line, code, severity }) => `${path}:${line ?? 'whole'} ${code} ${severity}`);
}

test('diagrams that will not be drawn are told at their lines', async () => {
  const fence = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\`\n`;
  const good = fence('flowchart LR\n A --> B');
  const bad = fence('flowchart LR\n A --> [');
  const cwd = writeFiles(tempDir(), {
    'content/a.md': `${MEETING}\n## Flow\n\n${good}\n${bad}\n${bad}\n${fence('flowchart LR\n A --> B\n click A call x()')}`,
  });
  const lines = [21, 26, 32];
  expect(await listed(cwd)).toEqual(lines.map((line) => `content/a.md:${line} bad-diagram warning`));
  expect(await listed(cwd, { files: ['content/a.md'] })).toHaveLength(3);
  const { out, code } = await check(cwd, { format: 'text' });
  expect(out).toContain('the diagram is not drawn: Mermaid cannot read line 2 of it. The page shows its source');
  expect(code).toBe(0);
  writeFiles(cwd, { 'content/site.yml': 'rules:\n  bad-diagram: error\n' });
  expect((await check(cwd)).code).toBe(1);
});

describe('levels and comments', () => {
  const files = { 'content/a.md': `${MEETING}\nSee [plan](plan.md)\n`, 'content/notes.txt': 'x' };

  test('of site.yml', async () => {
    const cwd = writeFiles(tempDir(), files);
    expect(await listed(cwd)).toEqual(['content/a.md:12 dead-link warning', 'content/notes.txt:whole file-type error']);
    expect((await check(cwd)).code).toBe(1);
    writeFiles(cwd, { 'content/site.yml': 'rules:\n  dead-link: advice\n  file-type: off\n' });
    expect(await listed(cwd)).toEqual(['content/a.md:12 dead-link advice']);
    expect((await check(cwd)).code).toBe(0);
    writeFiles(cwd, { 'content/site.yml': 'rules:\n  dead-link: error\n  file-type: off\n' });
    expect((await check(cwd)).code).toBe(1);
  });

  test('of a document; a file that is named for itself, too', async () => {
    const cwd = writeFiles(tempDir(), {
      'content/a.md': `${MEETING}\nSee [plan](plan.md) <!-- afterword-ignore dead-link: it comes in May -->\n`,
      'content/site.yml': 'rules:\n  not-a-document: error\n',
      'b.md': '# Notes on how we work\n',
      'c.md': '<!-- afterword-ignore not-a-document: it is none -->\n\n# Notes on how we work\n',
    });
    expect(await listed(cwd)).toEqual([]);
    expect(await listed(cwd, { files: ['b.md', 'c.md'] })).toEqual(['b.md:whole not-a-document error']);
  });

  test('a wrong setting is an error at its line, and all else is checked', async () => {
    const cwd = writeFiles(tempDir(), { ...files, 'content/site.yml': 'title: x\nrules:\n  raw-html: off\n  dead-lnk: off\n' });
    expect(await listed(cwd)).toEqual([
      'content/a.md:12 dead-link warning',
      'content/notes.txt:whole file-type error',
      'content/site.yml:3 bad-config error',
      'content/site.yml:4 unknown-key error',
    ]);
  });
});

describe('--fix', () => {
  const front = (yaml: string): string => `---\n${yaml}\n---\n\n${MEETING}`;

  test('corrects what is certain, says so, and reports the rest', async () => {
    const cwd = writeFiles(tempDir(), {
      'content/a.md': `\uFEFF${front('kind: meeting\nDate: 2024-3-22').replaceAll('\n', '\r\n')}`,
      'content/b.md': `${MEETING}\nLate \u0007 news\n`,
      'content/c.md': '---\nkind: meeting\ndate: 2024-02-30\n---\n\n# M\n',
      'content/site.yml': 'timezone: UTC\n',
    });
    const { code, log } = await check(cwd, { fix: true });
    expect(code).toBe(1);
    // The key, and in the second round the date that nobody had read before.
    expect(log).toBe('Corrected 3 problems in 3 files.\nCorrected 1 problem in 1 file.\n');
    expect(readFileSync(join(cwd, 'content/a.md'), 'utf8')).toBe(
      `\uFEFF${front('kind: meeting\ndate: 2024-03-22').replaceAll('\n', '\r\n')}`,
    );
    expect(readFileSync(join(cwd, 'content/b.md'), 'utf8')).toBe(`${MEETING}\nLate  news\n`);
    expect(readFileSync(join(cwd, 'content/site.yml'), 'utf8')).toBe('timeZone: UTC\n');
    expect(await listed(cwd)).toEqual(['content/c.md:3 bad-date error']);
  });

  test('without it nothing is written, and the report says what would be', async () => {
    const text = front('kind: meeting\ndate: 2024-3-22');
    const cwd = writeFiles(tempDir(), { 'content/a.md': text });
    const { problems } = checkReportSchema.parse(JSON.parse((await check(cwd)).out));
    expect(problems.map(({ fix }) => fix)).toEqual([[{ start: 24, end: 33, text: '2024-03-22' }]]);
    expect((await check(cwd, { format: 'text' })).out).toMatch(/\n1 error\n1 can be corrected by `afterword check --fix`\.\n$/);
    expect(readFileSync(join(cwd, 'content/a.md'), 'utf8')).toBe(text);
  });

  test('only the files that were named, and never one outside the folder or behind a link', async () => {
    const text = front('kind: meeting\ndate: 2024-3-22');
    const cwd = writeFiles(tempDir(), { 'content/a.md': text, 'content/b.md': text, 'outside.md': text });
    symlinkSync('../outside.md', join(cwd, 'content/link.md'));
    const { log } = await check(cwd, { fix: true, files: ['content/b.md', 'outside.md', 'content/link.md'] });
    expect(log).toBe('Corrected 1 problem in 1 file.\n');
    expect(['content/a.md', 'content/b.md', 'outside.md'].map((file) => readFileSync(join(cwd, file), 'utf8') === text)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('a comment that silences nothing any more goes', async () => {
    const cwd = writeFiles(tempDir(), { 'content/a.md': `${MEETING}- All <!-- afterword-ignore dead-link: until May -->\n` });
    expect(await listed(cwd)).toEqual(['content/a.md:11 ignore-comment advice']);
    await check(cwd, { fix: true });
    expect(readFileSync(join(cwd, 'content/a.md'), 'utf8')).toBe(`${MEETING}- All\n`);
  });
});

describe('--since', () => {
  const BAD = '---\nkind: meeting\ndate: 2024-02-30\n---\n\n# M\n';
  function git(cwd: string, ...args: string[]): void {
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], {
      cwd,
      stdio: 'ignore',
    });
  }
  function repository(): string {
    const cwd = writeFiles(tempDir(), {
      'content/old.md': BAD,
      'content/moved.md': `${BAD}${'the same words again\n'.repeat(20)}`,
      'content/links.md': `${MEETING}\nSee [it](gone.md), [that](never.md)\n`,
      'content/gone.md': MEETING,
    });
    git(cwd, 'init', '-q', '-b', 'main');
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'x');
    return cwd;
  }

  test('only what differs: new, changed, renamed, and links to what went', async () => {
    const cwd = repository();
    expect(await listed(cwd, { since: 'main' })).toEqual([]);
    writeFiles(cwd, { 'content/new.md': BAD });
    renameSync(join(cwd, 'content/moved.md'), join(cwd, 'content/there.md'));
    rmSync(join(cwd, 'content/gone.md'));
    git(cwd, 'add', '-A');
    expect(await listed(cwd, { since: 'main' })).toEqual([
      'content/links.md:12 dead-link warning',
      'content/new.md:3 bad-date error',
      'content/there.md:3 bad-date error',
    ]);
    const { problems } = checkReportSchema.parse(JSON.parse((await check(cwd, { since: 'main' })).out));
    expect(problems[0]?.found).toContain('gone.md');
  });

  test('everything, where the settings differ', async () => {
    const cwd = repository();
    writeFiles(cwd, { 'content/site.yml': 'title: x\n' });
    expect((await listed(cwd, { since: 'main' })).filter((line) => line.includes('bad-date'))).toHaveLength(2);
  });

  test('a second document at an address that is taken, whichever of the two is named', async () => {
    const cwd = repository();
    writeFiles(cwd, { 'content/Gone.md': MEETING });
    expect(await listed(cwd, { since: 'main' })).toEqual(['content/gone.md:whole duplicate-address error']);
  });

  test('no such commit is a wrong command line', async () => {
    await expect(check(repository(), { since: 'nope' })).rejects.toThrow(
      new UsageError('--since nope: there is no such commit, branch or tag'),
    );
  });

  test('nothing wrong is said with what was looked at', async () => {
    expect(await check(repository(), { since: 'main', format: 'text' })).toEqual({
      code: 0,
      out: '',
      log: 'content, what differs from main: no problems\n',
    });
  });
});

describe('on GitHub', () => {
  test('annotations in the log, and the summary of the step', async () => {
    const cwd = writeFiles(tempDir(), { 'content/notes.txt': 'x', 'content/a.md': MEETING });
    const world = { ...fakeWorld(cwd), summaryFile: join(cwd, 'summary.md') };
    expect(await runCheck({ ...PLAIN, format: 'github' }, world)).toBe(1);
    expect(world.printed().out).toMatch(/^::error file=content\/notes\.txt,title=file-type::/);
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toMatch(/^## Afterword: 1 error\n\n\| severity/);
  });

  test('a summary that cannot be written is said, and the check goes on', async () => {
    const cwd = writeFiles(tempDir(), { 'content/a.md': MEETING });
    const world = { ...fakeWorld(cwd), summaryFile: cwd };
    expect(await runCheck({ ...PLAIN, format: 'github' }, world)).toBe(0);
    expect(world.printed().log).toBe('The summary of this step could not be written: illegal operation on a directory (EISDIR)\n');
  });

  test('code scanning gets the pages about the rules', async () => {
    const cwd = writeFiles(tempDir(), { 'content/notes.txt': 'x', 'content/a.md': MEETING });
    const { out } = await check(cwd, { format: 'sarif' });
    const log = JSON.parse(out) as { runs: { tool: { driver: { rules: { id: string; help: { markdown: string } }[] } } }[] };
    const [rule] = log.runs[0]?.tool.driver.rules ?? [];
    expect([rule?.id, rule?.help.markdown.startsWith('# `file-type`')]).toEqual(['file-type', true]);
  });
});
