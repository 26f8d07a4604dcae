import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { formatProblem } from '../../src/core/problem.ts';
import { readContent } from '../../src/io/content.ts';
import { readText } from '../../src/io/read-text.ts';
import { pictureHead } from '../support/pictures.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const messages = (dir: string): string[] => readContent(dir).problems.map(formatProblem);

test('documents, pictures and settings are told apart, in one order on every machine', () => {
  const dir = writeFiles(tempDir(), {
    'meetings/b.md': '# B',
    'meetings/a.mdx': '# A',
    'Z.md': '# Z',
    'meetings/shot.PNG': pictureHead('png', 10, 10),
    'site.yml': 'title: T\n',
    'people.yml': '- name: Ann\n',
    '.git/HEAD.md': 'x',
    '.gitkeep': '',
    '.obsidian/x.md': 'x',
  });
  const folder = readContent(dir);
  expect(folder.documents).toEqual(['Z.md', 'meetings/a.mdx', 'meetings/b.md']);
  expect(folder.sources).toEqual([
    { path: 'Z.md', text: '# Z' },
    { path: 'meetings/a.mdx', text: '# A' },
    { path: 'meetings/b.md', text: '# B' },
  ]);
  expect(folder.images).toEqual(['meetings/shot.PNG']);
  expect(folder.config).toEqual({ site: 'title: T\n', people: '- name: Ann\n', services: undefined });
  expect(folder.problems).toEqual([]);
});

describe('a folder that cannot be one', () => {
  const advice = 'Name the folder that holds the documents with --content DIR.';
  test('missing', () => {
    expect(messages(join(tempDir(), 'no'))).toEqual([
      ` content-folder: the folder cannot be opened: no such file or directory (ENOENT). ${advice}`,
    ]);
  });
  test('a file', () => {
    const dir = writeFiles(tempDir(), { 'a.md': '' });
    expect(messages(join(dir, 'a.md'))).toEqual([` content-folder: this is a file, not a folder. ${advice}`]);
  });
  test.each([[{}], [{ '.gitkeep': '' }], [{ 'site.yml': 'title: x\n' }]])('without a document: %j', (files) => {
    const found = messages(writeFiles(tempDir(), files));
    expect(found).toEqual([
      ' content-empty: the folder holds no Markdown document. Put a Markdown document in it, or write one with `afterword new incident`.',
    ]);
  });
});

test('every kind of bad file has one message, all in one run, and the good file is still read', () => {
  const dir = writeFiles(tempDir(), {
    'good.md': '# Good',
    'a#b.md': '# A',
    'BIG.MD': '# B',
    'latin.md': Buffer.from('# Caf\xE9', 'latin1'),
    'null-byte.md': 'a\u0000',
    'notes.txt': 'x',
    'report.docx': 'x',
    'site.yaml': 'title: x',
    'huge.md': 'x'.repeat(1024 * 1024 + 1),
    'folder.md/inner.md': '# inner',
  });
  symlinkSync('/etc/hostname', join(dir, 'link.md'));
  symlinkSync('.', join(dir, 'loop'));
  symlinkSync('nowhere', join(dir, 'dangling.md'));
  execFileSync('mkfifo', [join(dir, 'pipe.md')]);
  const started = performance.now();
  const folder = readContent(dir);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(folder.sources.map(({ path }) => path)).toEqual(['good.md']);
  const link = 'symlink: this is a symbolic link, which is not followed. Put the file itself in the content folder in place of the link.';
  expect(folder.problems.map(formatProblem)).toEqual([
    'BIG.MD file-name: the file name `BIG.MD` ends in `.MD`, not in lower case. Rename the file, for example to `BIG.md`.',
    'a#b.md file-name: the file name `a#b.md` contains `#`, which does not belong in an address. Rename the file, for example to `a-b.md`.',
    `dangling.md ${link}`,
    'folder.md unreadable: this is a folder, not a file (EISDIR); nothing in it is read. Rename the folder.',
    'huge.md too-large: the file has 1048577 bytes; the limit is 1048576. Split the document.',
    'latin.md:1:6 encoding: byte 5 (0xE9) is not UTF-8. Save the file as UTF-8.',
    `link.md ${link}`,
    `loop ${link}`,
    'notes.txt file-type: `notes.txt` is neither Markdown nor a picture. Give it the ending .md, or move it out of the content folder.',
    'null-byte.md:1:2 control-character: the control character U+0000 stands here. Delete the character.',
    'pipe.md unreadable: this is a pipe, a socket or a device, not a file. Make the file readable, or move it out of the content folder.',
    'report.docx file-type: `report.docx` is neither Markdown nor a picture. Give it the ending .md, or move it out of the content folder.',
    'site.yaml file-name: `site.yaml` is not read. Rename it to `site.yml`.',
  ]);
  const refused = new Set(folder.problems.map(({ place }) => place.path));
  const read = new Set(folder.sources.map(({ path }) => path));
  expect(folder.documents.filter((path) => refused.has(path) === read.has(path))).toEqual([]);
});

