import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ratio } from './colours.ts';
import { INCIDENTS, KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const stage = stageOf(sampleSite);
const FOUND = '/incidents/2024-03-22-engineering-sync/march-18-checkout-failures/';

/** The colours behind each event of the list, and behind each in the drawing, by the event's anchor. */
const marks = (page: Page): Promise<{ list: [string, string][]; drawing: [string, string][] }> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('.drawing > *')].find((drawing) => drawing.checkVisibility());
    return {
      list: [...document.querySelectorAll('.event')].map((event): [string, string] => [event.id, getComputedStyle(event).backgroundColor]),
      drawing: [...(shown?.querySelectorAll('.m-event') ?? [])].map((event): [string, string] => {
        const hit = event.querySelector('.m-hit');
        return [event.getAttribute('data-event') ?? '', hit === null ? '' : getComputedStyle(hit).fill];
      }),
    };
  });

/** The anchors whose colour is not that of most. */
function different(pairs: readonly (readonly [string, string])[]): string[] {
  const plain = pairs.filter(([, colour]) => colour === 'none' || colour === 'rgba(0, 0, 0, 0)');
  return pairs.filter((pair) => !plain.includes(pair)).map(([id]) => id);
}

describe('an event', () => {
  test.each([1280, 390])('is marked in the list and in the drawing when its address is opened, at %i pixels', async (width) => {
    const page = await stage.tab({ viewport: { width, height: 800 } });
    await page.goto(stage.at(FOUND));
    expect(different((await marks(page)).list)).toEqual([]);
    expect(different((await marks(page)).drawing)).toEqual([]);
    await page.goto(stage.at(`${FOUND}#t-2024-03-18-1435`));
    expect(different((await marks(page)).list)).toEqual(['t-2024-03-18-1435']);
    expect(different((await marks(page)).drawing)).toEqual(['t-2024-03-18-1435']);
  });

  test('is in view, below the top of the window, wherever it stands', async () => {
    const page = await stage.tab({ viewport: { width: 390, height: 600 } });
    await page.goto(stage.at(FOUND));
    const ids = await page.locator('.event').evaluateAll((events) => events.map(({ id }) => id));
    expect(ids.length).toBe(7);
    for (const id of ids) {
      await page.goto(stage.at(`${FOUND}#${id}`));
      const top = await page.locator(':target .event-time').evaluate((time) => time.getBoundingClientRect().top);
      expect(top, id).toBeGreaterThanOrEqual(0);
      expect(top, id).toBeLessThan(560);
    }
  });

  test('is reached from the drawing by a click and by the keyboard', async () => {
    const page = await stage.tab();
    await page.goto(stage.at(FOUND));
    await page.locator('.m-beside .m-event[data-event="t-2024-03-18-1452"] .m-label').click();
    expect(await page.locator(':target .event-time').innerText()).toBe('14:52');
    await page.locator('.m-beside .m-event[data-event="t-2024-03-18-1441"] a').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator(':target .event-time').innerText()).toBe('14:41');
  });
});

