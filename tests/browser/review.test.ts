import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { commit, git } from '../io/repository.ts';
import { afterword } from '../site/build.ts';
import { launchBrowser } from '../support/browser.ts';

const LONG = 'pool_connections_'.repeat(12);
const INCIDENT = `# Pool exhausted

**Date:** 2024-03-18 · **Severity:** SEV3 · **Services:** Orders

## Timeline (UTC)

- 10:02 Pager alerts
- 10:20 Root cause identified
- 10:45 Service restored

## Root cause

Every request took two connections and the pool had ten.

| Setting | Value |
| --- | --- |
| \`max\` | 10 |

    max = 10

## Action items

- [ ] Ann Lee: Add an alert on the pool, by 2024-04-01
`;
const CHANGED = INCIDENT.replace('SEV3', 'SEV2')
  .replace('10:20 Root', '10:25 Root')
  .replace(
    'Pager alerts',
    'Pager alerts <script>document.title = "run"</script> <img src="https://evil.example/x.png"> `<img src=x onerror=alert(1)>`',
  )
  .replace('the pool had ten', `the pool had twelve of ${LONG}`)
  .replace('| 10 |', `| ${LONG} |`)
  .replace('    max = 10', `    max = ${LONG} = ${LONG}`)
  .replace('[ ]', '[x]');
const MEETING = '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Decisions\n\n- Keep it simple\n';

/** The review of a branch that changes an incident, adds one, and takes a meeting away. */
async function makeReview(dir: string): Promise<string> {
  mkdirSync(dir, { recursive: true });
  git(dir, 'init', '-q', '-b', 'main');
  commit(dir, { 'content/incidents/pool.md': INCIDENT, 'content/meetings/sync.md': MEETING });
  git(dir, 'checkout', '-q', '-b', 'mine');
  rmSync(join(dir, 'content/meetings/sync.md'));
  commit(dir, { 'content/incidents/pool.md': CHANGED, 'content/incidents/disk.md': INCIDENT.replaceAll(/pool/gi, 'Disk') });
  const { code, output } = await afterword(['review', '--base', 'main', '--head', 'mine', '--html', 'review.html'], dir);
  // The address of the meeting ends.
  if (code !== 1) throw new Error(`the review ended with ${String(code)}:\n${output}`);
  return pathToFileURL(join(dir, 'review.html')).href;
}

let browser: Browser;
let address: string;
beforeAll(async () => {
  address = await makeReview(join(inject('runFolder'), 'review'));
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(options: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly requests: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url().slice(0, 200)));
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return { page, requests };
}

test('opens from a file, asks for nothing but itself, and runs nothing of a document', async () => {
  const { page, requests } = await open();
  // Its fonts are in it.
  expect(requests.filter((url) => !url.startsWith('data:font/woff2;'))).toEqual([address]);
  expect(await page.locator('h1').allInnerTexts()).toEqual(['Review']);
  expect(await page.title()).toBe('Review of main');
  expect(await page.locator('article h2:first-of-type').allInnerTexts()).toEqual(
    expect.arrayContaining(['Pool exhausted', 'Disk exhausted']),
  );
  expect(await page.locator('script, img, iframe, link').count()).toBe(0);
  expect(await page.locator('body').innerText()).toMatch(/event reworded, 10:02: Pager alerts .*<img src=x onerror=alert\(1\)>/);
  expect(await page.evaluate(() => document.fonts.check('16px Inter'))).toBe(true);
});

test.each(['light', 'dark'] as const)('axe finds nothing in the %s theme, in line and side by side', async (colorScheme) => {
  const { page } = await open({ colorScheme });
  for (const view of ['in line', 'side by side']) {
    await page.getByLabel(view).check();
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    expect(passes.length).toBeGreaterThan(15);
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${view}: ${id}: ${target.join(' ')}`))).toEqual([]);
  }
});

test.each([320, 390, 1280])('does not scroll sideways at %i pixels, whatever stands in a document', async (width) => {
  const { page } = await open({ viewport: { width, height: 800 } });
  for (const view of ['in line', 'side by side']) {
    await page.getByLabel(view).check();
    const over = await page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
      return wide.map((element) => element.outerHTML.slice(0, 100));
    });
    expect([view, over]).toEqual([view, []]);
  }
});

test('prose is shown in line, and side by side, without a script', async () => {
  const { page } = await open({ javaScriptEnabled: false });
  const changed = page.locator('.review-pair.is-changed, .review-pair.is-reworded').filter({ hasText: 'Every request' });
  const start = 'Every request took two connections and the pool had';
  const INLINE = [`${start} tentwelve of LONG.`];
  const BESIDE = [`${start} ten.`, `${start} twelve of LONG.`];
  const shown = async (): Promise<string[]> => {
    const texts = await changed.locator('.review-both, .review-old, .review-new').filter({ visible: true }).allInnerTexts();
    return texts.map((text) => text.replace(LONG, 'LONG'));
  };
  expect(await shown()).toEqual(INLINE);
  await page.getByLabel('side by side').check();
  expect(await shown()).toEqual(BESIDE);
  await page.getByLabel('in line').check();
  expect(await shown()).toEqual(INLINE);
});

test('the keyboard goes from change to change, over the documents, and back', async () => {
  const { page } = await open({ javaScriptEnabled: false });
  const ids = await page.locator('[id*="--change-"]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(8);
  const step = async (id: string, rel: 'next' | 'prev'): Promise<string> => {
    const link = page.locator(`[id="${id}"] a[rel=${rel}]`);
    if ((await link.count()) === 0) return '';
    const to = (await link.getAttribute('href'))?.slice(1) ?? '';
    await link.focus();
    await page.keyboard.press('Enter');
    await page.locator(`[id="${to}"]:target`).waitFor();
    return to;
  };
  const visited: string[] = [];
  for (let id = ids[0] ?? ''; id !== ''; id = await step(id, 'next')) {
    expect(visited).not.toContain(id);
    visited.push(id);
  }
  expect([...visited].sort()).toEqual([...ids].sort());
  for (let at = visited.length - 1; at > 0; at -= 1) expect(await step(visited[at] ?? '', 'prev')).toBe(visited[at - 1]);
});
