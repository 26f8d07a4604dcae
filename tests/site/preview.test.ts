import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REVIEW_HREF } from '../../src/core/derive/addresses.ts';
import { serveSite, type SiteServer } from '../../src/io/serve.ts';
import { commit, git } from '../io/repository.ts';
import { afterword, buildFolder, listFiles, root, temporaryFolder, wordsOf, writeFiles, type Built } from './build.ts';
import { crawl, type Crawl } from './crawl.ts';

const BASE = '/pr-preview/pr-7/';
const CANARY = 'zanzibarwort';
const REAL = 'https://notes.alderpot.example';

/** Ours, with what a change may bring: a draft, a report in review, and three files that cannot be published. */
const CHANGE: Record<string, string> = {
  'incidents/2024-07-01-cache.md': `---\ndraft: true\naliases: [/drafts/cache/]\n---\n\n# Cache ${CANARY}\n\n**Date:** 2024-07-01\n**Severity:** SEV2\n\n## Timeline\n\n- 10:00 Outage begins\n- 10:20 Resolved\n\n## Action items\n\n- [ ] David Lee: Water the ${CANARY}, by 2024-08-01\n`,
  'incidents/2024-07-02-warm-up.md': `---\naliases: [/old/warm-up/, '#root-cause']\n---\n\n# Warm-up failed\n\n**Date:** 2024-07-02\n**Severity:** SEV3\n**Status:** In review\n\nSee [the cache](2024-07-01-cache.md) and [what is broken](2024-07-03-broken.md).\n\n## Timeline\n\n- 10:00 Outage begins\n- 10:20 Resolved\n`,
  'incidents/2024-07-03-broken.md':
    '---\ndate: 2024-02-30\n---\n\n# Broken\n\n<script>alert(1)</script>\n\n## Timeline\n\n- 10:00 Outage begins\n- 10:20 Resolved\n',
  'meetings/latin.md': '',
  'incidents/2024-03-09-MongoDB-disk-full.md':
    '# Another of the same address\n\n**Date:** 2024-03-09\n\n## Timeline\n\n- 10:00 Outage begins\n',
};
const FACTS = {
  pullRequest: { number: 7, title: '</aside><script>window.P = 1</script> “why”', url: 'https://git.example/notes/pull/7' },
  head: 'a6c3cb4a6c3cb4a6c3cb4',
  expires: '2026-12-08',
  url: `https://preview.example${BASE}`,
  base: 'main',
};

