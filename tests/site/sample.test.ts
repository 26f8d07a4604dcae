import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { siteManifestSchema } from '../../src/core/schema/site-manifest.ts';
import { sampleSite } from '../browser/sites.ts';
import { readPng } from '../support/png.ts';
import { afterword, listFiles, root, siteIn, wordsOf, type Site } from './build.ts';

/** Everything here was worked out by hand from the documents in content/. */
const content = resolve(root, 'content');
const documents = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) => /\.mdx?$/.test(path));
const DRAFT = 'incidents/2024-06-26-duplicate-confirmations.md';

const all = (page: ParentNode, selector: string): string[] => [...page.querySelectorAll(selector)].map(wordsOf);

function block(page: Document, heading: string): Element {
  const found = [...page.querySelectorAll('section')].find((section) => wordsOf(section.querySelector('h2')) === heading);
  if (found === undefined) throw new Error(`no block “${heading}”: ${all(page, 'h2').join(' | ')}`);
  return found;
}

/** Label, figure and the two times of each figure. */
const factsOf = (page: Document): (string | undefined)[][] =>
  [...page.querySelectorAll('dl.facts > div')].map((fact) => [
    wordsOf(fact.querySelector('dt')),
    wordsOf(fact.querySelector('.fact-figure')),
    ...[...fact.querySelectorAll('.fact-span a')].map((link) => /\d\d:\d\d/.exec(wordsOf(link))?.[0]),
  ]);

/** Titles of a list of rows, by address. */
const rowsOf = (section: Element): string[] => [...section.querySelectorAll('a.row-title')].map((link) => link.getAttribute('href') ?? '');

let site: Site;
const page = (href: string): Document => site.page(href);
beforeAll(async () => {
  site = siteIn(await sampleSite());
});

