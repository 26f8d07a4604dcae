import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createDrawer } from '../../src/draw/drawer.ts';
import { launchBrowser } from '../support/browser.ts';
import { drawing, event, measure, requestFor } from './drawing.ts';

// A process takes a second to start, and longer where others are at work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const fonts = path.join(path.dirname(createRequire(import.meta.filename).resolve('@fontsource/inter/package.json')), 'files');
const face = (script: string, weight: number): string => {
  const data = readFileSync(path.join(fonts, `inter-${script}-${weight}-normal.woff2`)).toString('base64');
  return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('measuring', () => {
  test('has no width for nothing, and twice the width at twice the size', () => {
    expect(measure('', 14)).toBe(0);
    expect(measure('Alerts', 28)).toBeCloseTo(2 * measure('Alerts', 14), 6);
    expect(measure('Alerts', 14, 600)).toBeGreaterThan(measure('Alerts', 14, 400));
    // Of no font that is shipped: an em each.
    expect(measure('日本', 10)).toBe(20);
  });

  test('agrees with Chromium about widths and places to within 2 px', async () => {
    const drawer = createDrawer({ cacheDir: null, processes: 1 });
    const texts = ['Alerts triggered: p99 > 2 s', 'AVAST Ty. To Wa', 'Pool of 50, was 200 (fi ffl)', 'Zürich – “curly” … €'];
    const events = texts.map((text, index) => event(`1${index}:00`, text, { milestone: index % 2 === 0 ? null : 'detected' }));
    const { svg } = await drawer.draw(requestFor(drawing(events)));
    drawer.close();
    const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
    await page.setContent(
      `<style>${face('latin', 400)}${face('latin', 600)}body{margin:0;font-family:Inter}svg{width:1000px;display:block}</style>${svg}`,
    );
    const seen = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.querySelectorAll<SVGTextElement>('.m-label')].map((label) => {
        const { left, right } = label.getBoundingClientRect();
        const mark = label.previousElementSibling?.getBoundingClientRect();
        return { left, right, mark: mark === undefined ? 0 : (mark.left + mark.right) / 2 };
      });
    });
    expect(seen).toHaveLength(texts.length);
    for (const [index, { left, right, mark }] of seen.entries()) {
      const width = measure(texts[index] ?? '', 14, index % 2 === 0 ? 400 : 600);
      expect(Math.abs(right - left - width)).toBeLessThan(2);
      // 14 px from the middle of the mark, on its right or (at the right edge) on its left.
      expect(Math.abs(Math.min(Math.abs(left - mark), Math.abs(mark - right)) - 14)).toBeLessThan(2);
    }
    await page.close();
  });
});
