import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commit, git } from '../io/repository.ts';
import { afterword, temporaryFolder, writeFiles } from '../site/build.ts';
import { contentFolders } from './building.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const contents = contentFolders(folder.dir);
afterAll(contents.remove);

const LINK = '\u001B]8;;https://evil.example\u0007here\u001B]8;;\u0007';
/** Escapes of terminals, and what CI runners take for their commands. */
const ORDERS = '\u001B[2J\u009B31m\r\n::error file=x::boom\n##[error]boom\n##vso[task.complete]x\n::set-output name=x::y';

/** Titles, keys, values, names of files and of settings, each as bad as it can be written. */
const FILES: Record<string, string> = {
  'good.md': '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n',
  'title.md': `---\nkind: meeting\ndate: 2024-03-22\ntitle: ${JSON.stringify(`${ORDERS}${LINK}`)}\n---\n\n# x\n`,
  'value.md': `---\nkind: meeting\ndate: ${JSON.stringify(`x${ORDERS}`)}\n---\n\n# Weekly sync\n`,
  'key.md': `---\nkind: meeting\n${JSON.stringify(`sevrity${ORDERS}`)}: 1\n---\n\n# Weekly sync, 22 March 2024\n`,
  'body.md': `# Weekly sync, 23 March 2024\n\n${LINK} ${ORDERS}\n\n[x](<::error::y.md>) <script>::error::z</script>\n\n::error::a line of its own\n`,
  'na\u001B[2Jme\n::error::x.md': '# Weekly sync, 24 March 2024\n',
  'site.yml': `title: ${JSON.stringify(ORDERS)}\n${JSON.stringify(`titel${ORDERS}`)}: x\n`,
};

/** Nothing that a terminal obeys, but the line ends of the program itself. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const OBEYED = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
/** Runners look for the first of these at the start of a line, and for the other two anywhere in one. */
const COMMAND = /^\s*::[\w-]+[ :]|##\[|##vso\[/;

const lines = (output: string): string[] => output.split('\n');

describe('K11: no word of a document steers a terminal or a runner', () => {
  const content = (): string => contents.make('hostile', FILES);

  test.each([
    ['check', ['check']],
    ['build', ['build', '--keep-going']],
    ['read', ['read']],
  ])('K11: the log of `%s`', async (_, [command = '', ...options]) => {
    const dir = content();
    const args = command === 'build' ? ['--out', join(dir, '../out')] : [];
    const { output } = await afterword([command, '--content', dir, ...options, ...args]);
    expect(output.length).toBeGreaterThan(100);
    expect(lines(output).filter((line) => OBEYED.test(line))).toEqual([]);
    expect(lines(output).filter((line) => COMMAND.test(line))).toEqual([]);
  });

  test('K11: annotations are those of the program, one a problem', async () => {
    const { output } = await afterword(['check', '--content', content(), '--format', 'github']);
    const commands = lines(output).filter((line) => COMMAND.test(line));
    expect(commands.length).toBeGreaterThan(3);
    for (const line of commands) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:,]+(?:,line=\d+)?(?:,\w+=[^:,]*)*::\S/);
    expect(lines(output).filter((line) => OBEYED.test(line))).toEqual([]);
  });

  test('K11: JSON has them escaped', async () => {
    const { stdout } = await afterword(['check', '--content', content(), '--format', 'json']);
    expect(OBEYED.test(stdout.replaceAll('\n', ''))).toBe(false);
    expect(JSON.parse(stdout)).toHaveProperty('problems');
  });

  test.each(['text', 'github'])('K11: the review of a change, as %s', async (format) => {
    const dir = contents.make(`review-${format}`, { 'good.md': FILES['good.md'] ?? '' });
    git(dir, 'init', '-q', '-b', 'main');
    commit(dir, {});
    writeFiles(dir, { 'title.md': FILES['title.md'] ?? '', 'body.md': FILES['body.md'] ?? '' });
    const { output } = await afterword(['review', '--content', dir, '--base', 'main', '--format', format]);
    expect(output).toContain('body.md');
    expect(lines(output).filter((line) => OBEYED.test(line))).toEqual([]);
    expect(lines(output).filter((line) => COMMAND.test(line) && !/^::(?:error|warning|notice) file=/.test(line))).toEqual([]);
  });
});
