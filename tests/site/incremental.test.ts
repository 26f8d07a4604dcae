import { appendFileSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generateDocument } from '../../bench/generate.ts';
import { defaultCacheDir } from '../../src/site/settings.ts';
import { differing } from '../support/differing.ts';
import { editedFolder } from '../support/random-edits.ts';
import { readTree } from '../temp-dir.ts';
import { buildFolder, root, temporaryFolder } from './build.ts';

/** `npx node bench/incremental.ts` compares after each single edit, with as many as one likes. */
const SEED = 7;
const STATES = 3;
const EDITS = 10;
const DOCUMENTS = 9;

const folder = temporaryFolder();
afterAll(folder.remove);

/** Removes a content folder, its site, and what is kept between builds. Drawings are named by all that decides them. */
function forgetAllButDrawings(content: string): void {
  for (const dir of [content, `${content}-out`]) rmSync(dir, { recursive: true, force: true });
  const cache = defaultCacheDir(root, content);
  for (const name of existsSync(cache) ? readdirSync(cache) : []) if (name !== 'drawings') rmSync(join(cache, name), { recursive: true });
}

/** How many files were rendered, of how many. */
function renderedOf(output: string): [rendered: number, all: number] {
  const [, rendered = '', all = ''] = /(\d+) of (\d+) files rendered/.exec(output) ?? [];
  return [Number(rendered), Number(all)];
}

test('after thirty random edits, ten at a time, a build is byte for byte what a cold build is', async () => {
  const content = join(folder.dir, 'content');
  const out = join(folder.dir, 'out');
  const edited = editedFolder(content, DOCUMENTS, SEED);
  const copy = join(folder.dir, 'copy');
  const copyOut = join(folder.dir, 'copy-out');
  const first = await buildFolder(content, out);
  expect(first.code, first.output).toBe(0);
  for (let state = 1; state <= STATES; state++) {
    const edits = Array.from({ length: EDITS }, edited.edit);
    forgetAllButDrawings(copy);
    cpSync(content, copy, { recursive: true });
    const [warm, cold] = [await buildFolder(content, out), await buildFolder(copy, copyOut)];
    expect([warm.code, cold.code], edits.join('\n')).toEqual([0, 0]);
    expect([state, differing(out, copyOut)], edits.join('\n')).toEqual([state, []]);
    const [rendered, all] = renderedOf(cold.output);
    expect(rendered).toBe(all);
    expect(all).toBeGreaterThan(30);
  }
});

test('a line more in one meeting renders its page and the five that have no key, and no others', async () => {
  const content = join(folder.dir, 'one');
  const out = join(folder.dir, 'one-out');
  editedFolder(content, 6, SEED);
  await buildFolder(content, out);
  const before = readTree(out);
  appendFileSync(join(content, generateDocument(1).path), '\nOne more line.\n');
  const { code, output, html } = await buildFolder(content, out);
  expect(code, output).toBe(0);
  // 404, overview, search, and the lists: incidents, meetings.
  expect(renderedOf(output)[0]).toBe(1 + 5);
  const page = `${generateDocument(1).path.replace('.md', '')}/index.html`;
  expect(html(`/${page}`)).toContain('One more line.');
  const changed = [...readTree(out)].filter(([path, text]) => !path.startsWith('pagefind/') && before.get(path) !== text);
  // Its twin says the same; the manifest has a digest of each page.
  expect(changed.map(([path]) => path)).toEqual([page, page.replace(/html$/, 'md'), 'site-manifest.json']);
});