describe('what is published', () => {
  test('each document is published, but for the draft', () => {
    const addresses = documents.filter((path) => path !== DRAFT).map((path) => `${path.replace(/\.mdx?$/, '')}/index.html`);
    expect(documents).toContain(DRAFT);
    expect(addresses.filter((file) => !existsSync(join(site.out, file)))).toEqual([]);
    const found = ['2024-03-22-engineering-sync/march-18-checkout-failures', '2024-06-14-engineering-sync/june-11-sign-in-loop'];
    const built = listFiles(site.out).filter((file) => /^(?:incidents|meetings)\/.+\/index\.html$/.test(file));
    const series = ['', 'architecture-review/', 'engineering-sync/'].map((path) => `meetings/series/${path}index.html`);
    expect(built.sort()).toEqual([...addresses, ...found.map((id) => `incidents/${id}/index.html`), ...series].sort());
  });

  test('the manifest by which later changes are compared has every page but the search, the one of lost links and the one about feeds', () => {
    const { pages } = siteManifestSchema.parse(JSON.parse(readFileSync(join(site.out, 'site-manifest.json'), 'utf8')));
    const html = listFiles(site.out).filter((file) => file.endsWith('.html'));
    // Old addresses lead on, and say nothing themselves.
    const shown = html.filter((file) => !readFileSync(join(site.out, file), 'utf8').includes('http-equiv="refresh"'));
    const told = pages.map(([address]) => `${address.slice(1)}index.html`);
    expect(shown.filter((file) => !told.includes(file)).sort()).toEqual(['404.html', 'feeds/index.html', 'search/index.html']);
    expect(told.filter((file) => !shown.includes(file))).toEqual([]);
    const anchors = new Map(pages.map(([address, { anchors: own }]) => [address, own]));
    for (const [address, own] of anchors)
      expect([address, own.filter((id) => page(address).getElementById(id) === null)]).toEqual([address, []]);
    // Each action once, where links to it lead.
    expect(anchors.get('/actions/2024/')?.length).toBe(page('/actions/2024/').querySelectorAll('.actions > li').length);
  });

  test('nine incidents, told apart from twelve meetings', () => {
    expect(page('/incidents/').querySelectorAll('a.row-title').length).toBe(9);
    expect(page('/meetings/').querySelectorAll('a.row-title').length).toBe(12);
    expect(wordsOf(page('/').querySelector('.lede'))).toMatch(/^9 incidents, 12 meetings, 18 decisions and \d+ actions/);
  });

  test('the list of incidents says what the severities mean that some of them have', () => {
    const list = block(page('/incidents/'), 'Severities');
    expect(all(list, 'dt')).toEqual(['SEV1', 'SEV2', 'SEV3']);
    expect(all(list, 'dd')).toEqual([
      'Shoppers cannot order, or nurseries cannot see their orders',
      'Ordering is slow, wrong or broken for many',
      'One function fails for some nurseries, and there is another way',
    ]);
    const twin = readFileSync(join(site.out, 'incidents/index.md'), 'utf8');
    expect(twin).toMatch(
      /## Severities\n\n- SEV1: Shoppers cannot order, or nurseries cannot see their orders\n- SEV2: [^\n]+\n- SEV3: [^\n]+\n$/,
    );
  });

  test('not a byte of the draft is in any file, the search index unpacked', () => {
    const text = readFileSync(join(content, DRAFT), 'utf8');
    // Words that no other document has, and the name of the file.
    const canaries = ['projector', 'checkpoint', 'campaign', 'duplicate-confirmations', 'confirmations', '380 orders', 'in preparation'];
    const rest = documents.filter((path) => path !== DRAFT).map((path) => readFileSync(join(content, path), 'utf8').toLowerCase());
    for (const canary of canaries) {
      expect(`${DRAFT} ${text}`.toLowerCase()).toContain(canary);
      expect(rest.filter((other) => other.includes(canary))).toEqual([]);
    }
    const bytes = listFiles(site.out).map((file) => {
      const raw = readFileSync(join(site.out, file));
      const packed = raw[0] === 0x1f && raw[1] === 0x8b;
      return { file, packed, text: `${file} ${(packed ? gunzipSync(raw) : raw).toString('utf8')}`.toLowerCase() };
    });
    expect(bytes.filter(({ packed }) => packed).length).toBeGreaterThan(50);
    // The unpacking works: a word of a published document is found in it.
    expect(bytes.filter(({ packed, text: unpacked }) => packed && unpacked.includes('witch hazels')).length).toBeGreaterThan(0);
    expect(
      bytes.flatMap(({ file, text: seen }) => canaries.filter((canary) => seen.includes(canary)).map((canary) => `${file}: ${canary}`)),
    ).toEqual([]);
  });

  test('`afterword check` finds nothing wrong with it, and advises due dates where some were never named', async () => {
    const { code, output } = await afterword(['check']);
    expect(code).toBe(0);
    expect([...output.matchAll(/^content\/(\S+?):(\d+):\d+ (.*?): /gm)].map(([, ...found]) => found.join(' '))).toEqual([
      'incidents/2024-03-09-mongodb-disk-full.md 69 advice action-due',
      'meetings/2024-03-22-engineering-sync.md 62 advice action-due',
      'meetings/2024-03-22-engineering-sync.md 103 advice action-due',
      'meetings/2024-06-14-engineering-sync.md 73 advice action-due',
    ]);
  });
});

