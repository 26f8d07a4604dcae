import { renameSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { BuildTools } from '../../src/cli/build-tools.ts';
import { runBuild } from '../../src/cli/build.ts';
import { problem } from '../../src/core/problem.ts';
import { CommandError } from '../../src/cli/usage-error.ts';
import { makeCacheDir } from '../../src/io/work-dirs.ts';
import { programRoot } from '../../src/site/settings.ts';
import { readTree, tempDir, writeFiles } from '../temp-dir.ts';
import { fakeWorld, stubTools } from './stubs.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const OPTIONS = {
  content: 'content',
  out: 'dist',
  base: '/',
  audience: 'internal',
  keepGoing: false,
  format: 'text',
  preview: null,
} as const;

async function build(
  cwd: string,
  tools: BuildTools = stubTools(),
  options: Partial<{ keepGoing: boolean; out: string; base: string; content: string }> = {},
) {
  const world = fakeWorld(cwd);
  const cache = makeCacheDir(programRoot(), resolve(cwd, options.content ?? OPTIONS.content));
  onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
  const code = await runBuild({ ...OPTIONS, ...options }, world, tools);
  return { code, ...world.printed() };
}

const siteOf = (cwd: string): string[] => [...readTree(join(cwd, 'dist')).keys()].filter((path) => !path.startsWith('pagefind/'));

test('a good folder becomes a site, and every step says what it does', async () => {
  const cwd = writeFiles(tempDir(), {
    'content/a.md': '# A',
    'content/m/b.md': '# B',
    'content/notes.md': 'no title',
    'content/d.md': '# D\nDRAFT',
  });
  const { code, log, out } = await build(cwd);
  expect(code).toBe(0);
  expect(siteOf(cwd)).toEqual([
    '.afterword',
    '_headers',
    'index.html',
    'meetings/a/index.html',
    'meetings/m/b/index.html',
    'site-manifest.json',
  ]);
  expect(existsSync(join(cwd, 'dist/pagefind/pagefind.js'))).toBe(true);
  expect(out).toBe('');
  expect(log.replace(/\d+\.\d s/g, 'N s')).toBe(
    [
      'Reading content …',
      '  4 documents (N s)',
      'Building pages and the search index …',
      '  2 pages, 0 of them and 0 lines to search (N s)',
      'Verifying links …',
      '  2 links on 3 pages (N s)',
      'Published 2 documents to dist, 2 not meant for the site.',
      '',
    ].join('\n'),
  );
});

test('advice is counted, and shown by `check`', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A' });
  const place = { kind: 'line', path: 'a.md', line: 1, column: 1 } as const;
  const tools: BuildTools = {
    ...stubTools(),
    checkReadings: () => [problem('zone-missing', place, 'no zone'), problem('dead-link', place, 'gone')],
  };
  const { code, log } = await build(cwd, tools);
  expect(code).toBe(0);
  expect(log).not.toContain('zone-missing');
  expect(log).toContain('content/a.md:1:1 warning dead-link: gone.');
  expect(log).toContain('\n1 warning\n1 piece of advice: `afterword check` shows it.\nBuilding pages and the search index …\n');
});

