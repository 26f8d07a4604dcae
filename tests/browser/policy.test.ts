import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

declare global {
  interface Window {
    violations?: string[];
    P?: number;
  }
}

const stage = stageOf(sampleSite);

/** A tab that remembers what the page reported and whom it reached or tried to reach. */
async function watchedTab(): Promise<{ page: Page; complaints: string[]; requests: string[] }> {
  const page = await stage.tab();
  const complaints: string[] = [];
  const requests = requestsOf(page.context());
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) => {
      window.violations?.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return { page, complaints, requests };
}

function requestsOf(context: BrowserContext): string[] {
  const urls: string[] = [];
  context.on('request', (request) => urls.push(request.url()));
  // What the policy stops is a request to Playwright, though nothing leaves the browser.
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') urls.splice(urls.indexOf(request.url()), 1);
  });
  return urls;
}

const violationsOf = (page: Page): Promise<string[] | undefined> => page.evaluate(() => window.violations);

test.each(KINDS)('the page “$kind” keeps to its policy and asks nobody else', async ({ path, kind }) => {
  const { page, complaints, requests } = await watchedTab();
  await page.goto(stage.at(path));
  await settle(page);
  await page.waitForLoadState('networkidle');
  expect(await violationsOf(page)).toEqual([]);
  // A browser says of any page with status 404 that it was not found.
  const unasked = kind === 'no such page' ? complaints.filter((text) => !text.includes('status of 404')) : complaints;
  expect(unasked).toEqual([]);
  expect(requests.length).toBeGreaterThan(3);
  const origin = new URL(stage.at('/')).origin;
  expect(requests.filter((url) => new URL(url).origin !== origin)).toEqual([]);
});

test.each(KINDS)('an injected script does not run on the page “$kind”', async ({ path }) => {
  const { page, requests } = await watchedTab();
  await page.goto(stage.at(path));
  await settle(page);
  await page.evaluate(() => {
    const inline = document.createElement('script');
    inline.textContent = 'window.P = 1';
    const remote = document.createElement('script');
    remote.src = 'https://elsewhere.example/x.js';
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.P = 1');
    image.src = 'data:,';
    document.body.append(inline, remote, image);
  });
  await page.waitForFunction(() => (window.violations?.length ?? 0) >= 4);
  expect(await page.evaluate(() => window.P)).toBeUndefined();
  const violations = await violationsOf(page);
  expect([...new Set(violations)].sort()).toEqual([
    'img-src data',
    'script-src-attr inline',
    'script-src-elem https://elsewhere.example/x.js',
    'script-src-elem inline',
  ]);
  expect(requests.filter((url) => url.includes('elsewhere.example'))).toEqual([]);
});
