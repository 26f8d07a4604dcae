import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../tests/support/browser.ts';

const TYPES = new Map([
  ['.html', 'text/html'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

/** What a browser loads, beyond the search page itself, for its first search. Bytes as a server that compresses sends them. */
export async function firstSearch(siteDir: string, query: string): Promise<{ bytes: number; requests: number; results: number }> {
  const sent = { bytes: 0, requests: 0 };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(siteDir, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const type = TYPES.get(extname(file)) ?? 'application/octet-stream';
    const bytes = readFileSync(file);
    if (path.startsWith('/pagefind/')) {
      sent.requests += 1;
      // Pagefind's own files come compressed; the script and the data about the site do not.
      sent.bytes += Math.min(bytes.length, gzipSync(bytes).length);
    }
    response.writeHead(200, { 'content-type': type }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${String(port)}/search/?q=${encodeURIComponent(query)}`);
    await page.waitForSelector('.hits .hit', { timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    return { ...sent, results: await page.locator('.hits .hit').count() };
  } finally {
    await browser.close();
    server.close();
  }
}
