import { attribute, addressesOf, cssAddresses, parsePage } from './html.ts';

export interface Crawl {
  /** The pages reached, without the base: `/incidents/x/`. */
  readonly pages: readonly string[];
  /** The other files reached, without the base. */
  readonly assets: readonly string[];
  /** What is wrong, a line each: `PAGE -> ADDRESS: WHY`. */
  readonly faults: readonly string[];
}

/** Follows every address of every page, style sheet and drawing below `start`, as a browser would resolve it. */
export async function crawl(start: string, base: string): Promise<Crawl> {
  const { origin } = new URL(start);
  const faults: string[] = [];
  const ids = new Map<string, ReadonlySet<string>>();
  const assets = new Set<string>();
  const wanted: { from: string; to: URL }[] = [];
  const seen = new Set<string>([start]);
  const queue = [start];
  const note = (from: string, address: string): void => {
    const to = URL.parse(address, from);
    if (to === null) return void faults.push(`${from} -> ${address}: not an address`);
    if (to.origin !== origin) return;
    if (!to.pathname.startsWith(base)) return void faults.push(`${from} -> ${address}: outside the base`);
    wanted.push({ from, to });
    const file = `${to.origin}${to.pathname}`;
    if (seen.has(file)) return;
    seen.add(file);
    queue.push(file);
  };
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    // A link that needs a redirect costs its reader a round trip, and is broken on a plain file server.
    const response = await fetch(url, { redirect: 'manual' });
    const type = response.headers.get('content-type') ?? '';
    const body = await response.text();
    if (response.status !== 200) faults.push(`${url}: ${String(response.status)}`);
    else if (type.startsWith('text/html')) ids.set(url, readPage(url, body, note));
    else {
      assets.add(url);
      if (type.startsWith('text/css')) for (const address of cssAddresses(body)) note(url, address);
    }
  }
  for (const { from, to } of wanted) {
    const anchor = decodeURIComponent(to.hash.slice(1));
    const page = ids.get(`${to.origin}${to.pathname}`);
    if (anchor !== '' && page?.has(anchor) === false) faults.push(`${from} -> ${to.href}: no such anchor`);
  }
  const plain = (urls: Iterable<string>): string[] => [...urls].map((url) => url.slice(origin.length + base.length - 1)).sort();
  return { pages: plain(ids.keys()), assets: plain(assets), faults };
}

function readPage(url: string, html: string, note: (from: string, address: string) => void): ReadonlySet<string> {
  const { elements } = parsePage(html);
  for (const element of elements) {
    // The canonical address is that of the published site, which this server is not.
    if (attribute(element, 'rel') === 'canonical') continue;
    for (const address of addressesOf(element)) note(url, address);
  }
  return new Set(elements.flatMap((element) => attribute(element, 'id') ?? []));
}
