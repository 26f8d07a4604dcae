import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../tests/support/browser.ts';

const TYPES = new Map([
  ['.html', 'text/html'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

/** A file that Chromium asked for, in bytes as a server that compresses sends it. */
export interface Loaded {
  readonly path: string;
  readonly bytes: number;
}

/** Serves `siteDir` and notes what is asked for. Pagefind's own files and fonts come compressed: gzip makes them no smaller. */
function countingServer(siteDir: string, sent: Loaded[]): Server {
  return createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(siteDir, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const bytes = readFileSync(file);
    sent.push({ path, bytes: Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length) });
    response.writeHead(200, { 'content-type': TYPES.get(extname(file)) ?? 'application/octet-stream' }).end(bytes);
  });
}

async function visit<Answer>(
  siteDir: string,
  path: string,
  look: (page: Page) => Promise<Answer>,
): Promise<{ sent: Loaded[]; answer: Answer }> {
  const sent: Loaded[] = [];
  const server = countingServer(siteDir, sent);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${String(port)}${path}`);
    await page.waitForLoadState('networkidle');
    return { answer: await look(page), sent };
  } finally {
    await browser.close();
    server.close();
  }
}

/** What Chromium loads for a page, its icon left out. */
export async function pageLoad(siteDir: string, path: string): Promise<Loaded[]> {
  const { sent } = await visit(siteDir, path, () => Promise.resolve());
  return sent.filter((file) => !file.path.includes('favicon'));
}

/** What Chromium loads, beyond the search page itself, for its first search. */
export async function firstSearch(siteDir: string, query: string): Promise<{ bytes: number; requests: number; results: number }> {
  const { sent, answer } = await visit(siteDir, `/search/?q=${encodeURIComponent(query)}`, async (page) => {
    await page.waitForSelector('.hits .hit', { timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    return page.locator('.hits .hit').count();
  });
  const own = sent.filter(({ path }) => path.startsWith('/pagefind/'));
  return { bytes: own.reduce((sum, { bytes }) => sum + bytes, 0), requests: own.length, results: answer };
}
