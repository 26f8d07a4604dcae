import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';
import { watch } from './watched.ts';

declare global {
  interface Window {
    P?: number;
  }
}

const stage = stageOf(sampleSite);

function requestsOf(context: BrowserContext): string[] {
  const urls: string[] = [];
  context.on('request', (request) => urls.push(request.url()));
  // What the policy stops is a request to Playwright, though nothing leaves the browser.
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') urls.splice(urls.indexOf(request.url()), 1);
  });
  return urls;
}

test.each(KINDS)(
  'the page “$kind” keeps to its policy and asks nobody else; a script that got in would not run',
  async ({ path, kind }) => {
    const page = await stage.tab();
    const requests = requestsOf(page.context());
    const seen = await watch(page);
    await page.goto(stage.at(path));
    await settle(page);
    await page.waitForLoadState('networkidle');
    // A browser says of any page with status 404 that it was not found.
    const unasked = kind === 'no such page' ? seen.complaints.filter((text) => !text.includes('status of 404')) : seen.complaints;
    expect({ ...seen, complaints: unasked }).toEqual({ violations: [], issues: [], complaints: [] });
    expect(requests.length).toBeGreaterThan(3);
    const origin = new URL(stage.at('/')).origin;
    expect(requests.filter((url) => new URL(url).origin !== origin)).toEqual([]);
    await inject(page);
    await page.waitForFunction(() => (window.violations?.length ?? 0) >= 4);
    expect(await page.evaluate(() => window.P)).toBeUndefined();
    expect([...new Set(await page.evaluate(() => window.violations))].sort()).toEqual([
      'img-src data',
      'script-src-attr inline',
      'script-src-elem https://elsewhere.example/x.js',
      'script-src-elem inline',
    ]);
    expect(requests.filter((url) => url.includes('elsewhere.example'))).toEqual([]);
  },
);

/** Three ways to run a script, as if one had come through both gates. */
const inject = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const inline = document.createElement('script');
    inline.textContent = 'window.P = 1';
    const remote = document.createElement('script');
    remote.src = 'https://elsewhere.example/x.js';
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.P = 1');
    image.src = 'data:,';
    document.body.append(inline, remote, image);
  });
