import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf, type Stage } from './stage.ts';

const stage = stageOf(sampleSite);
const FOUND = '/incidents/2024-03-22-engineering-sync/march-18-checkout-failures/';
/** “Cause identified, the MongoDB connection pool is exhausted …”, at 14:35 on 18 March 2024. */
const EVENT = `${FOUND}#t-2024-03-18-1435`;

const status = (page: Page): Promise<string> => page.locator('.search-status').innerText();
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() =>
    document.activeElement instanceof HTMLAnchorElement ? document.activeElement.href : (document.activeElement?.id ?? null),
  );

async function searchedFor(on: Stage, words: string): Promise<Page> {
  const page = await on.tab();
  await page.goto(on.at(`/search/?q=${encodeURIComponent(words)}`));
  await settle(page);
  return page;
}

async function inView(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + Math.min(box.height, 40) <= height;
}

describe('what is found', () => {
  test('“connection pool” finds the incident, the line of its timeline with its time, and the action', async () => {
    const page = await searchedFor(stage, 'connection pool');
    const hit = page.locator('.hit', { has: page.locator(`h2 a[href$="${FOUND}"]`) });
    expect(await hit.locator('h2').innerText()).toBe('March 18 checkout failures');
    const event = hit.locator(`a[href$="${EVENT}"]`);
    expect(await event.locator('.hit-place').innerText()).toBe('Timeline, 14:35');
    expect(await event.locator('.hit-text').innerText()).toContain('the MongoDB connection pool is exhausted');
    expect(await event.locator('mark').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/connection|pool/i)]));
  });

  test('every line leads to a place that is there, and says what it is', async () => {
    const page = await searchedFor(stage, 'connection pool');
    const lines = await page.locator('.hit-line').all();
    expect(lines.length).toBeGreaterThan(3);
    const targets = await Promise.all(
      lines.map(async (line) => ({
        href: await line.evaluate((element: HTMLAnchorElement) => element.href),
        place: await line.locator('.hit-place').innerText(),
      })),
    );
    const reader = await stage.tab();
    for (const { href, place } of targets) {
      expect(place).not.toBe('');
      await reader.goto(href);
      expect(new URL(href).hash).not.toBe('');
      expect(await reader.locator(':target').count(), href).toBe(1);
    }
  });

  test('what is no word of any page finds nothing, and the page says what to do', async () => {
    const page = await searchedFor(stage, 'xylophone');
    expect(await status(page)).toBe('Nothing found for “xylophone”.');
    await expect.poll(() => page.locator('.search-advice').innerText()).toContain('Nothing has “xylophone”.');
    expect(await page.locator('.hit').count()).toBe(0);
  });

  test('a kind can be chosen, says how many it has, and narrows what is shown', async () => {
    const page = await searchedFor(stage, 'connection pool');
    const actions = page.locator('.facets label', { hasText: 'Actions' });
    await actions.locator('.count').waitFor();
    const count = Number(await actions.locator('.count').innerText());
    expect(count).toBeGreaterThan(0);
    await actions.click();
    await page.waitForURL(/kind=action/);
    await expect.poll(() => status(page)).toMatch(new RegExp(`^${String(count)} result`));
    for (const place of await page.locator('.hit-place').allInnerTexts()) expect(place).toMatch(/^Action, (?:open|in progress|done), /);
    expect(await actions.locator('input').isChecked()).toBe(true);
  });

  test('two services at once, each with its count; a chip takes a choice back', async () => {
    const page = await searchedFor(stage, 'cache');
    await page.locator('.facet', { hasText: 'Service' }).locator('summary').click();
    for (const name of ['Redis', 'MongoDB']) {
      const label = page.locator('.facet[open] label', { hasText: name });
      await label.locator('.count').waitFor();
      await label.click();
      await page.locator('.chip', { hasText: `Service: ${name}` }).waitFor();
    }
    await page.waitForURL((url) => url.searchParams.getAll('service').join() === 'MongoDB,Redis');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove Service: Redis' }).click();
    await page.waitForURL((url) => url.searchParams.getAll('service').join() === 'MongoDB');
  });

  test('sorted by date, results stand under their months; a pasted address shows the same', async () => {
    const page = await searchedFor(stage, 'kubernetes');
    await page.locator('.search-sort').selectOption('oldest');
    await page.waitForURL(/sort=oldest/);
    await expect.poll(() => page.locator('.hits-month').first().innerText()).toBe('January 2024');
    const titles = await page.locator('.hit-title').allInnerTexts();
    const other = await stage.tab();
    await other.goto(page.url());
    await settle(other);
    expect(await other.locator('.hit-title').allInnerTexts()).toEqual(titles);
    expect(await other.locator('.search-sort').inputValue()).toBe('oldest');
  });

  test('without words, what is chosen is there; more than fits one page stands on the next', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/?kind=action'));
    await page.locator('.hit').first().waitFor();
    expect(await status(page)).toMatch(/^\d+ results, part 1 of \d+$/);
    await page.getByRole('link', { name: 'More results' }).click();
    await page.waitForURL(/page=2/);
    await expect.poll(() => status(page)).toMatch(/part 2 of/);
  });

  test('operators are understood, and what names nothing is said gently', async () => {
    const page = await searchedFor(stage, 'owner:robert is:open service:ordr');
    await expect.poll(() => page.locator('.search-advice').innerText()).toContain('No service is called “ordr”, so that was left out.');
    for (const place of await page.locator('.hit-place').allInnerTexts())
      expect(place).toMatch(/^Action, (?:open|in progress), .*Robert Kim/);
  });

  test('a name that is being typed is offered, and becomes a choice', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/'));
    await page.locator('.search-field').pressSequentially('cache dav');
    const offer = page.locator('.suggestion', { hasText: 'person: David Lee' });
    await offer.click();
    await page.waitForURL(/q=cache&person=David\+Lee/);
    expect(await page.locator('.search-field').inputValue()).toBe('cache');
  });

  test('a word that nothing has: the nearest are offered, and what could be left out', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/?q=conection&severity=SEV3'));
    const offer = page.locator('.search-advice .suggestion').first();
    await offer.waitFor();
    expect(await page.locator('.search-advice').innerText()).toContain('Nothing has “conection”. Did you mean');
    expect(await offer.innerText()).toBe('connection');
    await offer.click();
    await page.waitForURL(/q=connection/);
    const looser = page.locator('.search-advice .suggestion', { hasText: 'Without “Severity: SEV3”' });
    await looser.click();
    await page.locator('.hit').first().waitFor();
  });

  test('a time and a word of its event find the event', async () => {
    const page = await searchedFor(stage, '14:35 exhausted');
    expect(await page.locator(`.hit-line[href$="${EVENT}"] .hit-place`).innerText()).toBe('Timeline, 14:35');
  });
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });

