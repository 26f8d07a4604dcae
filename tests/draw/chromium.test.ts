import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createDrawer } from '../../src/draw/drawer.ts';
import { fontFaces } from '../gallery/page.ts';
import { launchBrowser } from '../support/browser.ts';
import { PLAIN_DIAGRAMS } from './kinds.ts';

// A process takes a second to start, and longer where others are at work.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The configuration of src/draw/renderer.ts, as far as it decides where things stand. */
const CONFIG = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  htmlLabels: false,
  journey: { textPlacement: 'tspan' },
  deterministicIds: true,
  deterministicIDSeed: 'm',
  theme: 'base',
  look: 'classic',
  fontFamily: 'Inter, sans-serif',
  fontSize: 14,
};

/** A text and its box in px of the drawing, from its left top corner. */
interface TextBox {
  readonly text: string;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}

const drawer = createDrawer({ cacheDir: null, processes: 1 });
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1000, height: 900 }, timezoneId: 'UTC' });
  await page.setContent(
    `<style>${fontFaces()}body{margin:0;font-family:Inter,sans-serif}svg{display:block}</style><p>Inter <b>Inter</b></p><div id="at" style="width:1000px"></div>`,
  );
  await page.addScriptTag({ content: readFileSync(createRequire(import.meta.filename).resolve('mermaid/dist/mermaid.min.js'), 'utf8') });
  await page.evaluate(() => document.fonts.ready);
});
afterAll(async () => {
  drawer.close();
  await browser.close();
});

/** Chromium's own drawing of a source by Mermaid, or ours, laid out at the size of its view box. */
async function boxesOf(drawn: { readonly source: string } | { readonly svg: string }): Promise<TextBox[]> {
  return page.evaluate(
    async ({ drawn: what, config }) => {
      const at = document.getElementById('at');
      if (at === null) throw new Error('no place to draw');
      const mermaid: unknown = Reflect.get(globalThis, 'mermaid');
      interface Mermaid {
        initialize: (config: object) => void;
        render: (id: string, source: string) => Promise<{ svg: string }>;
      }
      const isMermaid = (value: unknown): value is Mermaid => typeof value === 'object' && value !== null && 'render' in value;
      if (!isMermaid(mermaid)) throw new Error('Mermaid was not loaded');
      if ('source' in what) {
        mermaid.initialize(config);
        at.innerHTML = (await mermaid.render('m', what.source)).svg;
      } else at.innerHTML = what.svg;
      const svg = at.querySelector('svg');
      if (svg === null) throw new Error('nothing drawn');
      const { width, height } = svg.viewBox.baseVal;
      Object.assign(svg.style, { width: `${String(width)}px`, height: `${String(height)}px`, maxWidth: 'none' });
      const origin = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].flatMap((text) => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        const said = text.textContent.replace(/\s+/g, ' ').trim();
        const box = [left - origin.left, top - origin.top, right - origin.left, bottom - origin.top] as const;
        return said === '' || right === left ? [] : [{ text: said, box }];
      });
    },
    { drawn, config: CONFIG },
  );
}

const byText = (a: TextBox, b: TextBox): number =>
  a.text < b.text ? -1 : a.text > b.text ? 1 : a.box[0] - b.box[0] || a.box[1] - b.box[1];

describe('every text stands where Chromium puts it, to within 2 px', () => {
  test.each(PLAIN_DIAGRAMS)('%s', async (_name, source) => {
    const theirs = (await boxesOf({ source })).sort(byText);
    const ours = (await boxesOf({ svg: (await drawer.draw({ source, idPrefix: 'x' })).svg })).sort(byText);
    expect(ours.map(({ text }) => text)).toEqual(theirs.map(({ text }) => text));
    expect(theirs.length).toBeGreaterThan(0);
    const off = ours.flatMap(({ text, box }, index) => {
      const distance = Math.max(...box.map((edge, side) => Math.abs(edge - (theirs[index]?.box[side] ?? Infinity))));
      return distance > 2
        ? [
            `${text}: ${distance.toFixed(1)} px; ${box.map((edge) => edge.toFixed(0)).join(' ')} is ${theirs[index]?.box.map((edge) => edge.toFixed(0)).join(' ') ?? ''}`,
          ]
        : [];
    });
    expect(off).toEqual([]);
  });
});
