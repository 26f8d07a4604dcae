import { expect, test } from 'vitest';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const stage = stageOf(sampleSite);
const ORDINARY = [
  '/incidents/2024-03-22-engineering-sync/march-18-checkout-failures/',
  '/incidents/2024-06-14-engineering-sync/june-11-sign-in-loop/',
];

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test.each(ORDINARY)('an ordinary incident takes two sides of A4 at most: %s', async (path) => {
  const page = await stage.tab();
  await page.goto(stage.at(path));
  await settle(page);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pagesOf(pdf)).toBeGreaterThanOrEqual(1);
  expect(pagesOf(pdf)).toBeLessThanOrEqual(2);
});

test('a long page is counted as it is: more than two sides', async () => {
  const page = await stage.tab();
  await page.goto(stage.at('/actions/2024/'));
  expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBeGreaterThan(2);
});

test('paper shows title, facts, drawing, list and prose, and no navigation', async () => {
  const page = await stage.tab({ colorScheme: 'dark' });
  await page.goto(stage.at(ORDINARY[0] ?? ''));
  await page.emulateMedia({ media: 'print' });
  await settle(page);
  for (const shown of ['h1', '.drawing .m-beside', '.event', '.prose'])
    expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
  for (const hidden of ['.site-header', '.site-footer', '.skip', '.neighbours', '.mermaid-source', '.m-stacked'])
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
  // Dark screens print dark on white as well.
  const [ink, paper] = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [color, backgroundColor];
  });
  expect([ink, paper]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});
