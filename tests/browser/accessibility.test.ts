import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const stage = stageOf(sampleSite);

/** `color-contrast: .lede` for each element that breaks a rule. */
async function broken(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  // A page that axe could not read would have no violations either.
  expect(passes.length).toBeGreaterThan(15);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

// Each width and each theme once: contrast.test.ts measures the colours of both themes.
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

test.each(KINDS)('axe finds nothing on the page “$kind”, wide and light, narrow and dark', async ({ path }) => {
  const page = await stage.tab();
  await page.goto(stage.at(path));
  await settle(page);
  const found: string[] = [];
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    found.push(...(await broken(page)).map((line) => `${String(width)} ${colorScheme}: ${line}`));
  }
  expect(found).toEqual([]);
});

test('axe does find a fault where there is one', async () => {
  const page = await stage.tab();
  await page.goto(stage.at('/'));
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect(await broken(page)).toEqual([expect.stringMatching(/^button-name: .*button$/)]);
});
