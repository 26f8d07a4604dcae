import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeSearchIndex, prepareIndex, writeIndex, type IndexJob } from '../../src/io/search-index.ts';
import { siteFiles } from '../../src/io/site-files.ts';
import type { SearchRecord, SearchSite } from '../../src/core/render/search-site.ts';
import { NO_SEARCH } from '../cli/stubs.ts';
import { readTree, tempDir } from '../temp-dir.ts';

const record: SearchRecord = {
  url: '/incidents/a/#action-1',
  content: 'Monitor the connection pool',
  meta: { title: 'Checkout outage', place: 'Action, open, Ann Lee', date: '2024-03-18' },
  filters: { kind: ['action'], person: ['Ann Lee'] },
  sort: { date: '2024-03-18' },
};
const page = (url: string, text: string): SearchSite['pages'][number] => ({
  url,
  html: `<html><body><main data-pagefind-body><h1>T</h1><p>${text}</p></main></body></html>`,
  text,
});
const site: SearchSite = {
  ...NO_SEARCH,
  pages: [page('/', 'home'), page('/incidents/a/', 'pool')],
  records: [record],
  words: ['home', 'pool'],
};

/** Makes the index and writes it; says what was made. */
async function indexSite({ siteDir, ...job }: IndexJob & { readonly siteDir: string }) {
  const { files, ...result } = await prepareIndex(job);
  writeIndex({ files, ...result }, siteFiles(siteDir, null));
  return result;
}

test('pages and lines have an index each; the same ones again are copied, changed ones are not', async () => {
  const cacheDir = tempDir();
  const siteDir = tempDir();
  const job = { siteDir, cacheDir, site, language: 'en' };
  const pagefind = join(siteDir, 'pagefind');

  expect(await indexSite(job)).toEqual({ pageCount: 2, recordCount: 1, reused: false });
  const first = readTree(pagefind);
  expect([...first.keys()]).toEqual(
    expect.arrayContaining(['pagefind.js', 'pagefind-entry.json', 'lines/pagefind-entry.json', 'names.json']),
  );
  expect(JSON.parse(first.get('pagefind-entry.json') ?? '')).toMatchObject({ languages: { en: { page_count: 2 } } });
  expect(JSON.parse(first.get('lines/pagefind-entry.json') ?? '')).toMatchObject({ languages: { en: { page_count: 1 } } });
  expect(JSON.parse(first.get('words.json') ?? '')).toEqual(['home', 'pool']);

  rmSync(pagefind, { recursive: true });
  expect(await indexSite(job)).toMatchObject({ reused: true });
  expect(readTree(pagefind)).toEqual(first);

  rmSync(pagefind, { recursive: true });
  const more = { ...site, records: [record, { ...record, url: '/incidents/a/#action-2' }] };
  expect(await indexSite({ ...job, site: more })).toMatchObject({ reused: false, recordCount: 2 });

  rmSync(pagefind, { recursive: true });
  expect(await indexSite({ ...job, site: { ...site, pages: [page('/', 'other'), page('/incidents/a/', 'pool')] } })).toMatchObject({
    reused: false,
  });
}, 30_000);

test('a site without documents still gets an index, and says that no line is in it', async () => {
  const siteDir = tempDir();
  await expect(indexSite({ siteDir, cacheDir: tempDir(), site: NO_SEARCH, language: 'en' })).resolves.toMatchObject({ pageCount: 0 });
  const names: unknown = JSON.parse(readFileSync(join(siteDir, 'pagefind/names.json'), 'utf8'));
  expect(names).toMatchObject({ lines: { count: 0 } });
});

test('a change of the pages alone leaves the index of the lines, and the other way round', async () => {
  const cacheDir = tempDir();
  const job = { cacheDir, site, language: 'en' };
  await prepareIndex(job);
  const first = readTree(cacheDir);
  expect([...first.keys()]).toEqual(['search-lines.cbor', 'search-pages.cbor']);
  await prepareIndex({ ...job, site: { ...site, pages: [page('/', 'house')] } });
  const second = readTree(cacheDir);
  expect([...second].filter(([name, bytes]) => first.get(name) !== bytes).map(([name]) => name)).toEqual(['search-pages.cbor']);
  await prepareIndex({ ...job, site: { ...site, pages: [page('/', 'house')], records: [] } });
  expect([...readTree(cacheDir)].filter(([name, bytes]) => second.get(name) !== bytes).map(([name]) => name)).toEqual([
    'search-lines.cbor',
  ]);
});

test('made anew, the index is the same byte for byte', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `name-${String(index)}`);
  const many = names.map((name, index) => ({
    ...record,
    url: `/incidents/${name}/`,
    filters: { kind: ['action'], [name]: names.slice(index) },
    sort: { [name]: name, date: '2024-03-18' },
  }));
  const make = async (): Promise<[string, string][]> => {
    const files = await makeSearchIndex({ ...site, records: many }, 'en');
    return [...files].map(([path, bytes]): [string, string] => [path, Buffer.from(bytes).toString('base64')]).sort();
  };
  const first = await make();
  // Filters and orders are in it, as Pagefind keeps them: forty names have more orders than two runs could share.
  expect(first.filter(([path]) => path.startsWith('lines/filter/')).length).toBe(41);
  expect(await make()).toEqual(first);
});
