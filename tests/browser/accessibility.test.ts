import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const stage = stageOf(sampleSite);

/** `color-contrast: .lede` for each element that breaks a rule. */
async function broken(page: Page, which: 'all rules' | 'colours' = 'all rules'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations, passes } = await (which === 'colours' ? axe.withRules(['color-contrast']) : axe.withTags(TAGS)).analyze();
  // A page that axe could not read would have no violations either.
  expect(passes.length).toBeGreaterThan(which === 'colours' ? 0 : 15);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test.each(KINDS)('axe finds nothing on the page “$kind”, wide and narrow, light and dark', async ({ path }) => {
  const page = await stage.tab();
  await page.goto(stage.at(path));
  await settle(page);
  const found: string[] = [];
  // Of what axe looks at, a theme changes the colours alone.
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(
        ...(await broken(page, colorScheme === 'dark' ? 'colours' : 'all rules')).map((line) => `${width} ${colorScheme}: ${line}`),
      );
    }
  }
  expect(found).toEqual([]);
});

test('axe does find a fault where there is one', async () => {
  const page = await stage.tab();
  await page.goto(stage.at('/'));
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect(await broken(page)).toEqual([expect.stringMatching(/^button-name: .*button$/)]);
});