describe('a preview', () => {
  const folder = temporaryFolder();
  const content = join(folder.dir, 'content');
  let built: Built;
  let published: Built;
  let server: SiteServer;
  let crawled: Crawl;
  let baseSha: string;
  const pages = (): string[] => listFiles(built.out).filter((file) => file.endsWith('.html'));

  beforeAll(async () => {
    cpSync(join(root, 'content'), content, { recursive: true });
    git(folder.dir, 'init', '-q', '-b', 'main');
    baseSha = commit(folder.dir, {});
    writeFiles(content, CHANGE);
    // Not UTF-8.
    writeFileSync(join(content, 'meetings/latin.md'), Buffer.from('# Caf\xE9\n', 'latin1'));
    const facts = join(folder.dir, 'preview.json');
    writeFileSync(facts, JSON.stringify(FACTS));
    built = await buildFolder(content, join(folder.dir, 'preview'), ['--preview', facts]);
    server = await serveSite({ root: built.out, base: BASE, port: 0 });
    crawled = await crawl(server.address, BASE);
    // After it, with the caches of the preview.
    published = await buildFolder(content, join(folder.dir, 'published'), ['--keep-going']);
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  test('is published, and the check fails all the same', () => {
    expect(built.output).toContain('Published a preview of 22 documents');
    expect(built.output).toContain('Refused 3 files');
    expect(built.code).toBe(1);
  });

  test('has no broken link below its base, which is the path of its address', () => {
    expect(crawled.faults).toEqual([]);
    // Nothing leads to an old address.
    const missed = pages().filter((file) => !crawled.pages.includes(`/${file.replace(/(^|\/)index\.html$/, '$1')}`));
    expect(missed).toEqual(['404.html', 'drafts/cache/index.html', 'old/warm-up/index.html']);
  });

  test('says on every page that it is one: of what, of which commit, until when; titles stay text', () => {
    expect(pages().length).toBeGreaterThan(50);
    for (const file of pages()) {
      const banners = [...built.page(file).querySelectorAll('.preview-banner')];
      expect([file, banners.length]).toEqual([file, 1]);
      expect(wordsOf(banners[0])).toBe(
        'Preview of pull request 7, “</aside><script>window.P = 1</script> “why””. This is not the published site; drafts are shown.' +
          `main at ${baseSha.slice(0, 10)} of 2024-05-03 → the files as they are, on ${baseSha.slice(0, 10)} of 2024-05-03 (since the two histories parted)` +
          'May be gone from 8 December 2026 onWhat this change means3 files cannot be published',
      );
      expect(built.html(file)).not.toContain('<script>window.P');
      expect(built.html(file)).not.toContain('afterword:preview');
    }
  });

  test('tells crawlers to stay away, in pages, headers and robots.txt', () => {
    for (const file of pages())
      expect([file, built.page(file).querySelector('meta[name=robots]')?.getAttribute('content')]).toEqual([
        file,
        expect.stringMatching(/^noindex(?:, nofollow)?$/),
      ]);
    const headers = readFileSync(join(built.out, '_headers'), 'utf8');
    expect(headers.split('\n')[0]).toBe(`${BASE}*`);
    expect(headers).toContain('\n  X-Robots-Tag: noindex, nofollow\n');
    expect(headers).toContain("\n  Content-Security-Policy: frame-ancestors 'none'\n");
    expect(readFileSync(join(built.out, 'robots.txt'), 'utf8')).toBe('User-agent: *\nDisallow: /\n');
  });

  test('gives other programs nothing: nobody subscribes to a pull request', () => {
    const doors = /^(?:feeds|api)\/|\.(?:ics|md)$|^(?:llms\.txt|sitemap\.xml)$/;
    expect(listFiles(built.out).filter((file) => doors.test(file))).toEqual([]);
    expect(built.html('/')).not.toMatch(/rel="alternate"|\/feeds\//);
    expect(listFiles(published.out).filter((file) => doors.test(file)).length).toBeGreaterThan(50);
  });

  test('names the page of the published site as the real one, where there is one', () => {
    const canonical = (file: string): string | null | undefined =>
      built.page(file).querySelector('link[rel=canonical]')?.getAttribute('href');
    expect(canonical('index.html')).toBe(`${REAL}/`);
    expect(canonical('incidents/2024-05-10-checkout-slow/index.html')).toBe(`${REAL}/incidents/2024-05-10-checkout-slow/`);
    for (const file of ['404.html', 'problems/index.html', 'incidents/2024-07-01-cache/index.html'])
      expect(canonical(file)).toBeUndefined();
    const without = pages().filter((file) => canonical(file) === undefined);
    expect(without.filter((file) => file.startsWith('review/'))).toHaveLength(6);
    // The sample has a draft of its own, with an incident's page.
    expect(without.filter((file) => !file.startsWith('review/'))).toHaveLength(9);
  });

  test('shows drafts and reports in review with a mark: on their pages, and in every list that names them', () => {
    const marks = (file: string): string[] => [...built.page(file).querySelectorAll('.doc-mark')].map(wordsOf);
    expect(marks('incidents/2024-07-01-cache/index.html')[0]).toBe('Draft');
    expect(marks('incidents/2024-07-02-warm-up/index.html')[0]).toBe('In review');
    expect(marks('incidents/index.html')).toEqual(['In review', 'Draft', 'Draft']);
    expect(marks('index.html')).toContain('Draft');
    for (const file of pages()) {
      // An old address names no document.
      if (file.startsWith('drafts/')) continue;
      // Whatever leads to the draft's own page, but from its own page and by its own words (an anchor, a picture).
      const links = [...built.page(file).querySelectorAll(`a[href="${BASE}incidents/2024-07-01-cache/"]`)].filter(
        (link) => link.closest('svg, .prose') === null,
      );
      for (const link of links) expect([file, wordsOf(link.parentElement)]).toEqual([file, expect.stringMatching(/Draft/)]);
    }
    expect(wordsOf(built.page('actions/index.html').querySelector('main'))).toContain(`in Cache ${CANARY} Draft`);
    const dot = built.page('index.html').querySelector(`svg a[href="${BASE}incidents/2024-07-01-cache/"]`);
    expect(dot?.getAttribute('aria-label')).toMatch(/ \(draft\)$/);
  });

  test('a document that cannot be published is a page with its problems and their lines, where it would stand', () => {
    const page = built.page('incidents/2024-07-03-broken/index.html');
    expect(wordsOf(page.querySelector('h1'))).toBe('incidents/2024-07-03-broken.md');
    expect([...page.querySelectorAll('.problems li')].map(wordsOf)).toEqual([
      'Error · line 2 · bad-datedate is not a day of the calendar: 2024-02-30. Write a day that exists, as YYYY-MM-DD.date: 2024-02-30',
      'Error · line 7 · raw-html<script> is not allowed. Remove it, or say it in Markdown.<script>alert(1)</script>',
    ]);
    expect(wordsOf(built.page('meetings/latin/index.html').querySelector('.problems'))).toMatch(/encoding/);
    // Of two documents with one address the first has it.
    const clash = '2024-03-09-mongodb-disk-full';
    expect(wordsOf(built.page(`incidents/${clash}/index.html`).querySelector('h1'))).toBe('Another of the same address');
    expect(wordsOf(built.page(`problems/${clash}/index.html`).querySelector('h1'))).toBe(`incidents/${clash}.md`);
    expect(wordsOf(built.page('problems/index.html').querySelector('main'))).toContain('3 files of this change cannot be published');
  });

  test('an old address leads on, below the base of each site, and an old anchor is on the page', () => {
    const led = (site: Built): (string | null | undefined)[] =>
      ['main a', 'link[rel=canonical]', '.preview-banner'].map((selector) =>
        site
          .page('old/warm-up/index.html')
          .querySelector(selector)
          ?.getAttribute(selector === '.preview-banner' ? 'aria-label' : 'href'),
      );
    expect(led(built)).toEqual([`${BASE}incidents/2024-07-02-warm-up/`, undefined, 'Preview']);
    expect(led(published)).toEqual(['/incidents/2024-07-02-warm-up/', `${REAL}/incidents/2024-07-02-warm-up/`, undefined]);
    expect(published.page('incidents/2024-07-02-warm-up/index.html').querySelectorAll('#root-cause')).toHaveLength(1);
    expect(readFileSync(join(published.out, '_redirects'), 'utf8')).toBe('/old/warm-up/ /incidents/2024-07-02-warm-up/ 301\n');
  });

  test('has a review: what the change means, and a page for each document that it touches', () => {
    expect(built.page('index.html').querySelector('.preview-banner a[href$="/review/"]')?.getAttribute('href')).toBe(`${BASE}review/`);
    const reviews = listFiles(join(built.out, 'review'));
    expect(reviews).toEqual([
      'incidents-2024-03-09-mongodb-disk-full/index.html',
      'incidents-2024-07-01-cache/index.html',
      'incidents-2024-07-02-warm-up/index.html',
      'incidents-2024-07-03-broken/index.html',
      'index.html',
      'meetings-latin/index.html',
    ]);
    const first = built.page('review/index.html');
    const rows = [...first.querySelectorAll('.review-row')].map((row) => wordsOf(row));
    expect(rows).toEqual([
      'Another of the same addressincident added: “Another of the same address”, 1 eventincidents/2024-03-09-MongoDB-disk-full.md',
      `Cache ${CANARY}incident added: “Cache ${CANARY}”, a draft, SEV2, 2 events, 1 actionincidents/2024-07-01-cache.md`,
      'Warm-up failedincident added: “Warm-up failed”, SEV3, 2 eventsincidents/2024-07-02-warm-up.md',
      'Brokenincident added: “Broken”, 2 eventsincidents/2024-07-03-broken.md',
      'meetings/latin.mdfile that is not read as a document addedmeetings/latin.md',
    ]);
    expect(crawled.pages.filter((page) => page.startsWith(REVIEW_HREF))).toEqual(
      reviews.map((file) => `/review/${file.replace('index.html', '')}`).sort(),
    );
    expect(wordsOf(built.page('review/incidents-2024-07-02-warm-up/index.html').querySelector('h1'))).toBe('Warm-up failed');
  });

  test('the published site holds nothing of the drafts and is not marked, though it shares the caches', () => {
    expect(published.code).toBe(1);
    const all = listFiles(published.out).map((file) => [file, readFileSync(join(published.out, file), 'latin1')] as const);
    expect(all.filter(([, bytes]) => bytes.includes(CANARY)).map(([file]) => file)).toEqual([]);
    const marked = all.filter(
      ([file, text]) => file.endsWith('.html') && /preview-banner|noindex|class="doc-mark/.test(text) && !file.startsWith('old/'),
    );
    expect(marked.map(([file]) => file)).toEqual([]);
    expect(all.map(([file]) => file)).not.toContain('drafts/cache/index.html');
    expect(all.map(([file]) => file).filter((file) => file.startsWith('review'))).toEqual([]);
    expect(all.find(([file]) => file === '_headers')?.[1]).not.toContain('X-Robots-Tag');
    // That of the site itself, which invites crawlers.
    expect(readFileSync(join(published.out, 'robots.txt'), 'utf8')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${REAL}/sitemap.xml\n`);
  });
});

describe('facts of a preview that are wrong', () => {
  test.each([
    ['no JSON', '{', /^--preview .* is not JSON\./],
    ['an unknown key', '{"pr": 7}', /^--preview .*: the file is not what it must be \(Unrecognized key: "pr"\)/],
    ['an address that runs', '{"url": "javascript:alert(1)"}', /^--preview .*: url is not what it must be/],
    ['a path that is none', '{"url": "https://preview.example/a%2Fb/"}', /^--preview: the path of https:\/\/preview.example\/a%2Fb\//],
  ])('%s: exit 2 and one line', async (_, text, message) => {
    const folder = temporaryFolder();
    writeFiles(folder.dir, { 'preview.json': text });
    const { code, output } = await afterword(['build', '--preview', join(folder.dir, 'preview.json'), '--out', join(folder.dir, 'out')]);
    folder.remove();
    expect(output).toMatch(message);
    expect([code, output.trim().split('\n').length]).toEqual([2, 1]);
  });
});
