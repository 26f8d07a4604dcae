/**
 * Writes the gallery as a page for each theme, and screenshots of it, for a person to look at.
 *
 *   npx node tests/gallery/shoot.ts FOLDER [FIRST [LAST]]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { createDrawer } from '../../src/draw/drawer.ts';
import { launchBrowser } from '../support/browser.ts';
import { drawExhibit, galleryPage } from './page.ts';
import { GALLERY } from './timelines.ts';

const [folder = '', first = '1', last = String(GALLERY.length), only] = process.argv.slice(2);
if (folder === '') throw new Error('say into which folder');

async function shoot(browser: Browser, file: string, theme: string, width: number, count: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.fonts.ready);
  // A few drawings to a picture: a longer one cannot be looked at.
  const sections = await page.locator('section').all();
  const step = width < 500 ? 3 : 4;
  for (let index = 0; index < count; index += step) {
    const boxes = await Promise.all(sections.slice(index, index + step).map((section) => section.boundingBox()));
    const top = boxes[0]?.y ?? 0;
    const end = boxes.at(-1);
    const clip = { x: 0, y: top, width, height: Math.min(6000, (end?.y ?? 0) + (end?.height ?? 0) - top) };
    await page.screenshot({
      path: join(folder, `${theme}-${width}-${String(Number(first) + index).padStart(2, '0')}.png`),
      clip,
      fullPage: true,
    });
  }
  await page.close();
}

mkdirSync(folder, { recursive: true });
const drawer = createDrawer({ cacheDir: null });
const shown = GALLERY.slice(Number(first) - 1, Number(last));
const drawn = await Promise.all(shown.map(async (one, index) => ({ name: one.name, svg: await drawExhibit(one, drawer, index) })));
drawer.close();
const browser = await launchBrowser();
for (const theme of ['light', 'dark'] as const) {
  const file = join(folder, `${theme}.html`);
  writeFileSync(file, galleryPage(drawn, theme));
  for (const width of [390, 768, 1280])
    if (only === undefined || only === `${theme}-${width}`) await shoot(browser, file, theme, width, shown.length);
}
if (only === undefined || only === 'print') {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, 'light.html')).href);
  await page.pdf({ path: join(folder, 'print.pdf'), format: 'A4' });
}
await browser.close();