describe('with refused documents', () => {
  const files = {
    'content/good.md': '# Good',
    'content/bad.md': '# Bad\n\nBAD',
    'content/a#b.md': '# Name',
    'content/latin.md': Buffer.from('# Caf\xE9', 'latin1'),
    'content/notes.txt': 'x',
    'content/site.yml': 'titel: x\n',
  };

  test('nothing is published, all problems are said in one run, and the last good site stays byte for byte', async () => {
    const cwd = writeFiles(tempDir(), { 'content/good.md': '# Good' });
    await build(cwd, stubTools('old'));
    const before = readTree(join(cwd, 'dist'));
    writeFiles(cwd, files);
    const { code, log } = await build(cwd, stubTools('new'));
    expect(code).toBe(1);
    expect(readTree(join(cwd, 'dist'))).toEqual(before);
    expect(log.split('\n').filter((line) => line.startsWith('content/'))).toEqual([
      'content/a#b.md file-name: the file name `a#b.md` contains `#`, which does not belong in an address. Rename the file, for example to `a-b.md`.',
      'content/bad.md:3:1 bad-date: `BAD` is not a day. Write a day that exists, as YYYY-MM-DD.',
      'content/latin.md:1:6 encoding: byte 5 (0xE9) is not UTF-8. Save the file as UTF-8.',
      'content/notes.txt file-type: `notes.txt` is neither Markdown nor a picture. Give it the ending .md, or move it out of the content folder.',
      'content/site.yml:1:1 unknown-key: no key is called `titel`. Did you mean `title`? Correct the key or delete it.',
    ]);
    expect(log).toContain('\n5 errors\nNothing was published. Correct the documents, or publish the good ones with --keep-going.\n');
  });

  test('--keep-going publishes the rest, lists what was refused, and still exits 1', async () => {
    const cwd = writeFiles(tempDir(), files);
    // A name of bytes that are no text cannot be opened by the name that Node makes of it.
    writeFileSync(Buffer.concat([Buffer.from(join(cwd, 'content/caf')), Buffer.from([0xe9]), Buffer.from('.md')]), '# Menu');
    const { code, log } = await build(cwd, stubTools(), { keepGoing: true });
    expect(code).toBe(1);
    expect(siteOf(cwd)).toEqual(['.afterword', '_headers', 'index.html', 'meetings/good/index.html', 'site-manifest.json']);
    expect(log).toContain(
      'Published 1 document to dist.\nRefused 6 files:\n  content/a#b.md\n  content/bad.md\n  content/caf\uFFFD.md\n  content/latin.md\n  content/notes.txt\n  content/site.yml\n',
    );
  });

  test('--keep-going with nothing left publishes nothing', async () => {
    const cwd = writeFiles(tempDir(), { 'content/bad.md': '# Bad\nBAD' });
    const { code, log } = await build(cwd, stubTools(), { keepGoing: true });
    expect([code, existsSync(join(cwd, 'dist'))]).toEqual([1, false]);
    expect(log).toContain('1 error\nNothing was published.\n');
  });
});

test.each([
  [
    'missing',
    {},
    'content content-folder: the folder cannot be opened: no such file or directory (ENOENT). Name the folder that holds the documents with --content DIR.',
  ],
  [
    'empty',
    { 'content/.gitkeep': '' },
    'content content-empty: the folder holds no Markdown document. Put a Markdown document in it, or write one with `afterword new incident`.',
  ],
])('a folder that is %s', async (_, files, message) => {
  const { code, log } = await build(writeFiles(tempDir(), files));
  expect(code).toBe(1);
  expect(log.split('\n')).toContain(message);
});

describe('whatever goes wrong while building, the old site stays and the message is one', () => {
  const broken: [string, Partial<BuildTools>, string][] = [
    [
      'the builder fails',
      { buildPages: () => Promise.reject(new CommandError('a page could not be rendered')) },
      'a page could not be rendered',
    ],
    [
      'a page is missing',
      { buildPages: async (job) => ({ ...(await stubTools('new').buildPages(job)), pages: ['/gone/'] }) },
      'The built site is not whole, so it was not published:\n  /gone/ was not built',
    ],
    [
      'a document got no page',
      {
        buildPages: ({ settings }) => {
          writeFiles(settings.outDir, { 'index.html': '<main>x</main>' });
          const index = { pageCount: 0, recordCount: 0, reused: false };
          return Promise.resolve({
            pages: [],
            index,
            redirects: [],
            manifest: null,
            summary: '',
            beside: { scan: null, close: () => Promise.resolve() },
          });
        },
      },
      'The built site is not whole, so it was not published:\n  /meetings/a/ was not built',
    ],
  ];
  test.each(broken)('%s', async (_, tools, message) => {
    const cwd = writeFiles(tempDir(), { 'content/a.md': '# A' });
    await build(cwd, stubTools('old'));
    const before = readTree(join(cwd, 'dist'));
    writeFiles(cwd, { 'content/a.md': '# A\n\nMore' });
    await expect(build(cwd, { ...stubTools('new'), ...tools })).rejects.toThrow(new CommandError(message));
    expect(readTree(join(cwd, 'dist'))).toEqual(before);
    const cache = makeCacheDir(programRoot(), join(cwd, 'content'));
    expect(readdirSync(cache).filter((name) => name.startsWith('staging'))).toEqual([]);
  });
});

