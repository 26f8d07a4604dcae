import { expect, test } from 'vitest';
import { INCIDENTS, KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const stage = stageOf(sampleSite);
const PAGES = KINDS.filter(({ kind }) => !kind.startsWith('search'));

test.each(PAGES)('the page “$kind” says the same without JavaScript', async ({ path }) => {
  const plain = await stage.tab({ javaScriptEnabled: false });
  await plain.goto(stage.at(path));
  const scripted = await stage.tab();
  await scripted.goto(stage.at(path));
  await settle(scripted);
  // What the script adds to a timeline has tests of its own (timeline-tools.test.ts).
  await scripted.locator('.timeline-tools').evaluateAll((tools) => tools.forEach((one) => one.remove()));
  const words = await plain.locator('body').innerText();
  expect(words.length).toBeGreaterThan(200);
  expect(words).toBe(await scripted.locator('body').innerText());
});

test.each(INCIDENTS)('the page “$kind” lists its events and shows its drawing', async ({ path }) => {
  const page = await stage.tab({ javaScriptEnabled: false });
  await page.goto(stage.at(path));
  const events = page.locator('.event');
  const count = await events.count();
  expect(count).toBeGreaterThan(5);
  for (const event of await events.all()) expect((await event.locator('.event-text').innerText()).length).toBeGreaterThan(10);
  const drawing = page.locator('.drawing .m-beside');
  const box = await drawing.boundingBox();
  expect(box?.width).toBeGreaterThan(900);
  expect(await drawing.locator('.m-event').count()).toBe(count);
});

test('the search page says what it needs and where else to look', async () => {
  const page = await stage.tab({ javaScriptEnabled: false });
  await page.goto(stage.at('/search/'));
  const main = page.locator('main');
  expect(await main.innerText()).toContain('Searching needs JavaScript.');
  expect(await main.locator('input').isVisible()).toBe(false);
  const links = await main.locator('a').all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
  expect(hrefs).toEqual([
    ...['/incidents/', '/meetings/', '/people/', '/services/', '/tags/', '/decisions/', '/actions/'],
    // By year: the newest month of each.
    ...['/incidents/#2024-06', '/meetings/#2024-06'],
  ]);
  for (const link of links) expect(await link.isVisible()).toBe(true);
});