describe('from the keyboard alone', () => {
  test.each(KINDS.filter(({ kind }) => !kind.startsWith('search')))(
    '“/” and Ctrl-K open the quick search over the page “$kind”',
    async ({ path }) => {
      const page = await stage.tab();
      await page.goto(stage.at(path));
      await settle(page);
      for (const key of ['/', 'Control+k']) {
        await page.keyboard.press(key);
        await dialog(page).waitFor();
        expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
        await page.keyboard.press('Escape');
        await expect.poll(() => dialog(page).count()).toBe(0);
        expect(page.url()).toBe(stage.at(path));
      }
    },
  );

  test('typing, arrow down, Enter in the quick search: the reader stands at the line that answers, its words marked', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/people/'));
    await page.keyboard.press('/');
    await dialog(page).waitFor();
    await page.keyboard.type('MongoDB pool exhausted');
    await page.locator(`.quick a[href$="${EVENT}"]`).waitFor();
    expect(await page.locator('.quick-status').getAttribute('role')).toBe('status');
    expect(await page.locator('.quick-status').innerText()).toMatch(/^\d+ results?$/);
    await page.keyboard.press('ArrowDown');
    const active = await page.getByRole('combobox').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active ?? ''}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(stage.at(EVENT));
    expect(await page.locator(':target .event-text').innerText()).toContain('the MongoDB connection pool is exhausted');
    expect(await inView(page, ':target')).toBe(true);
    const marked = (): Promise<string[]> =>
      page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => (range instanceof Range ? range.toString() : '')));
    await expect.poll(marked).toEqual(expect.arrayContaining(['MongoDB', 'pool', 'exhausted']));
  });

  test('Enter without a choice leads to all results', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/'));
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    await page.keyboard.type('kubernetes');
    await page.keyboard.press('Enter');
    await page.waitForURL(stage.at('/search/?q=kubernetes'));
    await page.locator('.hit').first().waitFor();
  });

  test('on the search page: typing, arrow down, Enter', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/'));
    await expect.poll(() => focused(page)).toBe('search-words');
    await page.keyboard.type('MongoDB connection pool exhausted');
    await page.locator(`.hit-line[href$="${EVENT}"]`).waitFor();
    for (let step = 0; step < 12 && !(await focused(page))?.endsWith(EVENT); step += 1) await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(stage.at(EVENT));
    await page.keyboard.press('Enter');
    await page.waitForURL(stage.at(EVENT));
    expect(await inView(page, ':target')).toBe(true);
  });

  test('arrow up comes back to the field, and Escape clears it', async () => {
    const page = await searchedFor(stage, 'connection pool');
    await page.locator('.search-field').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain(stage.at('/'));
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('search-words');
    await page.keyboard.press('Escape');
    await page.waitForURL(stage.at('/search/'));
    expect(await page.locator('.search-field').inputValue()).toBe('');
    await expect.poll(() => page.locator('.hit').count()).toBe(0);
    expect(await status(page)).toBe('');
  });

  test('a slash that is typed into the field stays a slash', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/'));
    await page.keyboard.type('a/b');
    expect(await page.locator('.search-field').inputValue()).toBe('a/b');
  });
});

