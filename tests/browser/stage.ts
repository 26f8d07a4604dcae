import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { serveSite, type SiteServer } from '../../src/io/serve.ts';
import { launchBrowser } from '../support/browser.ts';

export interface Stage {
  /** A new tab in a context of its own, closed after the test. 1280 x 800 and light, unless told. */
  readonly tab: (options?: BrowserContextOptions) => Promise<Page>;
  /** `'/incidents/' -> 'http://localhost:…/incidents/'`. */
  readonly at: (path: string) => string;
  /** The folder of the site. */
  readonly out: () => string;
}

/** A served site and a browser for the tests of a file. Call it where `beforeAll` may be called. */
export function stageOf(build: () => Promise<string>): Stage {
  let browser: Browser;
  let server: SiteServer;
  let folder: string;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    folder = await build();
    server = await serveSite({ root: folder, base: '/', port: 0 });
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  const tab = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', ...options });
    contexts.push(context);
    return context.newPage();
  };
  return { tab, at: (path) => new URL(path.slice(1), server.address).href, out: () => folder };
}

/** Loaded, with its fonts, and on the search page with its answer. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready.then(() => true));
  if (new URL(page.url()).searchParams.has('q')) await page.locator('.search-status:not(:empty)').waitFor();
}
