import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BuildTools } from '../../src/cli/build-tools.ts';
import { runBuild } from '../../src/cli/build.ts';
import { CommandError } from '../../src/cli/usage-error.ts';
import { makeCacheDir } from '../../src/io/work-dirs.ts';
import { programRoot } from '../../src/site/settings.ts';
import { fakeWorld, stubTools } from '../cli/stubs.ts';
import { readTree, tempDir, writeFiles } from '../temp-dir.ts';

const OPTIONS = {
  content: 'content',
  out: 'dist',
  base: '/',
  keepGoing: false,
  format: 'text',
  preview: null,
  audience: 'internal',
} as const;
const PAGE = 'meetings/a/index.html';

/** Builds a good site, then one of changed documents with `tools`; says what the second printed or threw. */
async function buildTwice(tools: BuildTools): Promise<{ error: unknown; same: boolean; left: readonly string[] }> {
  const cwd = writeFiles(tempDir(), { 'content/a.md': '# A', 'content/b.md': '# B' });
  const cache = makeCacheDir(programRoot(), join(cwd, 'content'));
  onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
  expect(await runBuild(OPTIONS, fakeWorld(cwd), stubTools('old'))).toBe(0);
  const before = readTree(join(cwd, 'dist'));
  writeFiles(cwd, { 'content/a.md': '# A\n\nMore' });
  const error = await runBuild(OPTIONS, fakeWorld(cwd), tools).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const left = [
    ...readdirSync(cache).filter((name) => name.startsWith('staging')),
    ...readdirSync(cwd).filter((name) => name.startsWith('.')),
  ];
  return { error, same: JSON.stringify([...readTree(join(cwd, 'dist'))]) === JSON.stringify([...before]), left };
}

/** What builds as it should, and is then spoilt in the folder where the site is made. */
function spoilt(spoil: (dir: string) => void): BuildTools {
  const tools = stubTools('new');
  return {
    ...tools,
    buildPages: async (job) => {
      const built = await tools.buildPages(job);
      spoil(job.settings.outDir);
      return built;
    },
  };
}

const page = (html: string): Record<string, string> => ({ [PAGE]: `<html lang="en"><main>${html}</main></html>` });

describe('K8: what a renderer swallowed is found before anything is published', () => {
  test.each<[string, (dir: string) => void, string]>([
    ['a page that was not written', (dir) => rmSync(join(dir, PAGE)), '/meetings/a/ was not built'],
    ['a blank article', (dir) => void writeFiles(dir, page('<article></article>')), `${PAGE} holds an article without any text`],
    ['an article of white space', (dir) => void writeFiles(dir, page('<article> \n&nbsp;</article>')), 'holds an article without any text'],
    [
      'a link to a page that is not there',
      (dir) => void writeFiles(dir, page('<a href="/gone/">x</a>')),
      'points at /gone/, which is not there',
    ],
    ['an anchor that is not there', (dir) => void writeFiles(dir, page('<a href="/meetings/b/#x">x</a>')), 'an anchor which is not there'],
    [
      'a picture that is not there',
      (dir) => void writeFiles(dir, page('<img src="/x.png" alt="">')),
      'points at /x.png, which is not there',
    ],
    ['an address that cannot be decoded', (dir) => void writeFiles(dir, page('<a href="/100%.png">x</a>')), 'points at /100%.png'],
  ])('K8: %s', async (_, spoil, message) => {
    const { error, same, left } = await buildTwice(spoilt(spoil));
    expect(error).toBeInstanceOf(CommandError);
    expect(String(error)).toContain('The built site is not whole, so it was not published:');
    expect(String(error)).toContain(message);
    expect([same, left]).toEqual([true, []]);
  });
});

test('K2: a renderer that fails half way leaves the old site, and nothing of the new one', async () => {
  const { error, same, left } = await buildTwice(
    spoilt((dir) => {
      rmSync(join(dir, PAGE));
      throw new Error('URI malformed\n    at render (/somewhere/inside.js:1:1)');
    }),
  );
  expect(error).toBeInstanceOf(CommandError);
  expect(String(error)).toContain('The pages could not be built, so nothing was published: URI malformed');
  expect(String(error)).not.toMatch(/\n {4}at /);
  expect([same, left]).toEqual([true, []]);
});
