import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createDrawer } from '../../src/draw/drawer.ts';
import { LIGHT } from '../../src/draw/standalone.ts';
import { ratio, textsOf } from '../browser/colours.ts';
import { drawExhibit, galleryPage } from '../gallery/page.ts';
import { GALLERY } from '../gallery/timelines.ts';
import { launchBrowser } from '../support/browser.ts';

// Forty timelines are drawn, and a process takes a second to start.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let browser: Browser;
let drawn: { readonly name: string; readonly svg: string }[];
beforeAll(async () => {
  const drawer = createDrawer({ cacheDir: null });
  drawn = await Promise.all(GALLERY.map(async (one, index) => ({ name: one.name, svg: await drawExhibit(one, drawer, index) })));
  drawer.close();
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(width: number, theme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.setContent(galleryPage(drawn, theme));
  await page.evaluate(() => document.fonts.ready);
  return page;
}

test('has forty timelines', () => {
  expect(GALLERY).toHaveLength(40);
  expect(new Set(GALLERY.map(({ name }) => name)).size).toBe(40);
});

describe.each([390, 768, 1280])('at %i px', (width) => {
  test('every timeline is drawn once, no text on another, none beyond the edge', async () => {
    const page = await open(width);
    const found = await page.evaluate(() => {
      const faults: string[] = [];
      let shown = 0;
      for (const section of document.querySelectorAll('section')) {
        const name = section.querySelector('h2')?.textContent ?? '';
        const visible = [...section.querySelectorAll('svg')].filter((svg) => svg.checkVisibility());
        shown += visible.length;
        for (const svg of visible) {
          const edge = svg.getBoundingClientRect();
          const texts = [...svg.querySelectorAll('text')].flatMap((text) =>
            text.querySelector('tspan') === null ? [text] : [...text.querySelectorAll('tspan')],
          );
          const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
          for (const [index, { text, box }] of boxes.entries()) {
            if (box.left < edge.left - 2 || box.right > edge.right + 2 || box.bottom > edge.bottom + 2)
              faults.push(`${name}: “${text}” is beyond the edge`);
            for (const other of boxes.slice(index + 1)) {
              const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
              const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
              // Lines of one label may touch by their descenders; a tenth of a text's height is no overlap.
              if (across > 1 && down > box.height / 4) faults.push(`${name}: “${text}” lies on “${other.text}”`);
            }
          }
        }
      }
      return { shown, faults };
    });
    await page.close();
    expect(found.shown).toBe(40);
    expect(found.faults).toEqual([]);
  });

  test('text is about as large as the page says its small text is, and no larger than its body', async () => {
    const page = await open(width);
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll<SVGTextElement>('.m-label')]
        .filter((label) => label.checkVisibility())
        .map((label) => Number.parseFloat(getComputedStyle(label).fontSize) * (label.getScreenCTM()?.a ?? 0)),
    );
    await page.close();
    expect(sizes.length).toBeGreaterThan(400);
    expect(Math.min(...sizes)).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBeLessThan(18);
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test('every text has 4.5:1', async () => {
    const page = await open(1280, theme);
    const texts = (await page.evaluate(textsOf)).filter(({ kind }) => kind === 'drawing');
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.filter(({ colour, ground }) => ratio(colour, ground) < 4.5).map(({ text }) => text)).toEqual([]);
    await page.close();
  });

  test('every mark has 3:1', async () => {
    const page = await open(1280, theme);
    const marks = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (canvas === null) throw new Error('no canvas');
      const paint = (colour: string): number[] => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      };
      const paper = paint(getComputedStyle(document.body).backgroundColor);
      return [...document.querySelectorAll('.m-event path, .m-event circle, .m-phase rect')]
        .filter((mark) => mark.getAttribute('class') === null)
        .map((mark) => {
          const { fill, stroke } = getComputedStyle(mark);
          const part = mark.parentElement?.getAttribute('class') ?? 'mark';
          return { part, paper, colours: [fill, stroke].filter((colour) => colour !== 'none').map(paint) };
        });
    });
    expect(marks.length).toBeGreaterThan(500);
    const faint = marks.filter(({ colours, paper }) => !colours.some((colour) => ratio(colour, paper) >= 3));
    expect([...new Set(faint.map(({ part }) => part))]).toEqual([]);
    await page.close();
  });
});

test('pictures that are taken elsewhere have the colours of the light theme', async () => {
  const page = await open(1280);
  const colours = await page.evaluate(
    (names) => {
      const pen = document.createElement('canvas').getContext('2d');
      if (pen === null) throw new Error('no canvas');
      const probe = document.body.appendChild(document.createElement('i'));
      return names.map((name) => {
        probe.style.color = `var(${name})`;
        pen.fillStyle = getComputedStyle(probe).color;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      });
    },
    [...LIGHT.keys()],
  );
  const off = [...LIGHT].flatMap(([name, hex], index) => {
    const parts = (hex.match(/[0-9a-f]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));
    return parts.some((part, at) => Math.abs(part - (colours[index]?.[at] ?? -9)) > 1)
      ? [`${name}: ${String(colours[index])} is not ${hex}`]
      : [];
  });
  expect(off).toEqual([]);
  await page.close();
});
