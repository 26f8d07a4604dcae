import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { BAIT, hostileSite, MEMBERS } from './hostile-site.ts';
import { settle, stageOf } from './stage.ts';

declare global {
  interface Window {
    P?: number;
  }
}

const stage = stageOf(hostileSite);

const ran = (page: Page): Promise<number | undefined> => page.evaluate(() => window.P);
const anywhere = (page: Page): Promise<number> => page.locator('img, main script:not([src]), .hits img').count();

describe('titles, names and events that look like markup', () => {
  test('are text on the pages that show them', async () => {
    const page = await stage.tab();
    for (const path of ['/', '/incidents/', '/incidents/quokka/', '/actions/', '/services/']) {
      await page.goto(stage.at(path));
      await settle(page);
      expect(await page.locator('main').innerText(), path).toContain(BAIT);
      expect(await anywhere(page), path).toBe(0);
      expect(await ran(page), path).toBeUndefined();
    }
  });

  test('are text among the results of a search, H1', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/?q=quokka'));
    await settle(page);
    await expect.poll(() => page.locator('.hit').count()).toBe(1);
    expect(await page.locator('.hit h2').innerText()).toBe(`${BAIT} the quokka outage`);
    expect(await page.locator('.hit-text').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining(BAIT)]));
    expect(await anywhere(page)).toBe(0);
    expect(await ran(page)).toBeUndefined();
  });

  test('are text where they are the question, H1', async () => {
    const page = await stage.tab();
    for (const words of [BAIT, '"><script>window.P=1</script>', '<xylophone>']) {
      await page.goto(stage.at(`/search/?q=${encodeURIComponent(words)}`));
      await settle(page);
      expect(await page.locator('.search-field').inputValue()).toBe(words);
      expect(await anywhere(page)).toBe(0);
      expect(await ran(page)).toBeUndefined();
    }
    expect(await page.locator('.search-status').innerText()).toContain('“<xylophone>”');
  });
});

describe('headings named after members of the window, A4', () => {
  test('the page has each of them, and its script still works', async () => {
    // A transition between pages that is cut short is an error to the browser.
    const page = await stage.tab({ reducedMotion: 'reduce' });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(stage.at('/incidents/quokka/'));
    await settle(page);
    expect(await page.locator('h2').allInnerTexts()).toEqual(expect.arrayContaining(MEMBERS));
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    expect(errors).toEqual([]);
  });

  test('each is found by its name, at its place', async () => {
    const page = await stage.tab();
    for (const name of ['location', 'constructor', 'history']) {
      await page.goto(stage.at(`/search/?q=${name}`));
      await settle(page);
      const line = page.locator('.hit-line', { has: page.getByText(name, { exact: true }) }).first();
      const href = await line.getAttribute('href');
      await page.goto(new URL(href ?? '', page.url()).href);
      expect(await page.locator(':target').innerText()).toBe(name);
    }
  });
});
