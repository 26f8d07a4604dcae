import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit, git } from '../io/repository.ts';
import { afterword, temporaryFolder, writeFiles } from '../site/build.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const TITLES = [
  '@team/owners and @ann: /close',
  'Fixes #12, closes org/repo#3, see !4 and GH-5',
  '![x](https://evil.example/p.png) [y](javascript:P()) https://evil.example www.evil.example',
  '<img src=x onerror=P()> <details open> &lt;b&gt; </table>',
  'a | b || c `code` ``` **bold** _it_ ~~no~~ ||spoiler||',
  '::error file=x::boom ##[error]boom',
  '\u202Eesrever\u202C zero\u200Bwidth',
];
const meeting = (title: string): string =>
  `---\nkind: meeting\ndate: 2024-03-22\ntitle: ${JSON.stringify(title)}\n---\n\n## Decisions\n\n- ${title}\n\n## Action items\n\n- [ ] ${title}: ${title}\n`;

let comment = '';
let many = '';
beforeAll(async () => {
  const dir = join(folder.dir, 'notes');
  writeFiles(dir, { 'content/good.md': meeting('Weekly sync') });
  git(dir, 'init', '-q', '-b', 'main');
  commit(dir, {});
  const review = async (files: Record<string, string>): Promise<string> => {
    writeFiles(dir, files);
    const to = join(folder.dir, 'comment.md');
    const { output } = await afterword(['review', '--content', join(dir, 'content'), '--base', 'main', '--markdown', to], dir);
    expect(output).toContain('documents changed');
    return readFileSync(to, 'utf8');
  };
  comment = await review(Object.fromEntries(TITLES.map((title, index) => [`content/${String(index)}.md`, meeting(title)])));
  const long = Array.from({ length: 600 }, (_, index) => [`content/more/${String(index)}.md`, meeting(`@ann ${'long title '.repeat(9)}`)]);
  many = await review(Object.fromEntries(long) as Record<string, string>);
});

/** The comment without what hosts take as it is: code, and references to characters. */
const outsideOfCode = (text: string): string =>
  text
    .replace(/<code>.*?<\/code>/g, '')
    .replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '')
    .replace(/&#\d+;\u200B?/g, '·');

describe('L3: the words of documents are words in a comment', () => {
  test('L3: nobody is notified, and nothing is linked, closed or shown that we did not write', () => {
    const text = outsideOfCode(comment);
    // All of them are there: seven documents, each in a row of its own.
    expect(comment.split('\n').filter((line) => line.startsWith('| ') && line.includes('.md')).length).toBe(TITLES.length);
    expect(text).not.toMatch(/@\w/);
    expect(text).not.toMatch(/(?:^|\s|\/\w+)#\d|!\d/m);
    expect(text).not.toMatch(/!\[|\]\((?!https:\/\/)|www\.evil|https?:\/\/evil/);
    expect(text.replace('<!-- afterword-review -->', '').replaceAll('<br>', '')).not.toMatch(/<[a-z!/]/i);
    expect(text).not.toMatch(/\*\*bold|~~no|^::|##\[/m);
    expect(comment).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  test('L3: no title ends its cell: every row of the table has the same three', () => {
    const rows = comment.split('\n').filter((line) => line.startsWith('| '));
    for (const row of rows) expect([row, row.split('|').length]).toEqual([row, 5]);
  });

  test('L3: a large change fits, and what was left out is counted', () => {
    expect(Buffer.byteLength(many)).toBeLessThanOrEqual(65_536);
    expect(Buffer.byteLength(many)).toBeGreaterThan(30_000);
    const rows = many.split('\n').filter((line) => line.startsWith('| ') && line.includes('.md')).length;
    expect(many).toContain(`\n${String(600 + TITLES.length - rows)} more documents did not fit: the review has them all.\n`);
  });
});
