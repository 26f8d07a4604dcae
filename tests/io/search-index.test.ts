import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indexSite, type SearchRecord } from '../../src/io/search-index.ts';
import { readTree, tempDir, writeFiles } from '../temp-dir.ts';

const record: SearchRecord = {
  url: '/incidents/a/#t-1',
  content: 'Connection pool exhausted',
  meta: { title: '14:35 Connection pool exhausted', place: 'event', page: 'Checkout outage', date: '18 March 2024' },
  filters: { kind: ['incident'], part: ['event'] },
  sort: { date: '2024-03-18' },
};
const html = (text: string): string => `<html lang="en"><body><main data-pagefind-body><h1>T</h1><p>${text}</p></main></body></html>`;

test('pages and lines are indexed; the same ones again are copied, changed ones are not', async () => {
  const cacheDir = tempDir();
  const siteDir = writeFiles(tempDir(), { 'index.html': html('home'), 'incidents/a/index.html': html('pool') });
  const job = { siteDir, cacheDir, records: [record], language: 'en' };
  const pagefind = join(siteDir, 'pagefind');

  expect(await indexSite(job)).toEqual({ pageCount: 2, recordCount: 1, reused: false });
  const first = readTree(pagefind);
  expect([...first.keys()]).toEqual(expect.arrayContaining(['pagefind.js', 'pagefind-entry.json']));
  expect(JSON.parse(first.get('pagefind-entry.json') ?? '')).toMatchObject({ languages: { en: { page_count: 3 } } });

  rmSync(pagefind, { recursive: true });
  expect(await indexSite(job)).toMatchObject({ reused: true });
  expect(readTree(pagefind)).toEqual(first);

  rmSync(pagefind, { recursive: true });
  expect(await indexSite({ ...job, records: [record, { ...record, url: '/incidents/a/#t-2' }] })).toMatchObject({
    reused: false,
    recordCount: 2,
  });

  rmSync(pagefind, { recursive: true });
  writeFiles(siteDir, { 'index.html': html('other') });
  expect(await indexSite(job)).toMatchObject({ reused: false });
}, 30_000);

test('a site of nothing but a page without text still gets an index', async () => {
  const siteDir = writeFiles(tempDir(), { 'index.html': '<html lang="en"></html>' });
  await expect(indexSite({ siteDir, cacheDir: tempDir(), records: [], language: 'en' })).resolves.toMatchObject({ pageCount: 1 });
});