describe('a figure marks its two events, in the list and in the drawing', () => {
  const anchorsOf = (page: Page, index: number): Promise<string[]> =>
    page
      .locator('.fact')
      .nth(index)
      .locator('.fact-span a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1) ?? ''));
  const expectMarked = async (page: Page, ids: readonly string[]): Promise<void> => {
    const { list, drawing } = await marks(page);
    expect(different(list)).toEqual(ids);
    expect(different(drawing)).toEqual(ids);
  };

  test.each([1280, 390])('pointed at, and no longer when not, at %i pixels', async (width) => {
    const page = await stage.tab({ viewport: { width, height: 800 } });
    await page.goto(stage.at(FOUND));
    const ids = await anchorsOf(page, 0);
    expect(new Set(ids).size).toBe(2);
    await page.locator('.fact').first().locator('dt').hover();
    await expectMarked(page, ids);
    await page.locator('h1').hover();
    await expectMarked(page, []);
  });

  test('focused from the keyboard', async () => {
    const page = await stage.tab();
    await page.goto(stage.at(FOUND));
    await page.locator('.fact').nth(1).locator('.fact-figure a').focus();
    await expectMarked(page, await anchorsOf(page, 1));
  });

  test('tapped, without a script', async () => {
    const page = await stage.tab({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true, javaScriptEnabled: false });
    await page.goto(stage.at(FOUND));
    await page.locator('.fact').first().locator('.fact-figure a').tap();
    expect(new URL(page.url()).hash).toBe('#page--fact-1');
    const target = page.locator('.fact:target');
    expect(await target.count()).toBe(1);
  });

  test('with a frame where the reader’s own colours replace the page’s', async () => {
    const page = await stage.tab({ forcedColors: 'active' });
    await page.goto(stage.at(FOUND));
    const ids = await anchorsOf(page, 0);
    await page.locator('.fact').first().locator('dt').hover();
    const framed = await page.evaluate(() => ({
      list: [...document.querySelectorAll('.event')].filter((one) => getComputedStyle(one).outlineWidth !== '0px').map(({ id }) => id),
      drawing: [...document.querySelectorAll('.m-beside .m-event')]
        .filter((one) => getComputedStyle(one.querySelector('.m-hit') ?? one).strokeWidth !== '0px')
        .map((one) => one.getAttribute('data-event')),
    }));
    expect(framed).toEqual({ list: ids, drawing: ids });
  });
});

test.each(INCIDENTS)('each figure of “$kind” leads to its two events', async ({ path }) => {
  const page = await stage.tab();
  await page.goto(stage.at(path));
  const figures = await page.locator('.fact').all();
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) {
    const links = await figure.locator('.fact-span a').all();
    expect(links.length).toBe(2);
    for (const link of links) {
      await link.click();
      const target = page.locator('.event:target');
      expect(await target.count()).toBe(1);
      // An event that lasted has two ends, and the figure names the one that it counts from or to.
      const ends = (await target.locator('.event-time').innerText()).split('–').map((end) => end.trim());
      const words = await link.innerText();
      expect(
        ends.some((end) => words.includes(end)),
        `${words} leads to ${ends.join('–')}`,
      ).toBe(true);
      const box = await target.boundingBox();
      expect(box !== null && box.y >= 0 && box.y < 800).toBe(true);
    }
  }
});

test('a topic, a decision and an action of a meeting are in view when their address is opened', async () => {
  const page = await stage.tab({ viewport: { width: 390, height: 600 } });
  const path = '/meetings/2024-03-22-engineering-sync/';
  await page.goto(stage.at(path));
  const ids = await page
    .locator('main [id]:is(h3, .decisions > li, .actions > li)')
    .evaluateAll((elements) => elements.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(10);
  for (const id of ids) {
    await page.goto(stage.at(`${path}#${id}`));
    const top = await page.locator(':target').evaluate((element) => element.getBoundingClientRect().top);
    expect(top, id).toBeGreaterThanOrEqual(0);
    expect(top, id).toBeLessThan(560);
  }
});

describe('from the keyboard', () => {
  test.each(KINDS)('the first stop of the page “$kind” leads past the navigation', async ({ path, kind }) => {
    const page = await stage.tab();
    await page.goto(stage.at(path));
    await settle(page);
    // The empty search page has put the reader into its field.
    if (kind === 'search') await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    const skip = page.locator('.skip');
    await page.evaluate(() => document.querySelector<HTMLElement>('.skip')?.focus());
    const box = await skip.boundingBox();
    expect(box !== null && box.x >= 0 && box.y >= 0).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('main').evaluate((main) => main === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('header.site-header, .skip') === null)).toBe(true);
  });

  test('the first Tab of a page is the link past the navigation', async () => {
    const page = await stage.tab();
    await page.goto(stage.at(FOUND));
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip').evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test.each(['light', 'dark'] as const)('every stop shows where the reader is, in the %s theme', async (colorScheme) => {
    const page = await stage.tab({ colorScheme });
    await page.goto(stage.at(FOUND));
    await settle(page);
    let seen = 0;
    for (; seen < 60; seen += 1) {
      await page.keyboard.press('Tab');
      const ring = await page.evaluate(ringOf);
      if (ring === null) break;
      expect(ring.style, ring.what).not.toBe('none');
      expect(ring.width, ring.what).toBeGreaterThanOrEqual(2);
      expect(ratio(ring.colour, ring.paper), ring.what).toBeGreaterThanOrEqual(3);
    }
    expect(seen).toBeGreaterThan(20);
  });
});

/** Runs in the page: the outline of what has the focus, or null where the page has none. */
function ringOf(): { what: string; style: string; width: number; colour: number[]; paper: number[] } | null {
  const stop = document.activeElement;
  if (stop === null || stop === document.body) return null;
  const numbers = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(stop);
  return {
    what: stop.outerHTML.slice(0, 100),
    style: outlineStyle,
    width: Number.parseFloat(outlineWidth),
    colour: numbers(outlineColor),
    paper: numbers(getComputedStyle(document.body).backgroundColor),
  };
}
