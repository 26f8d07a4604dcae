import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { INCIDENTS, KINDS } from '../browser/kinds.ts';
import { settle, stageOf } from '../browser/stage.ts';
import { buildFolder, root } from '../site/build.ts';
import { runUnshared, unsharingRefused } from '../support/other-machine.ts';

/** Without any network but a loopback that is down. */
const APART = '-rn';
const ASKING = "fetch('https://example.org').then(() => process.exit(1), () => process.exit(0))";
const noNetless = unsharingRefused(APART, `'${process.execPath}' -e "${ASKING}"`);
if (noNetless !== null) console.warn(`K10: this machine has no network to take away, so the build has the one there is: ${noNetless}`);

let built = '';

/** The sample content, built where there is no network, and no browser to be found. */
const stage = stageOf(async () => {
  const out = join(inject('runFolder'), 'without-network');
  const content = join(root, 'content');
  const { code, output } =
    noNetless === null
      ? await runUnshared(APART, `PATH=/nowhere $AFTERWORD build --content '${content}' --out '${out}'`)
      : await buildFolder(content, out);
  expect(code, output).toBe(0);
  built = output;
  return out;
});

/** A tab that reaches the site's own origin and nobody else, and remembers whom else it was to reach. */
async function closedTab() {
  const page = await stage.tab({ timezoneId: 'Europe/Berlin' });
  const { origin } = new URL(stage.at('/'));
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.context().route(
    (url) => url.origin !== origin,
    async (route) => {
      elsewhere.push(route.request().url());
      await route.abort();
    },
  );
  return { page, elsewhere, complaints };
}

test('K10, G6: a build needs no network and no browser', () => {
  expect(built).toMatch(/Published \d+ documents? to /);
});

test('G6: without a script, every drawing is there, and each of its events in the list', async () => {
  const page = await stage.tab({ javaScriptEnabled: false });
  for (const { path } of INCIDENTS) {
    await page.goto(stage.at(path));
    const events = page.locator('li.event');
    const drawn = await page.locator('svg.m-drawing a[href^="#"]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    const listed = await events.evaluateAll((all) => all.map((one) => `#${one.id}`));
    expect([path, drawn.length > 0, [...new Set(drawn)].filter((href) => !listed.includes(href))]).toEqual([path, true, []]);
    for (const event of await events.all()) expect(await event.isVisible()).toBe(true);
  }
});

test('K10: no page asks anybody but its own origin', async () => {
  const { page, elsewhere } = await closedTab();
  for (const { path } of KINDS) {
    await page.goto(stage.at(path));
    await settle(page);
    await page.waitForLoadState('networkidle');
  }
  expect(elsewhere).toEqual([]);
});

test('K10: the search answers, on its page and over any other', async () => {
  const { page, elsewhere, complaints } = await closedTab();
  await page.goto(stage.at('/search/?q=connection+pool'));
  await settle(page);
  expect(await page.locator('main .search-results a, main .hit a').count()).toBeGreaterThan(0);
  await page.goto(stage.at('/'));
  await settle(page);
  await page.keyboard.press('/');
  await page.keyboard.type('connection pool');
  await page.locator('dialog [role=option], dialog a').first().waitFor();
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test('K10: the tools of a timeline work', async () => {
  const { page, elsewhere, complaints } = await closedTab();
  await page.goto(stage.at('/incidents/2024-05-10-checkout-slow/'));
  await settle(page);
  const times = page.locator('.event-time');
  const written = await times.allInnerTexts();
  await page.getByLabel('UTC').check();
  expect(await times.allInnerTexts()).not.toEqual(written);
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});
