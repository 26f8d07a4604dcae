import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type SiteServer } from '../../src/io/serve.ts';
import { buildFolder, listFiles, root, temporaryFolder, type Built } from './build.ts';
import { crawl, type Crawl } from './crawl.ts';

const bases = ['/', '/pr-preview/pr-7/'] as const;

/** Pages as addresses: `incidents/x/index.html` -> `/incidents/x/`. */
const pagesIn = (out: string): string[] =>
  listFiles(out)
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
    .sort();

describe('the sample content at two bases', () => {
  const folder = temporaryFolder();
  const sites = new Map<string, { built: Built; server: SiteServer; crawled: Crawl }>();
  const site = (base: string) => {
    const found = sites.get(base);
    if (found === undefined) throw new Error(`${base} was not built`);
    return found;
  };

  beforeAll(async () => {
    for (const [index, base] of bases.entries()) {
      const built = await buildFolder(join(root, 'content'), join(folder.dir, `out${String(index)}`), ['--base', base]);
      const server = await serveSite({ root: built.out, base, port: 0 });
      sites.set(base, { built, server, crawled: await crawl(server.address, base) });
    }
  });
  afterAll(async () => {
    for (const { server } of sites.values()) await server.stop();
    folder.remove();
  });

  test.each(bases)('%s: every link, asset and anchor leads somewhere, below the base', (base) => {
    const { built, crawled } = site(base);
    expect(built.code, built.output).toBe(0);
    expect(crawled.faults).toEqual([]);
  });

  test.each(bases)('%s: every page is reached from the start page', (base) => {
    const { built, crawled } = site(base);
    // Nothing leads to the page for addresses that lead nowhere.
    expect(crawled.pages).toEqual(pagesIn(built.out).filter((page) => page !== '/404.html'));
    // 42 pages of people, services, incidents and meetings, and the nine of the program: a crawl that stops early is noticed.
    expect(crawled.pages.length).toBeGreaterThan(40);
    expect(crawled.assets.some((asset) => asset.endsWith('.css'))).toBe(true);
    expect(crawled.assets.some((asset) => asset.endsWith('.woff2'))).toBe(true);
    expect(crawled.assets.some((asset) => asset.endsWith('.js'))).toBe(true);
  });

  test('both hold the same pages and the same assets', () => {
    const [first, second] = bases.map((base) => site(base).crawled);
    expect(second?.pages).toEqual(first?.pages);
    const names = (one: Crawl | undefined): string[] | undefined =>
      one?.assets.map((asset) => asset.replace(/\.[\w-]{8}(?=\.\w+$)/, '')).sort();
    expect(names(second)).toEqual(names(first));
  });

  test.each(bases)('%s: an address that is not there shows a page whose links work', async (base) => {
    const { server, built } = site(base);
    const response = await fetch(new URL(`${base}incidents/no-such-incident/`, server.address));
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toBe(readFileSync(join(built.out, '404.html'), 'utf8'));
    // It is shown at any depth, so none of its links may be relative.
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(links.filter((address) => !address.startsWith(base) && address !== '#page--main')).toEqual([]);
    const { faults } = await crawl(new URL('404.html', server.address).href, base);
    expect(faults).toEqual([]);
  });

  test.each(bases)('%s: the search page finds its index below the base', async (base) => {
    const { server, crawled } = site(base);
    for (const file of ['pagefind.js', 'pagefind-worker.js', 'pagefind-entry.json', 'wasm.en.pagefind']) {
      expect((await fetch(new URL(`${base}pagefind/${file}`, server.address))).status, file).toBe(200);
    }
    // The script of the search page asks for it by an address that was written when the site was built.
    const scripts = crawled.assets.filter((asset) => /search.*\.js$/.test(asset));
    const texts = await Promise.all(
      scripts.map(async (asset) => (await fetch(new URL(`${base}${asset.slice(1)}`, server.address))).text()),
    );
    expect(texts.filter((text) => text.includes(JSON.stringify(base)) || text.includes(`\`${base}\``)).length).toBe(1);
    const entry: unknown = await (await fetch(new URL(`${base}pagefind/pagefind-entry.json`, server.address))).json();
    expect(JSON.stringify(entry)).toMatch(/"en":\{[^}]*"page_count":[1-9]/);
  });
});
