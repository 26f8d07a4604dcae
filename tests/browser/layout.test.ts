import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

declare global {
  interface Window {
    shifts?: { value: number; down: string[] }[];
  }
}

/** What Chromium's observer reports; TypeScript's library does not have it yet. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
}

const stage = stageOf(sampleSite);

/** What reaches over the right edge: none, where the page does not scroll sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const over = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
    return [`${scrollWidth} > ${clientWidth}`, ...over.slice(-3).map((element) => element.outerHTML.slice(0, 100))];
  });

/** What is painted over the letters of the page's title. */
const overTitle = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const title = document.querySelector('h1');
    if (title === null) return ['no h1'];
    const range = document.createRange();
    range.selectNodeContents(title);
    const points = [...range.getClientRects()].flatMap(({ left, right, top, bottom }) =>
      [0.02, 0.25, 0.5, 0.75, 0.98].map((part) => [left + (right - left) * part, (top + bottom) / 2] as const),
    );
    if (points.length === 0) return ['the h1 is empty'];
    return points
      .map(([x, y]) => document.elementFromPoint(x, y))
      .filter((element) => element !== title && element?.closest('h1') !== title)
      .map((element) => element?.outerHTML.slice(0, 100) ?? 'outside the window');
  });

// 1280 pixels at 200 % zoom are 640 of the page, each two pixels wide.
const WINDOWS = [
  { width: 320, height: 700 },
  { width: 390, height: 844 },
  { width: 640, height: 400 },
  { width: 1280, height: 800 },
];

test.each(KINDS)('the page “$kind” does not scroll sideways and nothing covers its title', async ({ path }) => {
  const page = await stage.tab({ deviceScaleFactor: 2 });
  await page.goto(stage.at(path));
  await settle(page);
  const found: string[] = [];
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    found.push(...[...(await tooWide(page)), ...(await overTitle(page))].map((line) => `${size.width}: ${line}`));
  }
  expect(found).toEqual([]);
});

/** Runs before the page: remembers what moved, by how much in all, and what of it moved up or down. */
function watchShifts(): void {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as LayoutShift[]) {
      const down = sources.filter(({ previousRect, currentRect }) => Math.abs(previousRect.top - currentRect.top) >= 1);
      window.shifts?.push({ value, down: down.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80) ?? '?') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function shiftsOf(page: Page, path: string): Promise<{ value: number; down: string[] }[]> {
  await page.addInitScript(watchShifts);
  await page.goto(stage.at(path));
  await settle(page);
  // The observer reports after the next frame.
  await page.waitForTimeout(300);
  return (await page.evaluate(() => window.shifts)) ?? [];
}

test.each(KINDS)('nothing on the page “$kind” moves by itself, late letters only as far as a line breaks elsewhere', async ({ path }) => {
  for (const width of [1280, 390]) {
    const still = await stage.tab({ viewport: { width, height: 800 } });
    await still.route('**/*.woff2', (route) => route.abort());
    expect(await shiftsOf(still, path)).toEqual([]);
  }
  // On a phone a word more breaks a line sooner.
  const late = await stage.tab({ viewport: { width: 390, height: 800 } });
  let fonts = 0;
  await late.route('**/*.woff2', async (route) => {
    fonts += 1;
    await new Promise((done) => setTimeout(done, 500));
    await route.continue();
  });
  const shifts = await shiftsOf(late, path);
  expect(fonts).toBeGreaterThan(0);
  // Half of what counts as good (0.1): the letters that stand in are as wide on average, not word by word.
  expect(shifts.reduce((sum, { value }) => sum + value, 0)).toBeLessThan(0.05);
});

test('a shift is seen where there is one', async () => {
  const page = await stage.tab();
  await page.addInitScript(watchShifts);
  await page.goto(stage.at('/'));
  await settle(page);
  await page.evaluate(() => {
    const late = document.createElement('p');
    late.style.height = '200px';
    document.querySelector('main')?.prepend(late);
  });
  await expect.poll(() => page.evaluate(() => window.shifts?.some(({ value, down }) => value > 0.01 && down.length > 0))).toBe(true);
});
