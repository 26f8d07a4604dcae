import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sampleSite } from '../browser/sites.ts';
import { searchOf } from '../search/index-folder.ts';
import { root } from './build.ts';

/** Of the index' own pages; those of a name without a place on the page begin so. */
const ID = /<h2 id="([^"]+)"/g;
const NO_PLACE = 'none--';

test('every place that the index knows is on the built page, and so is every line that is a hit of its own', async () => {
  const out = await sampleSite();
  const { site } = await searchOf(resolve(root, 'content'));
  const idsOf = (url: string): Set<string> => {
    const html = readFileSync(join(out, url, 'index.html'), 'utf8');
    return new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? ''));
  };
  const places = site.pages.flatMap(({ url, html }) => {
    const ids = idsOf(url);
    return [...html.matchAll(ID)].map(([, id = '']) => ({ place: `${url}#${id}`, there: ids.has(id) || id.startsWith(NO_PLACE) }));
  });
  expect(places.filter(({ there }) => !there).map(({ place }) => place)).toEqual([]);
  // 58 events, 79 lines and the sections of 21 pages: the test looked at something.
  expect(places.length).toBeGreaterThan(250);
  const lines = site.records.map(({ url }) => url);
  expect(lines.filter((url) => !idsOf(url.split('#')[0] ?? '').has(url.split('#')[1] ?? ''))).toEqual([]);
  expect(lines.length).toBe(79);
});
