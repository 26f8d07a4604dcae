import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { INCIDENTS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const stage = stageOf(sampleSite);

/** Bytes on the wire: text as a host sends it, compressed; fonts are compressed already. */
const sizeOf = (url: string, body: Buffer): number => (url.endsWith('.woff2') ? body.length : gzipSync(body, { level: 9 }).length);

test.each(INCIDENTS)('“$kind” loads under 60 kB in all, under 3 kB of it script', async ({ path }) => {
  const page = await stage.tab();
  const loaded: { url: string; size: Promise<number> }[] = [];
  page.on('response', (response) => {
    const url = response.url();
    loaded.push({ url, size: response.body().then((body) => sizeOf(url, body)) });
  });
  await page.goto(stage.at(path));
  await settle(page);
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(loaded.map(async ({ url, size }) => ({ url, size: await size })));
  const sum = (end: RegExp): number => sizes.filter(({ url }) => end.test(url)).reduce((total, { size }) => total + size, 0);
  // The page itself, its style and its letters: less would mean that something was not counted.
  expect(sum(/\/$/)).toBeGreaterThan(1000);
  expect(sum(/\.css$/)).toBeGreaterThan(1000);
  expect(sum(/\.woff2$/)).toBeGreaterThan(10_000);
  expect(sum(/\.js$/)).toBeGreaterThan(0);
  expect(sum(/\.js$/)).toBeLessThan(3000);
  expect(sum(/./)).toBeLessThan(60_000);
});
