import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderBlocks } from '../../src/site/render-markdown.ts';
import { BAIT, hostileSite, MEMBERS } from '../browser/hostile-site.ts';
import { settle, stageOf } from '../browser/stage.ts';
import { root } from '../site/build.ts';

declare global {
  interface Window {
    P?: number;
  }
}

const stage = stageOf(hostileSite);

const ATTRIBUTES = [
  ...['<img src="x" onerror="P=1">', '<details open ontoggle="P=1"><summary onclick="P=1">s</summary></details>'],
  ...[
    '<b onmouseover="P=1" onclick="P=1" tabindex="0" onfocus="P=1" autofocus>b</b>',
    '<p style="animation: a 1s" onanimationstart="P=1">p</p>',
  ],
  ...[
    '<iframe srcdoc="<script>parent.P=1</script>"></iframe>',
    '<form action="javascript:P=1"><button formaction="javascript:P=1">go</button></form>',
  ],
  ...[
    '<a href="javascript:P=1">a</a>',
    '<svg onload="P=1"><circle r="9"/></svg>',
    '<video src="x" onerror="P=1"></video>',
    '<body onload="P=1">',
  ],
].join('\n\n');
const TARGETS = { documents: new Map<string, string>(), anchors: new Map<string, Map<string, string>>(), images: new Set<string>() };

/** What the probe says when everything on a page without any policy was waited for, hovered over and clicked. */
async function probed(html: string): Promise<number | undefined> {
  const page = await stage.tab();
  await page.setContent(`<!doctype html><title>t</title><body>${html}`);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *'))
      for (const type of ['mouseover', 'focus', 'click']) element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
  });
  await page.waitForTimeout(100);
  return page.evaluate(() => window.P);
}

test('A2: with the first gate and the policy off, nothing of ten ways to run a script runs in Chromium', async () => {
  expect(await probed(ATTRIBUTES)).toBe(1);
  expect(await probed(renderBlocks(ATTRIBUTES, { path: 'a.md', prefix: 's', base: '/', targets: TARGETS }))).toBeUndefined();
});

test('A4: headings named after thirty members of the window take the place of none, and the scripts of the site work', async () => {
  expect(new Set(MEMBERS).size).toBe(30);
  const page = await stage.tab();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(stage.at('/incidents/quokka/'));
  await settle(page);
  expect(await page.locator('h2').allInnerTexts()).toEqual(expect.arrayContaining(MEMBERS));
  const found = await page.evaluate((names) => names.filter((name) => Reflect.get(window, name) instanceof Element), MEMBERS);
  // Names that no window has lead to the headings, as browsers would have it; what is a member stays what it is.
  expect(found).toEqual(['search', 'main', 'hits', 'pagefind', 'prototype']);
  await page.getByRole('button', { name: 'Copy as Markdown' }).waitFor();
  await page.keyboard.press('/');
  await page.getByRole('dialog', { name: 'Search' }).waitFor();
  await page.keyboard.type('hasOwnProperty');
  await page.getByRole('option').first().waitFor();
  expect(errors).toEqual([]);
});

test('A8: a drawing of hostile texts runs nothing where it is opened alone, and the files of public/ hold no script', async () => {
  const page = await stage.tab();
  await page.goto(stage.at('/timelines/quokka.svg'));
  expect(await page.locator('svg').first().textContent()).toContain(BAIT);
  expect(await page.evaluate(() => [window.P, document.querySelectorAll('script, foreignObject, image, use').length])).toEqual([
    undefined,
    0,
  ]);
  const pictures = readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.svg'));
  expect(pictures).toContain('favicon.svg');
  for (const file of pictures)
    expect(readFileSync(join(root, 'public', file), 'utf8'), file).not.toMatch(
      /<script|foreignObject|\son\w+\s*=|href\s*=|@import|url\(\s*(?!["']?#)/i,
    );
});

test('A1, A2: an old archive with harmless HTML is published on its first run, and its words are there', async () => {
  const page = await stage.tab({ reducedMotion: 'reduce' });
  await page.goto(stage.at('/meetings/2012-05-03-sync/'));
  await settle(page);
  const main = page.locator('main');
  for (const words of ['Notes of the platform group', 'Press Ctrl+C and wait.', 'H2O boils', 'Never on a Friday.', 'web-1', 'uptime'])
    expect(await main.innerText()).toContain(words);
  expect(await main.locator('kbd').allInnerTexts()).toEqual(['Ctrl', 'C']);
  expect(await main.locator('th').innerText()).toBe('Host');
  await main.locator('summary', { hasText: 'What the log said' }).click();
  expect(await main.getByText('Nothing of any use.').isVisible()).toBe(true);
  const rack = main.getByAltText('The rack');
  expect(await rack.evaluate((image: HTMLImageElement) => [image.naturalWidth, new URL(image.src).pathname.startsWith('/files/')])).toEqual(
    [1, true],
  );
  expect(await main.locator('font, center, blink, [style], [align]').count()).toBe(0);
  expect(await main.innerText()).not.toContain('taken over from the wiki');
});
