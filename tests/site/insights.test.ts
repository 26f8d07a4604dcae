import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleSite } from '../browser/sites.ts';
import { listFiles, root, siteIn, wordsOf, type Site } from './build.ts';

/** Figures worked out by hand from the documents in content/. */
let site: Site;
let page: Document;
beforeAll(async () => {
  site = siteIn(await sampleSite());
  page = site.page('/insights/');
});

const all = (within: ParentNode, selector: string): string[] => [...within.querySelectorAll(selector)].map(wordsOf);

function block(id: string): Element {
  const found = page.getElementById(id)?.closest('section');
  if (found === null || found === undefined) throw new Error(`no block ${id}`);
  return found;
}

const rowsOf = (id: string): string[][] => [...block(id).querySelectorAll('tbody tr')].map((row) => all(row, 'th, td'));

test('every page leads to the insights', () => {
  expect(site.page('/').querySelector('nav[aria-label=Site] a[href="/insights/"]')).not.toBeNull();
  expect(page.querySelector('nav[aria-label=Site] a[aria-current=page]')?.textContent.trim()).toBe('Insights');
});

test('incidents by month and severity', () => {
  expect(all(block('incidents-by-month'), 'thead th')).toEqual(['Month', 'All', 'SEV1', 'SEV2', 'SEV3']);
  expect(rowsOf('incidents-by-month')).toEqual([
    ['June 2024', '1', '0', '1', '0'],
    ['May 2024', '3', '0', '2', '1'],
    ['April 2024', '1', '1', '0', '0'],
    ['March 2024', '2', '2', '0', '0'],
    ['February 2024', '1', '0', '0', '1'],
    ['January 2024', '1', '0', '1', '0'],
  ]);
});

test('times with their median, quartiles and number, and how many do not give them', () => {
  // Minutes to detect: 2 3 5 6 7 11 140 2825. To mitigate: 13 24 29 42 52 62 70. To resolve: 15 16 25 26 45 60 91 303 1580.
  expect(rowsOf('times')).toEqual([
    ['Time to detect', '8', '2 min', '4 min 30 s', '6 min 30 s', '43 min 15 s', '1 d 23 h 5 min', '1'],
    ['Time to mitigate', '7', '13 min', '26 min 30 s', '42 min', '57 min', '1 h 10 min', '2'],
    ['Time to resolve', '9', '15 min', '25 min', '45 min', '1 h 31 min', '1 d 2 h 20 min', '0'],
  ]);
  const [wide] = block('times').querySelectorAll('svg');
  expect(wide?.querySelectorAll('circle').length).toBe(8 + 7 + 9);
  expect([...block('times').querySelectorAll('tbody tr:first-child a')].map((link) => link.getAttribute('href'))).toEqual([
    '/incidents/2024-05-29-order-pods-drained/',
    '/incidents/2024-02-06-address-lookup-key/',
  ]);
});

test('services, hours and what told of them', () => {
  expect(rowsOf('incidents-by-service').slice(0, 3).map(([name, count]) => [name, count])).toEqual([
    ['Order Service', '5'],
    ['Inventory Service', '2'],
    ['Redis', '2'],
  ]); // prettier-ignore
  expect(wordsOf(block('incidents-by-hour').querySelector('p'))).toContain('6 of 9 incidents began in working hours');
  expect(rowsOf('detection').map(([name, count]) => [name, count])).toEqual([
    ['Alerts and checks', '6'],
    ['Customers and others outside', '3'],
  ]);
});

describe('the charts', () => {
  test('stand on the page as they are, in two widths, each named', () => {
    const drawings = [...page.querySelectorAll('svg.chart')];
    expect(drawings.map((svg) => svg.getAttribute('class'))).toEqual(
      Array.from({ length: 7 }, () => ['chart chart-wide', 'chart chart-narrow']).flat(),
    );
    const names = drawings.map((svg) => page.getElementById(svg.getAttribute('aria-labelledby') ?? '')?.textContent);
    expect(names).toEqual(all(page, 'main h2').flatMap((heading) => [heading, heading]));
  });

  test('need neither a style nor a script of their own', () => {
    expect(page.querySelectorAll('style, [style], svg script, svg foreignObject, svg image').length).toBe(0);
    expect(page.querySelectorAll('main script').length).toBe(0);
  });

  test('every id is the only one of its name', () => {
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

test('each has its numbers as a file, whose addresses are whole', () => {
  const files = listFiles(join(site.out, 'insights')).filter((file) => file.endsWith('.csv'));
  const linked = [...page.querySelectorAll('a[download]')].map((link) => link.getAttribute('href'));
  expect(linked.sort()).toEqual(files.map((file) => `/insights/${file}`).sort());
  expect(files.length).toBe(7);
  const times = readFileSync(join(site.out, 'insights/times.csv'), 'utf8').split('\r\n');
  expect([times.length, times.at(-1)]).toEqual([11, '']);
  expect(times[1]).toBe(
    'Inventory served stale stock counts (incident #31),https://notes.alderpot.example/incidents/2024-01-16-stale-stock-counts/,2024-01-16,SEV2,140,42,60',
  );
});

test('the draft is in no chart, table or file', () => {
  const draft = readFileSync(resolve(root, 'content/incidents/2024-06-26-duplicate-confirmations.md'), 'utf8');
  expect(draft).toContain('June 26, 2024');
  const texts = listFiles(join(site.out, 'insights')).map((file) => readFileSync(join(site.out, 'insights', file), 'utf8'));
  expect(texts.filter((text) => /2024-06-26|confirmations/i.test(text))).toEqual([]);
});
