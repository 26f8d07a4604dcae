import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { inputsKey, isUpToDate, rememberPublished, type SiteInputs } from '../../src/io/up-to-date.ts';
import { tempDir } from '../temp-dir.ts';

let folder: string;
let inputs: SiteInputs;
const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeEach(() => {
  folder = tempDir();
  write('program/src/page.ts', 'export {};');
  write('program/package-lock.json', '{}');
  write('content/a.md', '# A');
  write('content/disk.png', 'picture');
  write('out/.afterword', 'ours');
  write('out/a/index.html', '<h1>A</h1>');
  inputs = {
    root: join(folder, 'program'),
    contentDir: join(folder, 'content'),
    files: ['a.md', 'disk.png'],
    rest: ['/', []],
  };
});

describe('the key of a site', () => {
  test('is the same for the same files, whenever they were written and in whatever order they were found', () => {
    const before = inputsKey(inputs);
    utimesSync(join(folder, 'content/a.md'), 1, 1);
    expect(inputsKey({ ...inputs, files: ['disk.png', 'a.md'] })).toBe(before);
  });

  test.each([
    ['a document', () => write('content/a.md', '# B')],
    ['a picture', () => write('content/disk.png', 'other')],
    ['the code of the program', () => write('program/src/page.ts', 'export { };')],
    ['the versions of what it uses', () => write('program/package-lock.json', '{ }')],
    ['a further file of the program', () => write('program/src/parts/more.ts', '')],
  ])('is another after a change of %s', (_what, change) => {
    const before = inputsKey(inputs);
    change();
    expect(inputsKey(inputs)).not.toBe(before);
  });

  test('is there with a file that was found and cannot be opened, and another once it can be', () => {
    const withBad = { ...inputs, files: [...inputs.files, 'caf\uFFFD.md'] };
    const before = inputsKey(withBad);
    expect(inputsKey(withBad)).toBe(before);
    expect(before).not.toBe(inputsKey(inputs));
    write('content/caf\uFFFD.md', '# C');
    expect(inputsKey(withBad)).not.toBe(before);
  });

  test('is another for other options, another list of files, and the same bytes under another name', () => {
    const before = inputsKey(inputs);
    write('content/b.md', '# A');
    const others = [
      { ...inputs, rest: ['/docs/', []] },
      { ...inputs, files: ['a.md'] },
      { ...inputs, files: ['b.md', 'disk.png'] },
    ];
    for (const other of others) expect(inputsKey(other)).not.toBe(before);
  });
});

describe('a published folder', () => {
  const cacheDir = (): string => join(folder, 'cache');
  const out = (): string => join(folder, 'out');

  beforeEach(() => {
    mkdirSync(cacheDir());
    rememberPublished(cacheDir(), out(), 'key');
  });

  test('is up to date as long as nobody touches it', () => {
    expect(isUpToDate(cacheDir(), out(), 'key')).toBe(true);
  });

  test.each([
    ['a page is edited', () => write('out/a/index.html', '<h1>B</h1>')],
    ['a page is removed', () => rmSync(join(folder, 'out/a/index.html'))],
    ['a file is added', () => write('out/b.html', '')],
    ['the whole folder is removed', () => rmSync(join(folder, 'out'), { recursive: true })],
    ['the record was cut off by a kill', () => writeFileSync(join(folder, 'cache/published.json'), '{"key":"k')],
    ['there is no record', () => rmSync(join(folder, 'cache/published.json'))],
  ])('is not where %s', (_what, change) => {
    change();
    expect(isUpToDate(cacheDir(), out(), 'key')).toBe(false);
  });

  test('is not for another key or in another place', () => {
    write('other/a/index.html', '<h1>A</h1>');
    expect(isUpToDate(cacheDir(), out(), 'other key')).toBe(false);
    expect(isUpToDate(cacheDir(), join(folder, 'other'), 'key')).toBe(false);
  });
});