test('a second build of the same folder does nothing; of a changed one, of other options or over a changed site it builds', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A' });
  await build(cwd, stubTools('first'));
  const before = readTree(join(cwd, 'dist'));
  const { code, log } = await build(cwd, stubTools('second'));
  expect(code).toBe(0);
  expect(log.split('\n').slice(2)).toEqual(['Nothing has changed since the last build.', 'Published 1 document to dist.', '']);
  expect(readTree(join(cwd, 'dist'))).toEqual(before);
  const word = (): string | undefined => /<h1>(.*)<\/h1>/.exec(readTree(join(cwd, 'dist')).get('meetings/a/index.html') ?? '')?.[1];
  writeFiles(cwd, { 'content/a.md': '# A\n\nMore' });
  await build(cwd, stubTools('third'));
  expect(word()).toBe('third');
  await build(cwd, stubTools('fourth'), { base: '/pr/7/' });
  expect(word()).toBe('fourth');
  writeFiles(cwd, { 'dist/meetings/a/index.html': 'somebody else' });
  await build(cwd, stubTools('fifth'), { base: '/pr/7/' });
  expect(word()).toBe('fifth');
});

test('a document that nobody reports on is a defect, and stops the build', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A', 'content/b.md': '# B' });
  const tools = stubTools();
  const forgetful: BuildTools = {
    ...tools,
    readDocument: (source, context) => ({ ...tools.readDocument(source, context), ...(source.path === 'b.md' ? { meeting: null } : {}) }),
  };
  const { code, log } = await build(cwd, forgetful);
  expect([code, existsSync(join(cwd, 'dist'))]).toEqual([1, false]);
  expect(log).toContain("content/b.md was neither published nor refused: a defect of Afterword's.");
});

test.each([
  ['.', '--out . would replace the content folder content. Name another folder.'],
  ['content', '--out content would replace the content folder content. Name another folder.'],
  ['content/dist', '--out content/dist lies in the content folder content. Name another folder.'],
  ['/', '--out / would replace the content folder content. Name another folder.'],
])('--out %s is refused before anything is done', async (out, message) => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A' });
  await expect(build(cwd, stubTools(), { out })).rejects.toThrow(new CommandError(message));
  expect([...readTree(cwd).keys()]).toEqual(['content/a.md']);
});

test('--out may not be the folder that somebody works in, nor the program', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A', 'work/x': '' });
  mkdirSync(join(cwd, 'work/deep'));
  await expect(build(join(cwd, 'work/deep'), stubTools(), { content: '../../content', out: '..' })).rejects.toThrow(
    'would replace the folder that you are in',
  );
  await expect(build(cwd, stubTools(), { out: programRoot() })).rejects.toThrow('would replace the program itself');
});

test('--out with files of somebody else is refused before the long part', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A', 'dist/thesis.txt': 'x' });
  await expect(build(cwd)).rejects.toThrow("holds files that are not a site of Afterword's");
  expect(readTree(join(cwd, 'dist'))).toEqual(new Map([['thesis.txt', 'x']]));
});

test('a base is part of the links and not of the folder', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A' });
  const { code } = await build(cwd, stubTools(), { base: '/pr/7/' });
  expect(code).toBe(0);
  expect(readTree(join(cwd, 'dist')).get('index.html')).toContain('href="/pr/7/meetings/a/"');
});

test('two builds of one folder at once: both end well, and the site is one of the two', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A', 'content/b.md': '# B' });
  for (const round of [1, 2]) {
    const words = [`first${round}`, `second${round}`];
    writeFiles(cwd, { 'content/b.md': `# B\n\nRound ${round}` });
    const codes = await Promise.all(words.map(async (word) => (await build(cwd, stubTools(word))).code));
    expect(codes).toEqual([0, 0]);
    const pages = [...readTree(join(cwd, 'dist'))]
      .filter(([path]) => path.startsWith('meetings/'))
      .map(([, text]) => /<h1>(.*)<\/h1>/.exec(text)?.[1]);
    expect(pages).toHaveLength(2);
    expect(new Set(pages).size).toBe(1);
    expect(words).toContain(pages[0]);
  }
});

test('a build that drops what was published says so, once, and publishes all the same', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A', 'content/m/b.md': '# B', 'content/site.yml': 'title: Notes\n' });
  expect((await build(cwd)).log).not.toContain('warning');
  rmSync(join(cwd, 'content/m/b.md'));
  const { code, log } = await build(cwd);
  expect(code).toBe(0);
  expect(log).toContain('warning m/b.md lost-address: the address `/meetings/m/b/` (“B”) was published, and would lead nowhere. Keep it');
  writeFiles(cwd, { 'content/c.md': '# C' });
  expect((await build(cwd)).log).not.toContain('warning');
});

test('a document that was renamed is told with the line to write', async () => {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A' });
  await build(cwd);
  renameSync(join(cwd, 'content/a.md'), join(cwd, 'content/b.md'));
  expect((await build(cwd)).log).toContain("write `aliases: ['/meetings/a/']` in the front matter of b.md");
});
