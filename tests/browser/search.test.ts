import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf, type Stage } from './stage.ts';

const stage = stageOf(sampleSite);
const FOUND = '/incidents/2024-03-22-engineering-sync/march-18-checkout-failures/';
/** “Cause identified, the MongoDB connection pool is exhausted …”, at 14:35 on 18 March 2024. */
const EVENT = `${FOUND}#t-2024-03-18-1435`;

const status = (page: Page): Promise<string> => page.locator('.search-status').innerText();
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() =>
    document.activeElement instanceof HTMLAnchorElement ? document.activeElement.href : (document.activeElement?.id ?? null),
  );

async function searchedFor(on: Stage, words: string): Promise<Page> {
  const page = await on.tab();
  await page.goto(on.at(`/search/?q=${encodeURIComponent(words)}`));
  await settle(page);
  return page;
}

async function inView(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + Math.min(box.height, 40) <= height;
}

describe('what is found', () => {
  test('“connection pool” finds the incident, the line of its timeline with its time, and the action', async () => {
    const page = await searchedFor(stage, 'connection pool');
    const hit = page.locator('.hit', { has: page.locator(`h2 a[href$="${FOUND}"]`) });
    expect(await hit.locator('h2').innerText()).toBe('March 18 checkout failures');
    const event = hit.locator(`a[href$="${EVENT}"]`);
    expect(await event.locator('.hit-place').innerText()).toBe('Timeline, 14:35');
    expect(await event.locator('.hit-text').innerText()).toContain('the MongoDB connection pool is exhausted');
    expect(await event.locator('mark').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/connection|pool/i)]));
  });

  test('every line leads to a place that is there, and says what it is', async () => {
    const page = await searchedFor(stage, 'connection pool');
    const lines = await page.locator('.hit-line').all();
    expect(lines.length).toBeGreaterThan(4);
    const targets = await Promise.all(
      lines.map(async (line) => ({
        href: await line.evaluate((element: HTMLAnchorElement) => element.href),
        place: await line.locator('.hit-place').innerText(),
      })),
    );
    const reader = await stage.tab();
    for (const { href, place } of targets) {
      expect(place).not.toBe('');
      await reader.goto(href);
      expect(new URL(href).hash).not.toBe('');
      expect(await reader.locator(':target').count(), href).toBe(1);
    }
  });

  test('what is no word of any page finds nothing, and the page says what to do', async () => {
    const page = await searchedFor(stage, 'xylophone');
    expect(await status(page)).toBe('Nothing found for “xylophone”. Fewer or other words may help.');
    expect(await page.locator('.hit').count()).toBe(0);
  });

  test('a kind can be chosen, says how many it has, and narrows what is shown', async () => {
    const page = await searchedFor(stage, 'connection pool');
    const actions = page.locator('.facets label', { hasText: 'Actions' });
    const count = Number(await actions.locator('.count').innerText());
    expect(count).toBeGreaterThan(0);
    expect(await page.locator('.hit-line').count()).toBeGreaterThan(count);
    await actions.click();
    await page.waitForURL(/kind=action/);
    await expect.poll(() => page.locator('.hit-line').count()).toBe(count);
    for (const place of await page.locator('.hit-place').allInnerTexts()) expect(place).toMatch(/^Action/);
    expect(await actions.locator('input').isChecked()).toBe(true);
  });

  test('a time and a word of its event find the event', async () => {
    const page = await searchedFor(stage, '14:35 exhausted');
    expect(await page.locator(`.hit-line[href$="${EVENT}"] .hit-place`).innerText()).toBe('Timeline, 14:35');
  });
});

describe('from the keyboard alone', () => {
  test.each(KINDS.filter(({ kind }) => !kind.startsWith('search')))(
    '“/” and Ctrl-K lead from the page “$kind” to the field',
    async ({ path }) => {
      const page = await stage.tab();
      for (const key of ['/', 'Control+k']) {
        await page.goto(stage.at(path));
        await settle(page);
        await page.keyboard.press(key);
        await page.waitForURL(stage.at('/search/'));
        await expect.poll(() => focused(page)).toBe('search-words');
      }
    },
  );

  test('typing, arrow down, Enter: the reader stands at the line that answers', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/people/'));
    await page.keyboard.press('/');
    await page.locator('.search-field').waitFor();
    await expect.poll(() => focused(page)).toBe('search-words');
    await page.keyboard.type('MongoDB connection pool exhausted');
    await page.locator(`.hit-line[href$="${EVENT}"]`).waitFor();
    for (let step = 0; step < 12 && !(await focused(page))?.endsWith(EVENT); step += 1) await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(stage.at(EVENT));
    await page.keyboard.press('Enter');
    await page.waitForURL(stage.at(EVENT));
    expect(await page.locator(':target .event-text').innerText()).toContain('the MongoDB connection pool is exhausted');
    expect(await inView(page, ':target')).toBe(true);
  });

  test('arrow up comes back to the field, and Escape clears it', async () => {
    const page = await searchedFor(stage, 'connection pool');
    await page.locator('.search-field').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain(stage.at('/'));
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('search-words');
    await page.keyboard.press('Escape');
    await page.waitForURL(stage.at('/search/'));
    expect(await page.locator('.search-field').inputValue()).toBe('');
    await expect.poll(() => page.locator('.hit').count()).toBe(0);
    expect(await status(page)).toBe('');
  });

  test('a slash that is typed into the field stays a slash', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/'));
    await page.keyboard.type('a/b');
    expect(await page.locator('.search-field').inputValue()).toBe('a/b');
  });
});

describe('what the reader is told and gets back', () => {
  test('the count is announced', async () => {
    const page = await searchedFor(stage, 'connection pool');
    expect(await page.locator('.search-status').getAttribute('role')).toBe('status');
    const pages = await page.locator('.hit').count();
    expect(await status(page)).toMatch(new RegExp(`^\\d+ results on ${String(pages)} pages$`));
  });

  test('back and forward restore words and results', async () => {
    const page = await searchedFor(stage, 'connection pool');
    const titles = await page.locator('.hit h2').allInnerTexts();
    await page.locator('.hit h2 a').first().click();
    await page.waitForURL((url) => url.pathname !== '/search/');
    await page.goBack();
    await settle(page);
    expect(await page.locator('.search-field').inputValue()).toBe('connection pool');
    expect(await page.locator('.hit h2').allInnerTexts()).toEqual(titles);

    await page.locator('.search-field').fill('sign-in loop');
    await page.waitForURL(/q=sign-in/);
    await expect.poll(() => page.locator('.hit h2').allInnerTexts()).toContain('June 11 sign-in loop');
    await page.goBack();
    await expect.poll(() => page.locator('.search-field').inputValue()).toBe('connection pool');
    await expect.poll(() => page.locator('.hit h2').allInnerTexts()).toEqual(titles);
    await page.goForward();
    await expect.poll(() => page.locator('.search-field').inputValue()).toBe('sign-in loop');
    await expect.poll(() => page.locator('.hit h2').allInnerTexts()).toContain('June 11 sign-in loop');
  });
});
