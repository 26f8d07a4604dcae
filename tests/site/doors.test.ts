import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse as parseCsv } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleSite } from '../browser/sites.ts';
import { all, atomFaults, jsonFeedFaults, one, parseXml } from '../support/atom.ts';
import { calendarEvents, lineFaults } from '../support/icalendar.ts';
import { listFiles, siteIn, wordsOf, type Site } from './build.ts';

const HOST = 'https://notes.alderpot.example';

let site: Site;
let files: string[];
const read = (file: string): string => readFileSync(join(site.out, file), 'utf8');
/** Whether an address of the site is there, given whole or as it stands. */
const isThere = (address: string): boolean => {
  const path = decodeURIComponent(address.replace(HOST, '').replace(/#.*$/, ''));
  return existsSync(join(site.out, path.endsWith('/') ? `${path}index.html` : path));
};
beforeAll(async () => {
  site = siteIn(await sampleSite());
  files = listFiles(site.out);
});

describe('the doors of the sample site, each read by a program that did not write it', () => {
  test('feeds keep their specifications, and every address in them is there', () => {
    const feeds = files.filter((file) => /^feeds\/.*\.(?:xml|json)$/.test(file));
    expect(feeds).toContain('feeds/services/order-service.xml');
    expect(feeds).toContain('feeds/tags/capacity.xml');
    for (const file of feeds) {
      expect([file, file.endsWith('.xml') ? atomFaults(read(file)) : jsonFeedFaults(read(file))]).toEqual([file, []]);
      expect([...read(file).matchAll(/"(https:\/\/notes\.alderpot\.example[^"]*)"/g)].map(([, address = '']) => address).filter((address) => !isThere(address))).toEqual([]); // prettier-ignore
    }
    // Nine incidents and twelve meetings.
    expect(all(parseXml(read('feeds/all.xml')), 'entry')).toHaveLength(21);
  });

  test('the calendar has the next sync at its hour in UTC, and what is still to be done', () => {
    expect(lineFaults(read('calendar.ics'))).toEqual([]);
    const events = calendarEvents(read('calendar.ics'));
    // “Next meeting: July 12 at 10:00”, on the clock of New York, which is four hours behind in summer.
    expect(events.find(({ summary }) => summary === 'Engineering Sync')).toMatchObject({ start: '2024-07-12T14:00:00Z', isDay: false });
    expect(events.find(({ summary }) => summary.startsWith('Due: Move the gateway'))).toMatchObject({ start: '2024-07-26', isDay: true });
    // Each action once, however many meetings speak of it.
    const due = events.flatMap(({ summary }) => (summary.startsWith('Due: ') ? [summary] : []));
    expect(new Set(due).size).toBe(due.length);
    expect(due.length).toBe([...site.page('/actions/').querySelectorAll('li.action .action-who time')].length);
    expect(events.filter(({ url }) => url === null || !isThere(url))).toEqual([]);
    expect(events.filter(({ attendees }) => attendees > 0)).toEqual([]);
  });

  test('data keep the schemas that stand beside them', () => {
    const ajv = new Ajv({ strict: true, allErrors: true, formats: { date: true, 'date-time': true, uri: true } });
    const kinds = ['incident', 'meeting', 'incidents', 'meetings', 'actions', 'decisions'];
    const checks = new Map(kinds.map((kind) => [kind, ajv.compile(JSON.parse(read(`api/schemas/${kind}.v1.schema.json`)) as object)]));
    const data = files.filter((file) => /^api\/(?!schemas\/).*\.json$/.test(file));
    expect(data).toHaveLength(4 + 9 + 12);
    for (const file of data) {
      const check = checks.get(/^api\/(incident|meeting)s\//.exec(file)?.[1] ?? file.slice('api/'.length, -'.json'.length));
      expect([file, check?.(JSON.parse(read(file))), check?.errors]).toEqual([file, true, null]);
    }
  });

  test('tables have a row for each incident, event and action that pages show', () => {
    const rows = (name: string): Record<string, string>[] => parseCsv(read(`api/${name}.csv`), { columns: true });
    expect(rows('incidents')).toHaveLength(9);
    expect(rows('incidents').find(({ title }) => title?.startsWith('Order Service gone'))).toMatchObject({
      date: '2024-05-29',
      severity: 'SEV2',
      duration_minutes: '18',
    });
    expect(rows('events').filter(({ incident }) => incident?.startsWith('Order Service gone'))).toHaveLength(8);
    const actions = (JSON.parse(read('api/actions.json')) as { actions: unknown[] }).actions.length;
    expect(rows('actions')).toHaveLength(actions);
    expect(rows('actions').filter(({ address = '' }) => !isThere(address))).toEqual([]);
  });

  test('each twin stands beside its page, which names it, and its links lead to pages', () => {
    const twins = files.filter((file) => file.endsWith('index.md'));
    expect(twins.length).toBeGreaterThan(50);
    for (const twin of twins) {
      const head = site.page(`/${twin.slice(0, -'index.md'.length)}`);
      expect(head.querySelector('link[type="text/markdown"]')?.getAttribute('href')).toBe(`/${twin}`);
      const links = [...read(twin).matchAll(/\]\((https:\/\/notes\.alderpot\.example[^)]*)\)/g)].map(([, address = '']) => address);
      expect([twin, links.filter((address) => !isThere(address))]).toEqual([twin, []]);
      expect([twin, read(twin).match(/<!--|<\/?(?:Callout|Metric)/g)]).toEqual([twin, null]);
    }
    for (const page of ['actions/overdue', 'actions/done', 'actions/2024', 'decisions/2024']) expect(twins).toContain(`${page}/index.md`);
    expect(read('incidents/2024-05-29-order-pods-drained/index.md')).toContain('- **13:21** Third node drained.');
  });

  test('llms.txt and the sitemap name pages that are there, and no day of a build', () => {
    const named = [...read('llms.txt').matchAll(/\]\(([^)]*)\)/g)].map(([, address = '']) => address);
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((address) => !isThere(address))).toEqual([]);
    const urls = all(parseXml(read('sitemap.xml')), 'url').map((url) => [one(url, 'loc').text, all(url, 'lastmod').length] as const);
    expect(urls.map(([address]) => address).filter((address) => !isThere(address))).toEqual([]);
    expect(urls).toHaveLength(files.filter((file) => /(?:^|\/)index\.html$/.test(file)).length);
    expect(urls.map(([address]) => address)).toEqual(expect.arrayContaining(['overdue', 'by-owner', 'by-incident', 'done', '2024'].map((view) => `${HOST}/actions/${view}/`))); // prettier-ignore
    expect(urls.find(([address]) => address === `${HOST}/people/`)?.[1]).toBe(0);
    expect(read('robots.txt')).toContain(`Sitemap: ${HOST}/sitemap.xml`);
  });

  test('the foot of each page leads to the page that lists them', () => {
    expect(site.page('/incidents/').querySelector('footer a')?.getAttribute('href')).toBe('/feeds/');
    const page = site.page('/feeds/');
    expect([...page.querySelectorAll('h2')].map(wordsOf)).toEqual([
      ...['Feeds', 'Feeds of services', 'Feeds of tags', 'Calendar', 'Tables', 'Data', 'Text', 'For crawlers'],
    ]);
  });
});
