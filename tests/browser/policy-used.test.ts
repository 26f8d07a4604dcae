import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { redirectPage } from '../../src/core/render/redirect-page.ts';
import { INCIDENTS, KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';
import { watch } from './watched.ts';

const stage = stageOf(sampleSite);

const NOTHING = { violations: [], issues: [], complaints: [] };
/** A browser says of any page with status 404 that it was not found. */
const NOT_FOUND = 'Failed to load resource: the server responded with a status of 404 (Not Found)';

async function openedAndSearched(page: Page): Promise<void> {
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.waitFor();
  await page.keyboard.type('connection pool');
  await dialog.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('the quick search is opened and used over every kind of page, and nothing breaks the policy', async () => {
  const page = await stage.tab();
  const seen = await watch(page);
  for (const { path, kind } of KINDS) {
    await page.goto(stage.at(path));
    await settle(page);
    if (path.startsWith('/search/')) {
      // There the same key leads to the page's own field.
      await page.keyboard.press('/');
      await page.keyboard.type('the disk was full');
      await expect.poll(() => page.locator('.hit').count(), { message: kind }).toBeGreaterThan(0);
    } else await openedAndSearched(page);
  }
  expect({ ...seen, complaints: seen.complaints.filter((text) => text !== NOT_FOUND) }).toEqual(NOTHING);
});

test('the search page is used, filters and all, and leads to what was found, within the policy', async () => {
  // A transition between pages that is cut short is an error to the browser.
  const page = await stage.tab({ reducedMotion: 'reduce' });
  const seen = await watch(page);
  await page.goto(stage.at('/search/'));
  await settle(page);
  await page.locator('.search-field').fill('connection');
  await expect.poll(() => page.locator('.hit').count()).toBeGreaterThan(1);
  await page.locator('.facets label', { hasText: 'Actions' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.size).toBeGreaterThan(1);
  await page.locator('.facets label', { hasText: 'Actions' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.size).toBe(1);
  await page.locator('.hit-line').first().click();
  // The words are marked there, by a script that is loaded for it.
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(0);
  expect(seen).toEqual(NOTHING);
});

test('the tools of each timeline are used, zones and copy, within the policy', async () => {
  const page = await stage.tab({ timezoneId: 'Europe/Berlin', permissions: ['clipboard-read', 'clipboard-write'] });
  const seen = await watch(page);
  for (const { path, kind } of INCIDENTS) {
    await page.goto(stage.at(path));
    await settle(page);
    for (const zone of await page.getByRole('group', { name: 'Times' }).getByRole('radio').all()) await zone.check();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText()), kind).toContain('## Timeline');
    // From the drawing to the event in the list.
    await page.locator('svg.m-drawing a[href^="#"]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash !== '');
  }
  expect(seen).toEqual(NOTHING);
});

test('every picture of the site opens alone, asks for nothing else, and holds nothing that acts', async () => {
  const page = await stage.tab();
  const seen = await watch(page);
  const files = readdirSync(stage.out(), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:svg|png|jpe?g|gif|webp)$/.test(file),
  );
  expect(files.filter((file) => file.endsWith('.svg')).length).toBeGreaterThan(8);
  expect(files.filter((file) => file.endsWith('.png')).length).toBeGreaterThan(8);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  for (const file of files) {
    asked.length = 0;
    await page.goto(stage.at(`/${file}`));
    expect(asked.filter((path) => path !== '/favicon.ico')).toEqual([`/${file}`]);
    const acting = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(
          ({ localName, attributes }) =>
            ['script', 'foreignObject', 'iframe', 'object', 'embed', 'use', 'image', 'animate', 'set'].includes(localName) ||
            [...attributes].some(({ name, value }) => /^on/i.test(name) || (/href$/i.test(name) && !value.startsWith('#'))),
        )
        .map(({ outerHTML }) => outerHTML.slice(0, 100)),
    );
    expect(acting, file).toEqual([]);
  }
  // Chromium asks for the icon of a page that names none.
  expect({ ...seen, complaints: seen.complaints.filter((text) => text !== NOT_FOUND) }).toEqual(NOTHING);
});

test('the page at an old address leads on within its policy', async () => {
  const page = await stage.tab();
  const seen = await watch(page);
  const html = redirectPage({ language: 'en', href: '/incidents/', canonical: null, styleSheets: [], before: '' });
  await page.route('**/old/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(stage.at('/old/'));
  await page.waitForURL('**/incidents/');
  await settle(page);
  expect(seen).toEqual(NOTHING);
});

test('what breaks the policy is seen in all three ways, also in a page that was left', async () => {
  const page = await stage.tab();
  const seen = await watch(page);
  await page.goto(stage.at('/'));
  await settle(page);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
  });
  await page.waitForFunction(() => window.violations?.length === 1);
  await page.goto(stage.at('/incidents/'));
  await settle(page);
  await expect.poll(() => seen.issues).toEqual(['style-src-elem inline']);
  expect(seen.violations).toEqual(['style-src-elem inline']);
  expect(seen.complaints).toEqual([expect.stringContaining('Content Security Policy')]);
});
