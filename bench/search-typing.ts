import { serveSite } from '../src/io/serve.ts';
import { launchBrowser } from '../tests/support/browser.ts';

const SLOWED = 4;
const TIMES = 5;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Timing {
  readonly query: number;
  readonly shown: number;
  readonly longest: number;
  readonly script: number;
}

/** Times in milliseconds, by what was timed: a question to Pagefind alone, the first result on screen, the longest block while typing. */
export async function typeSlowly(site: string, words: string): Promise<[string, number][]> {
  const server = await serveSite({ root: site, base: '/', port: 0 });
  const browser = await launchBrowser();
  const timings: Timing[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.goto(`${server.address}search/`);
    await page.locator('.facets:not([hidden])').waitFor();
    // The index is open, as after a reader's first letters.
    await page.locator('.search-field').fill('redis');
    await page.locator('.hit').first().waitFor();
    timings.push(await page.evaluate(askAndType, words));
    await page.close();
  }
  await browser.close();
  await server.stop();
  return [
    ['one question to Pagefind, with ten pages', median(timings.map(({ query }) => query))],
    ['first result on screen after the last letter', median(timings.map(({ shown }) => shown))],
    ['longest block while typing', Math.max(...timings.map(({ longest }) => longest))],
    // On a busy machine a block is mostly waiting for the processor: what the page's own program took tells them apart.
    ['longest run of a script in it', Math.max(...timings.map(({ script }) => script))],
  ];
}

/** Runs in the page. */
async function askAndType(words: string): Promise<Timing> {
  interface Program {
    createInstance: (options: object) => {
      init: () => Promise<unknown>;
      search: (words: string) => Promise<{ results: { data: () => Promise<unknown> }[] }>;
    };
  }
  const isProgram = (module: unknown): module is Program => typeof module === 'object' && module !== null && 'createInstance' in module;
  const address = '/pagefind/pagefind.js';
  const program: unknown = await import(address);
  if (!isProgram(program)) throw new Error('no index');
  const index = program.createInstance({});
  await index.init();
  await index.search('warm');
  const asked = performance.now();
  const { results } = await index.search(words);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  const query = performance.now() - asked;

  let longest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  }).observe({ type: 'longtask' });
  let script = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const scripts: unknown = Reflect.get(entry, 'scripts');
      for (const run of Array.isArray(scripts) ? scripts : []) if (run instanceof PerformanceEntry) script = Math.max(script, run.duration);
    }
  }).observe({ type: 'long-animation-frame' });
  const field = document.querySelector<HTMLInputElement>('.search-field');
  const hits = document.querySelector('.hits');
  if (field === null || hits === null) throw new Error('no search page');
  for (let at = 1; at <= words.length; at += 1) {
    field.value = words.slice(0, at);
    field.dispatchEvent(new Event('input'));
    // Quiet before the last letter, so that its own answer is what is timed.
    if (at < words.length) await new Promise((resolve) => setTimeout(resolve, at === words.length - 1 ? 600 : 90));
  }
  const typed = performance.now();
  await new Promise<void>((resolve) => {
    const seen = new MutationObserver(() => {
      if (hits.querySelector('mark') === null) return;
      seen.disconnect();
      resolve();
    });
    seen.observe(hits, { childList: true, subtree: true });
  });
  const shown = performance.now() - typed;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { query, shown, longest, script };
}
