import { expect, test } from 'vitest';
import { formatProblem } from '../../src/core/problem.ts';
import { checkFileName } from '../../src/io/file-name.ts';

test.each([
  'incidents/2024-03-18 checkout outage.md',
  'café.md',
  'cafe\u0301.md',
  '会議/2024-03-22.md',
  "o'brien & co (draft), v1.2.md",
  'incidents/2024/03-18-outage/index.md',
  'console.md',
  `${'a'.repeat(117)}.md`,
  'a=b.mdx',
])('%s is a good name', (path) => {
  expect(checkFileName(path)).toBeNull();
});

const message = (path: string): string => {
  const problem = checkFileName(path);
  return problem === null ? 'no problem' : formatProblem(problem);
};

test.each([
  [
    'a#b.md',
    'a#b.md file-name: the file name `a#b.md` contains `#`, which does not belong in an address. Rename the file, for example to `a-b.md`.',
  ],
  [
    'why?.md',
    'why?.md file-name: the file name `why?.md` contains `?`, which does not belong in an address. Rename the file, for example to `why.md`.',
  ],
  [
    '100%.md',
    '100%.md file-name: the file name `100%.md` contains `%`, which does not belong in an address. Rename the file, for example to `100.md`.',
  ],
  [
    'a\nb.md',
    'a b.md file-name: the file name `a b.md` contains U+000A, which does not belong in an address. Rename the file, for example to `a-b.md`.',
  ],
  [
    'a\u202Eb.md',
    'a b.md file-name: the file name `a b.md` contains U+202E, which does not belong in an address. Rename the file, for example to `a-b.md`.',
  ],
  [
    '\u{1F525}.md',
    '\u{1F525}.md file-name: the file name `\u{1F525}.md` contains `\u{1F525}`, which does not belong in an address. Rename the file, for example to `the-file.md`.',
  ],
  [
    '--output=x.md',
    '--output=x.md file-name: the file name `--output=x.md` starts with `-`. Rename the file, for example to `output=x.md`.',
  ],
  [
    '.hidden.md',
    '.hidden.md file-name: the file name `.hidden.md` starts with `.`, so it is hidden. Rename the file, for example to `hidden.md`.',
  ],
  [
    'NOTES.MD',
    'NOTES.MD file-name: the file name `NOTES.MD` ends in `.MD`, not in lower case. Rename the file, for example to `NOTES.md`.',
  ],
  ['x/con.md', 'x/con.md file-name: the file name `con.md` is reserved on Windows. Rename the file, for example to `the-con.md`.'],
  [
    'index.md',
    'index.md file-name: the file name `index.md` is the name of a part of the site. Rename the file, for example to `the-index.md`.',
  ],
  [
    'incidents/404.md',
    'incidents/404.md file-name: the file name `404.md` is the name of a part of the site. Rename the file, for example to `the-404.md`.',
  ],
  [
    'end.../a.md',
    'end.../a.md file-name: the folder name `end...` starts or ends with a space or a dot. Rename the folder, for example to `end`.',
  ],
  ['a .md', 'a .md file-name: the file name `a .md` starts or ends with a space or a dot. Rename the file, for example to `a.md`.'],
  [
    'b%/a.md',
    'b%/a.md file-name: the folder name `b%` contains `%`, which does not belong in an address. Rename the folder, for example to `b`.',
  ],
])('%j is refused with the rename to do', (path, expected) => {
  expect(message(path)).toBe(expected);
});

test('a name of more than 120 bytes is refused', () => {
  expect(message(`${'é'.repeat(60)}.md`)).toContain(
    'has 123 bytes; the limit is 120. Rename the file, for example to `éééééééééééééééééééééééééééééé.md`.',
  );
});

test('every name that is proposed would be accepted', () => {
  for (const path of ['a#b.md', '?.md', '-.md', '..md', 'con.md', '404.md', '\u{1F525}.MDX', `${'x%'.repeat(200)}.md`, ' .md']) {
    const proposed = /for example to `(.*)`/.exec(message(path))?.[1] ?? path;
    expect([path, checkFileName(proposed)]).toEqual([path, null]);
  }
});