test('a file and a folder that may not be read are named with the reason', () => {
  const dir = writeFiles(tempDir(), { 'a.md': '# A', 'secret/b.md': '# B', 'c.md': '# C' });
  chmodSync(dir, 0o755);
  chmodSync(join(dir, 'a.md'), 0);
  chmodSync(join(dir, 'secret'), 0);
  // Nothing is unreadable for root: the child gives its rights up after it has loaded the program.
  const script = `
    const { readContent } = await import(${JSON.stringify(new URL('../../src/io/content.ts', import.meta.url).href)});
    const { formatProblem } = await import(${JSON.stringify(new URL('../../src/core/problem.ts', import.meta.url).href)});
    if (process.getuid() === 0) process.seteuid(65534);
    console.log(JSON.stringify(readContent(process.argv[1]).problems.map(formatProblem)));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, dir], { encoding: 'utf8' });
  chmodSync(join(dir, 'secret'), 0o755);
  const advice = 'Make the file readable, or move it out of the content folder.';
  expect(JSON.parse(said)).toEqual([
    `a.md unreadable: the file cannot be read: permission denied (EACCES). ${advice}`,
    `secret unreadable: the folder cannot be read: permission denied (EACCES). ${advice}`,
  ]);
});

test('a file that vanishes between listing and reading, and a device', () => {
  const gone = readText(join(tempDir(), 'gone.md'), 'gone.md');
  expect(gone.problem?.found).toBe('the file cannot be read: no such file or directory (ENOENT)');
  expect(readText('/dev/zero', 'zero.md').problem?.found).toBe('this is a pipe, a socket or a device, not a file');
});

test('a name that is not UTF-8 is refused, not skipped', () => {
  const dir = writeFiles(tempDir(), { 'a.md': '# A' });
  execFileSync('sh', ['-c', 'printf x > "$(printf "b\\\\351.md")"'], { cwd: dir });
  expect(messages(dir)).toEqual(['b\uFFFD.md file-name: the file name `b\uFFFD.md` is not UTF-8. Rename the file, for example to `b.md`.']);
});

test('composed and decomposed names are two files, both read', () => {
  const dir = writeFiles(tempDir(), { 'caf\u00E9.md': '# One', 'cafe\u0301.md': '# Two', 'a b.md': '# Three' });
  expect(readContent(dir).documents).toEqual(['a b.md', 'cafe\u0301.md', 'caf\u00E9.md']);
  expect(messages(dir)).toEqual([]);
});

test('2,000 documents are read in one pass, in seconds', () => {
  const dir = tempDir();
  mkdirSync(join(dir, 'm'));
  writeFiles(dir, Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`m/note-${index}.md`, `# ${index}\n`])));
  const started = performance.now();
  expect(readContent(dir).sources).toHaveLength(2_000);
  expect(performance.now() - started).toBeLessThan(5_000);
});