describe('incidents', () => {
  test('across the change of clocks, lengths are counted between instants', () => {
    const disk = page('/incidents/2024-03-09-mongodb-disk-full/');
    // 22:52 -05:00 is 03:52 UTC, 04:58 -04:00 is 08:58 UTC: 5 h 6 min, and the clocks on the wall say 6 h 6 min.
    expect(factsOf(disk)).toEqual([
      ['Duration', '5 h 6 min', '22:52', '04:58'],
      ['Time to detect', '3 min', '22:52', '22:55'],
      ['Time to acknowledge', '3 min', '22:55', '22:58'],
      ['Time to identify', '26 min', '22:55', '23:21'],
      ['Time to mitigate', '52 min', '22:55', '23:47'],
      ['Time to resolve', '5 h 3 min', '22:55', '04:58'],
    ]);
    expect(wordsOf(disk.querySelector('dl.facts'))).toMatch(/5 hours 6 minutes, which agrees/);
    expect(all(disk, 'h3.day')).toEqual(['Saturday 9 March 2024', 'Sunday 10 March 2024']);
    const after = disk.getElementById('t-2024-03-10-0305');
    expect(after?.querySelector('time')?.getAttribute('datetime')).toBe('2024-03-10T07:05:00Z');
    expect(all(after ?? disk, '.event-more')).toContain('+3 h 13 min');
    expect(all(disk, 'li.event').length).toBe(15);
  });

  test('three days long: a heading for each day, and the days in its length', () => {
    const key = page('/incidents/2024-02-06-address-lookup-key/');
    expect(all(key, 'h3.day')).toEqual([
      'Tuesday 6 February 2024',
      'Wednesday 7 February 2024',
      'Thursday 8 February 2024',
      'Friday 9 February 2024',
    ]);
    expect([...key.querySelectorAll('ol.events')].map((list) => list.children.length)).toEqual([2, 2, 7, 2]);
    expect(factsOf(key)).toEqual([
      ['Duration', '3 d 1 h 25 min', '10:15', '11:40'],
      ['Time to detect', '1 d 23 h 5 min', '10:15', '09:20'],
      ['Time to acknowledge', '11 min', '09:20', '09:31'],
      ['Time to identify', '45 min', '09:20', '10:05'],
      ['Time to mitigate', '1 h 2 min', '09:20', '10:22'],
      ['Time to resolve', '1 d 2 h 20 min', '09:20', '11:40'],
    ]);
  });

  test.each([
    ['2024-01-16-stale-stock-counts', 'SEV2', '3 h 20 min', '14:42', '18:02'],
    ['2024-03-22-engineering-sync/march-18-checkout-failures', 'SEV1', '45 min', '14:23', '15:08'],
    ['2024-04-23-kong-upgrade-404', 'SEV1', '37 min', '10:30', '11:07'],
    ['2024-05-02-blank-pick-tickets', 'SEV3', '22 min', '07:48', '08:10'],
    ['2024-05-10-checkout-slow', 'SEV2', '1 h 36 min', '11:04', '12:40'],
    ['2024-05-29-order-pods-drained', 'SEV2', '18 min', '13:21', '13:39'],
    ['2024-06-14-engineering-sync/june-11-sign-in-loop', 'SEV2', '31 min', '08:52', '09:23'],
  ])('%s: %s, %s', (id, severity, figure, from, to) => {
    const incident = page(`/incidents/${id}/`);
    expect(all(incident, '.page-head .severity')).toEqual([severity]);
    expect(factsOf(incident)[0]).toEqual(['Duration', figure, from, to]);
  });

  test('no figure stands without its two events, and it is the time between them', () => {
    let figures = 0;
    for (const file of listFiles(site.out).filter((path) => /^incidents\/.+\/index\.html$/.test(path))) {
      const incident = page(`/${file.replace(/index\.html$/, '')}`);
      for (const fact of incident.querySelectorAll('dl.facts > div')) {
        figures += 1;
        const ends = [...fact.querySelectorAll('.fact-span a')].map((link) => {
          const id = (link.getAttribute('href') ?? '').replace(/^.*#/, '');
          const time = incident.getElementById(id)?.querySelector('time')?.getAttribute('datetime');
          if (incident.getElementById(id)?.classList.contains('event') !== true || time === null || time === undefined)
            throw new Error(`${file}: no event ${id}`);
          return Date.parse(time);
        });
        expect(ends.length, file).toBe(2);
        const [, days = 0, hours = 0, minutes = 0] =
          /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(fact.querySelector('.fact-figure time')?.getAttribute('datetime') ?? '') ?? [];
        expect((Number(days) * 24 + Number(hours)) * 60 + Number(minutes), `${file} ${wordsOf(fact)}`).toBe(
          ((ends[1] ?? 0) - (ends[0] ?? 0)) / 60_000,
        );
      }
    }
    // Nine incidents have a duration, and most of them the five other figures.
    expect(figures).toBeGreaterThanOrEqual(9 * 4);
  });

  test('a shared link shows a card with the drawing, and the drawing can be taken elsewhere', () => {
    const slow = page('/incidents/2024-05-10-checkout-slow/');
    const said = new Map(
      [...slow.querySelectorAll('meta[property], meta[name]')].map((one) => [
        one.getAttribute('property') ?? one.getAttribute('name'),
        one.getAttribute('content'),
      ]),
    );
    expect(said.get('og:title')).toBe(slow.querySelector('h1')?.textContent);
    expect(said.get('og:url')).toBe('https://notes.alderpot.example/incidents/2024-05-10-checkout-slow/');
    expect(said.get('og:image')).toBe('https://notes.alderpot.example/pictures/2024-05-10-checkout-slow.png');
    expect(said.get('og:image:alt')).toMatch(/^Timeline of /);
    expect(said.get('twitter:card')).toBe('summary_large_image');
    const card = readPng(readFileSync(join(site.out, 'pictures/2024-05-10-checkout-slow.png')));
    expect([card.width, card.height]).toEqual([1200, 630]);
    expect([said.get('og:image:width'), said.get('og:image:height')]).toEqual(['1200', '630']);
    const files = [...slow.querySelectorAll('a[download]')].map((link) => link.getAttribute('href'));
    expect(files).toEqual(['svg', 'png', 'mmd'].map((end) => `/timelines/2024-05-10-checkout-slow.${end}`));
    const png = readPng(readFileSync(join(site.out, 'timelines/2024-05-10-checkout-slow.png')));
    expect(png.width).toBeGreaterThan(1008);
    // A page without a drawing has no picture to show.
    const meetings = page('/meetings/');
    expect(meetings.querySelector('meta[property="og:title"]')?.getAttribute('content')).toBe('Meetings');
    expect(meetings.querySelector('meta[property="og:image"]')).toBeNull();
  });

  test('the .mdx document shows its components, and each sentence once', () => {
    const drained = page('/incidents/2024-05-29-order-pods-drained/');
    const metrics = all(drained, '.mdx-metric');
    expect(metrics.length).toBe(3);
    expect(metrics.join(' ')).toMatch(/146.*3 of 3.*6 of 9/);
    const note = drained.querySelector('[role=note]');
    expect(wordsOf(note)).toContain('Why three pods sat on one node');
    expect(wordsOf(note)).toContain('at that moment the third node was the emptiest in the cluster.');
    const diagram = drained.querySelector('.prose figure.diagram');
    // Mermaid breaks lines where there was a space.
    expect(diagram?.querySelector('svg')?.textContent.replace(/\s/g, '')).toContain('Thirdnodeisdrained');
    expect(diagram?.querySelector('details code')?.textContent).toContain('flowchart LR\n  drain[Third node is drained] --> evict');
    for (const drawing of drained.querySelectorAll('figure.drawing, details')) drawing.remove();
    const shown = wordsOf(drained.querySelector('main'));
    for (const sentence of [
      'We upgraded the nodes of the Kubernetes cluster one at a time, as one should.',
      'Baskets survived, because the retry that Alex built after',
      'Third node drained. All Order Service pods are evicted',
      'The scheduler spreads pods when it places them.',
      'Order Service had no PodDisruptionBudget and no topology spread constraint.',
      'The image is 900 MB, of which 640 MB is a build tool chain',
      'Wednesday after a long weekend.',
      'Shrink the Order Service image below 300 MB',
    ])
      expect([sentence, shown.split(sentence).length - 1]).toEqual([sentence, 1]);
    // Nothing of the tags themselves is left.
    expect(shown).not.toMatch(/<|\/>|Callout|Metric/);
    expect(drained.querySelector('.prose a[href="/incidents/2024-03-09-mongodb-disk-full/"]')).not.toBeNull();
  });
});

describe('actions are followed from meeting to meeting', () => {
  /** Role, date, state and due date of each mention, as the list of an action tells them. */
  const mentionsOf = (item: Element): string[] =>
    [...item.querySelectorAll('details li')].map((line) => {
      const [, role, date, state = 'open', due = ''] =
        /^(\w+) (\d+ \w+ \d{4}) in .*: “.*”(?:, (?!due )([^,]+))?(, due .+)?$/.exec(wordsOf(line)) ?? [];
      return `${String(role)} ${String(date)}: ${state}${due}`;
    });

  const chains: [owner: string, words: RegExp, state: string, mentions: string[]][] = [
    [
      'John Smith',
      /canary/i,
      'Done',
      [
        'Raised 16 January 2024: open, due 1 March 2024',
        'Reviewed 9 February 2024: open',
        'Reviewed 1 March 2024: in progress',
        'Reviewed 22 March 2024: in progress, due moved from 1 March 2024 to 3 May 2024',
        'Reviewed 3 May 2024: done',
      ],
    ],
    [
      'David Lee',
      /redis cache/i,
      'Done',
      [
        'Raised 19 January 2024: open, due 1 March 2024',
        'Reviewed 9 February 2024: in progress',
        'Reviewed 1 March 2024: in progress',
        'Reviewed 22 March 2024: in progress, due moved from 1 March 2024 to 12 April 2024',
        'Raised 22 March 2024: open',
        'Reviewed 12 April 2024: done',
      ],
    ],
    [
      'Chris Taylor',
      /production requests/i,
      'Dropped',
      [
        'Raised 23 April 2024: open, due 31 May 2024',
        'Reviewed 24 May 2024: in progress, due moved from 31 May 2024 to 14 June 2024',
        'Reviewed 14 June 2024: dropped',
      ],
    ],
  ];

  test.each(chains)('%s, %s', (owner, words, state, mentions) => {
    const items = ['/actions/2024/', '/actions/2024/2/'].flatMap((href) => [...page(href).querySelectorAll('li.action')]);
    const mine = items.filter((item) => words.test(wordsOf(item)) && wordsOf(item.querySelector('.action-who')).includes(owner));
    expect(mine.map((item) => wordsOf(item.querySelector('.action-text')))).toHaveLength(1);
    const [item] = mine;
    if (item === undefined) return;
    expect(wordsOf(item.querySelector('.state'))).toBe(state);
    expect(mentionsOf(item)).toEqual(mentions);
    expect(wordsOf(item.querySelector('details'))).toMatch(/joined with “.+”: /i);
  });

  test('the list of a meeting says what it said then, and what became of it', () => {
    const reviewed = [...block(page('/meetings/2024-03-22-engineering-sync/'), 'Looked back at').querySelectorAll('li.action')].map(
      wordsOf,
    );
    expect(reviewed.length).toBe(8);
    const canary = reviewed.find((item) => /canary/i.test(item));
    expect(canary).toMatch(/^Done/);
    expect(canary).toContain('At this meeting: in progress');
  });
});

test('a decision that reverses another says so, and so does the one that it reversed', () => {
  const entries = [...page('/decisions/').querySelectorAll('.decisions > li')].map(wordsOf);
  expect(entries.length).toBe(18);
  const linked = entries.filter((text) => /supersede/i.test(text));
  expect(linked.length).toBe(2);
  expect(linked[0]).toMatch(/^With the canary step .*Supersedes what was decided on 19 January 2024: No Inventory Service deploys/);
  expect(linked[1]).toMatch(/^No Inventory Service deploys .*Superseded on 3 May 2024: With the canary step/);
  const minutes = page('/meetings/2024-01-19-engineering-sync/').getElementById('decision-1');
  expect(minutes?.querySelector('a[href="/meetings/2024-05-03-engineering-sync/#decision-1"]')).not.toBeNull();
  // Where it leads, the line of the minutes stands.
  expect(wordsOf(page('/meetings/2024-05-03-engineering-sync/').getElementById('decision-1'))).toContain('the Friday rule is lifted');
});

test('a meeting leads to the one before and the one after of its series', () => {
  const around = (id: string): (string | null | undefined)[] =>
    ['prev', 'next'].map((rel) => page(`/meetings/${id}/`).querySelector(`nav a[rel=${rel}]`)?.getAttribute('href'));
  const sync = (day: string): string => `/meetings/2024-${day}-engineering-sync/`;
  expect(around('2024-03-01-engineering-sync')).toEqual([sync('02-09'), sync('03-22')]);
  expect(around('2024-01-19-engineering-sync')).toEqual([undefined, sync('02-09')]);
  expect(around('2024-06-14-engineering-sync')).toEqual([sync('05-24'), undefined]);
  const review = (day: string): string => `/meetings/2024-${day}-architecture-review/`;
  expect(around('2024-03-06-architecture-review')).toEqual([review('01-31'), review('04-24')]);
  expect(around('2024-06-05-architecture-review')).toEqual([review('04-24'), undefined]);
});

test('a person’s page says what the documents say of her', () => {
  const robert = page('/people/robert-kim/');
  expect(wordsOf(robert.querySelector('.page-head'))).toContain('Backend');
  const open = all(block(robert, 'To do'), 'li.action .action-text');
  expect(open.length).toBe(2);
  expect(open.some((text) => /eleven callers/i.test(text))).toBe(true);
  expect(open.some((text) => /sign-in check/i.test(text))).toBe(true);
  // Map of the callers, one request per key, the image.
  expect(all(block(robert, 'Done'), 'li.action .action-text').length).toBe(3);
  // He was the scribe.
  const gateway = [...block(robert, 'Incidents').querySelectorAll('.rows > li')].find(
    (row) => row.querySelector('a[href*="kong-upgrade-404"]') !== null,
  );
  expect(wordsOf(gateway)).toMatch(/scribe/i);
  const meetings = [...block(robert, 'Meetings').querySelectorAll('.rows > li')].map(
    (row) => `${row.querySelector('time')?.getAttribute('datetime') ?? ''} ${wordsOf(row.querySelector('.row-side span'))}`,
  );
  expect(meetings).toEqual([
    '2024-06-14 Present',
    '2024-06-05 Present',
    '2024-05-24 Present',
    '2024-05-03 Present',
    '2024-04-12 Present',
    // He was to start on April 1.
    '2024-03-22 Named',
  ]);
});

test('a service’s page says what the documents say of it', () => {
  const relay = page('/services/print-relay/');
  expect(wordsOf(relay.querySelector('.page-head'))).toContain('Sends pick tickets to the printers in the potting sheds');
  expect(wordsOf(relay.querySelector('.page-head'))).toContain('Frontend');
  expect(rowsOf(block(relay, 'Incidents'))).toEqual(['/incidents/2024-05-02-blank-pick-tickets/']);
  const orders = rowsOf(block(page('/services/order-service/'), 'Incidents'));
  for (const id of [
    '2024-05-29-order-pods-drained',
    '2024-05-10-checkout-slow',
    '2024-04-23-kong-upgrade-404',
    '2024-03-22-engineering-sync/march-18-checkout-failures',
    '2024-03-09-mongodb-disk-full',
  ])
    expect(orders).toContain(`/incidents/${id}/`);
  for (const id of ['2024-05-02-blank-pick-tickets', '2024-01-16-stale-stock-counts', '2024-02-06-address-lookup-key'])
    expect(orders).not.toContain(`/incidents/${id}/`);
});

test('series of meetings: every three weeks, and one too young to have a rhythm', () => {
  const sync = page('/meetings/series/engineering-sync/');
  // 19 January, then every 21 days up to 14 June: 8 meetings, all on Fridays.
  expect(wordsOf(sync.querySelector('.lede'))).toBe('8 meetings, 19 January to 14 June 2024. Put together by their titles.');
  expect(wordsOf(sync.querySelector('.rhythm'))).toBe('Usually 21 days apart: 7 of 7 times, give or take a day or two.');
  expect(all(sync, '.year-row dt')).toEqual(['Fri', '']);
  expect([...sync.querySelectorAll('.year a')].map((mark) => mark.getAttribute('aria-label')?.split(':')[0])).toEqual([
    ...['19 January', '9 February', '1 March', '22 March', '12 April', '3 May', '24 May', '14 June'].map((day) => `${day} 2024`),
  ]);
  expect(rowsOf(block(sync, 'Meetings'))).toHaveLength(8);
  expect(all(sync, 'h2')).not.toContain('Longer than usual');
  const review = page('/meetings/series/architecture-review/');
  // 35, 49 and 42 days between four meetings.
  expect(wordsOf(review.querySelector('.lede'))).toMatch(/^4 meetings/);
  expect(review.querySelector('.rhythm')).toBeNull();
  const meeting = page('/meetings/2024-03-22-engineering-sync/');
  expect(meeting.querySelector('.meta a[href="/meetings/series/engineering-sync/"]')).not.toBeNull();
  expect(page('/meetings/').querySelector('.lede a[href="/meetings/series/"]')).not.toBeNull();
  expect(all(page('/meetings/series/'), 'tbody th a')).toEqual(['Architecture Review', 'Engineering Sync']);
});

test('tags lead to their documents, and documents to their tags', () => {
  expect(all(page('/tags/'), 'tbody th a')).toEqual(['cache', 'capacity', 'mothers-day']);
  expect(rowsOf(block(page('/tags/cache/'), 'Incidents'))).toEqual(['/incidents/2024-05-10-checkout-slow/']);
  const links = [...block(page('/incidents/2024-05-10-checkout-slow/'), 'Tags').querySelectorAll('a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/tags/cache/', '/tags/capacity/', '/tags/mothers-day/']);
});

test('the list of people names nobody first and counts nothing', () => {
  const people = page('/people/');
  const names = all(people, 'tbody th a');
  expect(names).toEqual([...names].sort());
  expect(names).toContain('Robert Kim');
  expect(people.querySelectorAll('main td.number')).toHaveLength(0);
  const roles = all(block(page('/people/robert-kim/'), 'Roles'), 'tbody th');
  expect(roles.some((role) => /scribe/i.test(role))).toBe(true);
});

test('services that failed in one incident are named on each other’s pages', () => {
  const others = all(block(page('/services/redis/'), 'Failed together with'), 'li > a');
  expect(wordsOf(block(page('/services/redis/'), 'Incidents'))).toMatch(
    /The last one was on 11 June 2024, (?:the same day|\d+ days? before) \d+ \w+ \d{4}, the date /,
  );
  // Redis failed with Inventory Service and Order Service on 10 May, and with User Service on 11 June.
  expect(others.sort()).toEqual(['Inventory Service', 'Order Service', 'User Service']);
});

test('the connection pool that ran dry leads to the other one, and says why', () => {
  const rows = [...block(page('/incidents/2024-03-22-engineering-sync/march-18-checkout-failures/'), 'Related').querySelectorAll('li')];
  const slow = rows.find((row) => row.querySelector('a[href="/incidents/2024-05-10-checkout-slow/"]') !== null);
  expect(wordsOf(slow?.querySelector('.row-more'))).toMatch(/^The same service: Order Service; The reports share the words .*\bpool\b/);
});