describe('by touch', () => {
  test('a tap on “Search” opens the quick search, a tap on a hit leads to its line, and one on “Close” closes it', async () => {
    const page = await stage.tab({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(stage.at('/meetings/'));
    await settle(page);
    await page.locator('.search-link').tap();
    await dialog(page).waitFor();
    const close = await page.getByRole('button', { name: 'Close' }).boundingBox();
    expect(Math.min(close?.width ?? 0, close?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await page.getByRole('button', { name: 'Close' }).tap();
    await expect.poll(() => dialog(page).count()).toBe(0);

    await page.locator('.search-link').tap();
    await page.keyboard.type('MongoDB pool exhausted');
    await page.locator(`.quick a[href$="${EVENT}"]`).tap();
    await page.waitForURL(stage.at(EVENT));
    expect(await inView(page, ':target')).toBe(true);
  });

  test('from the quick search to the search page', async () => {
    const page = await stage.tab({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(stage.at('/'));
    await settle(page);
    await page.locator('.search-link').tap();
    await dialog(page).getByRole('link', { name: 'Search page, with filters' }).tap();
    await page.waitForURL(stage.at('/search/'));
    await page.locator('.facets:not([hidden])').waitFor();
  });

  test('where the quick search does not load, the link leads to the search page', async () => {
    const page = await stage.tab();
    await page.route(/\/quick\.[^/]*\.js$/, (route) => route.abort());
    await page.goto(stage.at('/'));
    await settle(page);
    await page.locator('.search-link').click();
    await page.waitForURL(stage.at('/search/'));
  });
});

describe('what the reader is told and gets back', () => {
  test('the count is announced', async () => {
    const page = await searchedFor(stage, 'connection pool');
    expect(await page.locator('.search-status').getAttribute('role')).toBe('status');
    const pages = await page.locator('.hit').count();
    expect(await status(page)).toBe(`${String(pages)} results on ${String(pages)} pages`);
  });

  test('back and forward restore words and results', async () => {
    const page = await searchedFor(stage, 'connection pool');
    const titles = await page.locator('.hit h2').allInnerTexts();
    await page.locator('.hit h2 a').first().click();
    await page.waitForURL((url) => url.pathname !== '/search/');
    await page.goBack();
    await settle(page);
    expect(await page.locator('.search-field').inputValue()).toBe('connection pool');
    expect(await page.locator('.hit h2').allInnerTexts()).toEqual(titles);

    await page.locator('.search-field').fill('sign-in loop');
    await page.waitForURL(/q=sign-in/);
    await expect.poll(() => page.locator('.hit h2').allInnerTexts()).toContain('June 11 sign-in loop');
    await page.goBack();
    await expect.poll(() => page.locator('.search-field').inputValue()).toBe('connection pool');
    await expect.poll(() => page.locator('.hit h2').allInnerTexts()).toEqual(titles);
    await page.goForward();
    await expect.poll(() => page.locator('.search-field').inputValue()).toBe('sign-in loop');
    await expect.poll(() => page.locator('.hit h2').allInnerTexts()).toContain('June 11 sign-in loop');
  });
});

describe('what is no question', () => {
  test.each([
    ['ten thousand characters', 'pool '.repeat(2000)],
    ['punctuation', '!!! ... ???'],
    ['markup', '<img src=x onerror="window.probe=1">'],
    ['right to left', '\u202eمرحبا بالعالم'],
    ['emoji', '👩‍🚒🔥'],
  ])('%s: a plain sentence, and the page goes on working', async (_, words) => {
    const page = await stage.tab();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(stage.at('/search/'));
    await page.locator('.search-field').fill(words);
    await expect.poll(async () => `${await status(page)}${await page.locator('.search-advice').innerText()}`).not.toBe('');
    await page.locator('.search-field').fill('connection pool');
    await page.locator(`.hit h2 a[href$="${FOUND}"]`).waitFor();
    expect(await page.evaluate(() => Reflect.get(window, 'probe') as unknown)).toBe(undefined);
    expect(await page.locator('.search img').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('an unknown facet, order and page in the address are left out', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/?q=connection+pool&colour=red&sort=sideways&page=-4'));
    await page.locator(`.hit h2 a[href$="${FOUND}"]`).waitFor();
    expect(await page.locator('.search-sort').inputValue()).toBe('relevance');
  });

  test('an index that does not load is told, and the next question tries again', async () => {
    const page = await stage.tab();
    await page.route('**/pagefind/names.json', (route) => route.abort());
    await page.goto(stage.at('/search/?q=pool'));
    await expect.poll(() => status(page)).toContain('The search index could not be loaded.');
    await page.unroute('**/pagefind/names.json');
    await page.locator('.search-field').fill('connection pool');
    await page.locator(`.hit h2 a[href$="${FOUND}"]`).waitFor();
  });

  test('a page that was renamed since the search was opened is told; the other results are there', async () => {
    const page = await stage.tab();
    await page.goto(stage.at('/search/?q=connection+pool'));
    await settle(page);
    const before = await page.locator('.hit').count();
    await page.reload();
    let lost = 0;
    await page.route('**/fragment/*', (route) => {
      lost += 1;
      return lost === 1
        ? route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>There is no page at this address</h1>' })
        : route.continue();
    });
    await page.locator('.search-field').fill('pool connection');
    await expect
      .poll(() => page.locator('.search-advice').innerText())
      .toContain('One result is missing here: the site has changed since this page was opened.');
    expect(await page.locator('.hit').count()).toBe(before - 1);
  });

  test('the quick search says that the index does not load, and the next question tries again', async () => {
    const page = await stage.tab();
    await page.route('**/pagefind/names.json', (route) => route.abort());
    await page.goto(stage.at('/'));
    await page.keyboard.press('/');
    await expect.poll(() => page.locator('.quick-status').innerText()).toContain('The search index could not be loaded.');
    await page.unroute('**/pagefind/names.json');
    await page.keyboard.type('MongoDB pool exhausted');
    await page.locator(`.quick a[href$="${EVENT}"]`).waitFor();
  });
});
