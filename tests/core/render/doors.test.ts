import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { all, atomFaults, jsonFeedFaults, one, parseXml } from '../../support/atom.ts';
import { calendarEvents, lineFaults } from '../../support/icalendar.ts';
import { doorSite, fileOf, filesOf } from '../../support/door-site.ts';

const INCIDENT = `---
date: 2024-03-18
severity: SEV1
services: [Checkout, Payments]
tags: [database]
# canary-of-a-yaml-comment
---

# Orders failed & nobody \\<saw>

## Summary

Orders failed, see [the sync](../meetings/2024-03-22-sync.md) and [nothing](gone.md), <kbd>Ctrl</kbd>. <!-- canary-inline -->

<!--
canary-of-a-block
-->

## Timeline

- 14:23 UTC: Alert fired, [graph](https://graphs.example/a?b=1&c=2)
- 15:08 UTC: Resolved

## Root cause

A full disk.[^1] See [the page][ref].

[^1]: It was 98 % full.
[^2]: canary-of-an-unused-note

[ref]: https://disks.example/full "canary-of-a-title"

## Action items

- [ ] Ann Lee: Add an alert by April 2, 2024
- [x] Bo Ray: Buy a disk by March 20, 2024
`;
const MEETING = `# Weekly sync - March 22, 2024

## Attendees

- Ann Lee
- Bo Ray

## Notes

Decision: We keep the disk.

## Next meeting

March 29, 2024 at 10:00
`;
const TEXTS = { 'incidents/2024-03-18-orders.md': INCIDENT, 'meetings/2024-03-22-sync.md': MEETING };
const URL = 'https://notes.example';
const PAGE = '/incidents/2024-03-18-orders/';

describe('feeds', () => {
  const door = doorSite(TEXTS, { url: URL, title: 'Notes & more' }, '/docs/');

  test('everything, each service and each tag: valid by their specifications, with whole addresses below the base', () => {
    const feeds = [...filesOf(door)].filter(([href]) => href.startsWith('/feeds/'));
    expect(feeds.map(([href]) => href)).toEqual(
      ['all', 'services/checkout', 'services/payments', 'tags/database'].flatMap((name) => [`/feeds/${name}.xml`, `/feeds/${name}.json`]),
    );
    for (const [href, text] of feeds) expect([href, href.endsWith('.xml') ? atomFaults(text) : jsonFeedFaults(text)]).toEqual([href, []]);
  });

  test('the newest document first, with its title as text', () => {
    const entries = all(parseXml(fileOf(door, '/feeds/all.xml')), 'entry');
    expect(entries.map((entry) => [one(entry, 'title').text, one(entry, 'id').text, one(entry, 'updated').text])).toEqual([
      ['Weekly sync - March 22, 2024', 'https://notes.example/docs/meetings/2024-03-22-sync/', '2024-03-22T00:00:00Z'],
      ['Orders failed & nobody <saw>', 'https://notes.example/docs/incidents/2024-03-18-orders/', '2024-03-18T00:00:00Z'],
    ]);
    expect(one(parseXml(fileOf(door, '/feeds/services/checkout.xml')), 'title').text).toBe('Notes & more: Checkout');
    expect(all(parseXml(fileOf(door, '/feeds/services/checkout.xml')), 'entry')).toHaveLength(1);
    expect(fileOf(door, '/feeds/all.xml')).toContain('Duration: 45 min (Detected 14:23 to Resolved 15:08)');
  });

  test('a site that does not know its address has none, and says no whole address anywhere', () => {
    const files = filesOf(doorSite(TEXTS));
    expect([...files.keys()].filter((href) => /feeds|sitemap|robots/.test(href))).toEqual([]);
    expect(files.get('/calendar.ics')).not.toContain('URL:');
    expect(JSON.parse(files.get(`/api${PAGE.slice(0, -1)}.json`) ?? '')).toMatchObject({ url: null, address: PAGE });
    expect(files.get('/llms.txt')).toContain('](/incidents/index.md)');
  });
});

describe('calendar.ics', () => {
  const events = (site = {}) => calendarEvents(fileOf(doorSite(TEXTS, site), '/calendar.ics'));

  test('what is open by its day, and the next meeting at its hour in UTC; what is done is not in it', () => {
    // 10:00 in New York is 14:00 in UTC: its clocks were put forward on 10 March.
    expect(events({ url: URL, timeZone: 'America/New_York' })).toEqual([
      {
        uid: 'next-meeting/meetings/2024-03-22-sync/@notes.example',
        summary: 'Weekly sync',
        description:
          'Announced on 22 March 2024 in “Weekly sync - March 22, 2024”: 29 March 2024, 10:00\nhttps://notes.example/meetings/2024-03-22-sync/',
        start: '2024-03-29T14:00:00Z',
        isDay: false,
        stamp: '2024-03-22T00:00:00Z',
        attendees: 0,
        url: 'https://notes.example/meetings/2024-03-22-sync/',
      },
      expect.objectContaining({
        summary: 'Due: Add an alert by April 2, 2024',
        start: '2024-04-02',
        isDay: true,
        stamp: '2024-03-18T00:00:00Z',
      }),
    ]);
    expect(events({ url: URL })[1]?.description).toMatch(/^Owner: Ann Lee\nState: Open\nRaised on 18 March 2024 in “Orders failed/);
  });

  test('a time on a clock that nobody chose is no instant: the day alone', () => {
    expect(events()[0]).toMatchObject({ start: '2024-03-29', isDay: true, url: null });
  });

  test('one that is over has no entry, and a calendar of nothing is one', () => {
    const later = { ...TEXTS, 'meetings/2024-03-29-sync.md': '# Weekly sync - March 29, 2024\n\n## Attendees\n\n- Ann Lee\n' };
    expect(calendarEvents(fileOf(doorSite(later, { url: URL }), '/calendar.ics')).map(({ summary }) => summary)).toEqual([
      'Due: Add an alert by April 2, 2024',
    ]);
    const nothing = fileOf(doorSite({ 'incidents/a.md': '---\ndate: 2024-03-18\nkind: incident\n---\n\n# A\n\nText.\n' }), '/calendar.ics');
    expect([calendarEvents(nothing), lineFaults(nothing)]).toEqual([[], []]);
    expect(nothing).toContain('BEGIN:VTIMEZONE');
  });
});

describe('data', () => {
  const door = doorSite(TEXTS, { url: URL });
  const ajv = new Ajv({ strict: true, allErrors: true, formats: { date: true, 'date-time': true, uri: true } });
  const checks = new Map(
    ['incident', 'meeting', 'incidents', 'meetings', 'actions', 'decisions'].map((name) => {
      const schema: unknown = JSON.parse(readFileSync(`schemas/api-${name}.v1.schema.json`, 'utf8'));
      return [name, ajv.compile(schema as object)];
    }),
  );

  test('every file keeps its published schema', () => {
    const files = [...filesOf(door)].filter(([href]) => href.startsWith('/api/') && href.endsWith('.json'));
    expect(files).toHaveLength(6);
    for (const [href, text] of files) {
      const check = checks.get(/^\/api\/(incident|meeting)s\//.exec(href)?.[1] ?? href.slice('/api/'.length, -'.json'.length));
      expect([href, check?.(JSON.parse(text)), check?.errors]).toEqual([href, true, null]);
    }
  });

  test('says of an incident what its page says', () => {
    expect(JSON.parse(fileOf(door, '/api/incidents/2024-03-18-orders.json'))).toMatchObject({
      version: 1,
      url: 'https://notes.example/incidents/2024-03-18-orders/',
      markdown: '/incidents/2024-03-18-orders/index.md',
      severity: { name: 'SEV1' },
      services: [{ name: 'Checkout' }, { name: 'Payments' }],
      figures: [{ label: 'Duration', text: '45 min', iso: 'PT45M' }, { label: 'Time to resolve' }],
      events: [{ at: '2024-03-18T14:23:00Z' }, { at: '2024-03-18T15:08:00Z', milestone: 'resolved' }],
      actions: [
        { due: '2024-04-02', status: 'open', raised: { date: '2024-03-18' } },
        { due: '2024-03-20', status: 'done' },
      ],
    });
    expect(JSON.parse(fileOf(door, '/api/decisions.json'))).toMatchObject({
      decisions: [{ text: 'We keep the disk.', date: '2024-03-22', meeting: { address: '/meetings/2024-03-22-sync/' } }],
    });
  });

  test('says what became of actions and decisions from meeting to meeting', () => {
    const sync = (day: string, ...lines: string[]): string =>
      [`# Weekly sync - March ${day}, 2024`, '', '## Attendees', '', '- Ann Lee', '', ...lines, ''].join('\n');
    const files = filesOf(
      doorSite({
        'meetings/one.md': sync('1', '## Action items', '', '- [ ] Ann Lee: Rotate the key by March 8, 2024', '', '## Notes', '', 'Decision: No deploys on Fridays ^friday'), // prettier-ignore
        'meetings/two.md': sync('8', '## Action items review', '', '- [ ] Ann Lee: Rotate the key by March 22, 2024'),
        'meetings/three.md': sync('22', '## Action items review', '', '- [x] Ann Lee: Rotate the key', '', '## Notes', '', 'Decision: Deploys on any day. This replaces ^friday.'), // prettier-ignore
      }),
    );
    const { actions } = JSON.parse(files.get('/api/actions.json') ?? '') as { actions: unknown[] };
    expect(actions).toMatchObject([
      {
        mentions: [
          { date: '2024-03-01', due: '2024-03-08' },
          { date: '2024-03-08', due: '2024-03-22' },
          { date: '2024-03-22', due: null, status: 'Done' },
        ],
        carried: 1,
        closed: { date: '2024-03-22', days: 21 },
        guessed: false,
      },
    ]);
    const now = { text: 'Deploys on any day. This replaces ^friday.', address: '/meetings/three/#decision-1', date: '2024-03-22' };
    const then = { text: 'No deploys on Fridays', address: '/meetings/one/#decision-1', date: '2024-03-01' };
    for (const file of ['decisions', 'meetings/one', 'meetings/three']) {
      const { decisions } = JSON.parse(files.get(`/api/${file}.json`) ?? '') as { decisions: { text: string }[] };
      for (const one of decisions) {
        expect(one).toMatchObject(
          one.text === now.text ? { supersedes: [then], supersededBy: [] } : { supersedes: [], supersededBy: [now] },
        );
      }
    }
    expect(files.get('/decisions/2024/index.md')).toContain(
      '- 1 March 2024: No deploys on Fridays ([Weekly sync - March 1, 2024](/meetings/one/); superseded on 22 March 2024: [Deploys',
    );
    expect(files.get('/actions/done/index.md')).toContain('# Finished actions\n');
    expect(files.get('/actions/2024/index.md')).toContain('- [x] Rotate the key by March 8, 2024 (Ann Lee; due 22 March 2024; Done;');
  });

  test('an action that a hundred meetings mention has them once: data grow with the documents, not with their square', () => {
    const meeting = (index: number): string =>
      `# Sync ${String(index)}\n\n**Date:** ${new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10)}\n\n## Attendees\n\n- Ann Lee\n\n## Action items\n\n- [ ] Ann Lee: Add an alert for the disk\n`;
    const sizeOf = (count: number): number => {
      const texts = Object.fromEntries(Array.from({ length: count }, (_, index) => [`meetings/m${String(index)}.md`, meeting(index)]));
      const files = filesOf(doorSite(texts));
      expect(JSON.parse(files.get('/api/actions.json') ?? '')).toMatchObject({ actions: [{ mentions: { length: count } }] });
      return [...files].reduce((sum, [href, text]) => sum + (href.startsWith('/api/') ? text.length : 0), 0);
    };
    expect(sizeOf(100)).toBeLessThan(12 * sizeOf(10));
  });

  test('tables read back as they were, and no cell is a formula', () => {
    const evil = {
      ...TEXTS,
      'incidents/x.md': '---\ndate: 2024-05-01\nkind: incident\n---\n\n# =HYPERLINK("https://evil.example","a"), b\n\nText.\n',
    };
    const files = filesOf(doorSite(evil, { url: URL }));
    const rows = (name: string): string[][] => parseCsv(files.get(`/api/${name}.csv`) ?? '');
    expect(rows('incidents').map((row) => [row[1], row[2], row[7]])).toEqual([
      ['date', 'title', 'duration_minutes'],
      ['2024-05-01', `'=HYPERLINK("https://evil.example","a"), b`, ''],
      ['2024-03-18', 'Orders failed & nobody <saw>', '45'],
    ]);
    expect(rows('events').map((row) => row[4])).toEqual(['at', '2024-03-18T14:23:00Z', '2024-03-18T15:08:00Z']);
    expect(rows('actions').map((row) => [row[2], row[3], row[4], row[5]])).toEqual([
      ['owners', 'status', 'due', 'raised_on'],
      ['Ann Lee', 'Open', '2024-04-02', '2024-03-18'],
      ['Bo Ray', 'Done', '2024-03-20', '2024-03-18'],
    ]);
  });
});

test('an action of an incident that a meeting tells of was raised on the day of the meeting, in data and in tables as on pages', () => {
  const told = `# Weekly sync - March 22, 2024

## Attendees

- Ann Lee
- Bo Ray

## Incident post-mortem: March 18 outage

**Summary:** 45 minutes without orders

**Timeline:**

- 14:23: Alert fired
- 15:08: Resolved

**Action items:**

1. [ ] Ann Lee: Watch the pool
`;
  const files = doorSite({ 'meetings/sync.md': told });
  const { actions } = JSON.parse(fileOf(files, '/api/actions.json')) as { actions: unknown[] };
  expect(actions).toMatchObject([{ text: 'Watch the pool', raised: { date: '2024-03-22' }, mentions: [{ date: '2024-03-22' }] }]);
  const incident: unknown = JSON.parse(fileOf(files, '/api/incidents/sync/march-18-outage.json'));
  expect(incident).toMatchObject({ date: '2024-03-18', actions: [{ raised: { date: '2024-03-22' } }] });
  const table: string[][] = parseCsv(fileOf(files, '/api/actions.csv'));
  expect(table[1]?.[5]).toBe('2024-03-22');
});

describe('Markdown twins', () => {
  test('the words of the page, links of the site, and nothing that the page does not show', () => {
    const files = filesOf(doorSite(TEXTS, { url: URL }));
    const twin = files.get(`${PAGE}index.md`) ?? '';
    expect(twin).toContain('# Orders failed \\& nobody \\<saw\\>\n\n- Date: 18 March 2024\n- Severity: SEV1');
    expect(twin).toContain('Orders failed, see [the sync](https://notes.example/meetings/2024-03-22-sync/) and nothing, Ctrl.');
    expect(twin).toContain('- **14:23** Alert fired, [graph](https://graphs.example/a?b=1&c=2) (Detected)');
    expect(twin).toContain('## Root cause\n\nA full disk.[^1] See [the page](https://disks.example/full).');
    expect(twin).toContain('[^1]: It was 98 % full.');
    expect(twin).toContain('- [ ] Add an alert by April 2, 2024 (Ann Lee; due 2 April 2024; Open)');
    expect(twin).toContain('- [x] Buy a disk by March 20, 2024 (Bo Ray; due 20 March 2024; Done)');
    for (const [href, text] of files) expect([href, text.includes('canary')]).toEqual([href, false]);
  });

  test('every page has one: lists, people, services, tags', () => {
    const files = filesOf(doorSite(TEXTS, { url: URL }));
    const of = (page: string): string => files.get(`${page}index.md`) ?? '';
    expect(of('/')).toContain('- Incidents: 1\n- Meetings: 1');
    expect(of('/incidents/')).toContain(
      '- [Orders failed \\& nobody \\<saw\\>](https://notes.example/incidents/2024-03-18-orders/): 18 March 2024, SEV1, 45 min',
    );
    expect(of('/decisions/')).toContain('- 22 March 2024: We keep the disk. ([Weekly sync - March 22, 2024](');
    expect(of('/actions/by-owner/')).toContain('## Ann Lee\n\n- [ ] Add an alert');
    expect(of('/people/ann-lee/')).toContain('## To be done\n\n- [ ] Add an alert');
    expect(of('/services/checkout/')).toContain('# Checkout');
    expect(of('/tags/database/')).toContain('## Incidents');
  });

  test('what could run is text: no tag, no address but of the web', () => {
    const text = '---\ndate: 2024-05-01\nkind: incident\n---\n\n# A\n\n## Summary\n\n<script>alert(1)</script>\n\n<div onclick="x()">Words</div>\n\n[a](javascript:alert(1)) [b][j] ![c](data:text/html,x) <span hidden>d</span> <javascript:alert(1)>\n\n[j]: vbscript:x\n'; // prettier-ignore
    const twin = fileOf(doorSite({ 'incidents/a.md': text }), '/incidents/a/index.md');
    expect(twin).toContain('## Summary\n\nWords\n\na b c d javascript:alert(1)');
    expect(twin).not.toMatch(/<(?:script|div|span)|\]\((?:java|vb)script|data:/);
  });
});

test('llms.txt has the form of llmstxt.org: a title, a quote, lists of links under headings of level 2', () => {
  const [title, , quote, , , , ...lists] = fileOf(doorSite(TEXTS, { url: URL, title: 'Notes' }), '/llms.txt')
    .trimEnd()
    .split('\n');
  expect([title, quote]).toEqual(['# Notes', '> Post-mortems and meeting notes: 1 incidents, 1 meetings, 1 decisions, 2 actions.']);
  expect(lists.filter((line) => line.startsWith('#'))).toEqual(['## Lists', '## Incidents', '## Meetings', '## Optional']);
  expect(lists.filter((line) => line !== '' && !/^## |^- \[[^\]]+\]\(https:\/\/notes\.example\/\S+\): ./.test(line))).toEqual([]);
  expect(lists).toContain('- [Weekly sync - March 22, 2024](https://notes.example/meetings/2024-03-22-sync/index.md): 22 March 2024');
});

describe('for crawlers', () => {
  test('the sitemap says a date where a document has one, and nothing of the day of the build', () => {
    const door = doorSite(TEXTS, { url: URL });
    const urls = all(parseXml(fileOf(door, '/sitemap.xml')), 'url').map((url) => [
      one(url, 'loc').text,
      all(url, 'lastmod')[0]?.text ?? null,
    ]);
    expect(urls).toContainEqual(['https://notes.example/incidents/2024-03-18-orders/', '2024-03-18']);
    expect(urls).toContainEqual(['https://notes.example/people/ann-lee/', null]);
    expect(urls).toHaveLength(door.pages.length);
    expect(fileOf(door, '/robots.txt')).toBe('User-agent: *\nAllow: /\n\nSitemap: https://notes.example/sitemap.xml\n');
  });

  test('a sitemap of more than 50,000 pages is an index and its parts; below a path there is no robots.txt', () => {
    const pages = Array.from({ length: 50_001 }, (_, index) => `/p/${String(index)}/`);
    const files = filesOf({ ...doorSite(TEXTS, { url: URL }, '/docs/'), pages });
    expect(all(parseXml(files.get('/sitemap.xml') ?? ''), 'sitemap').map((part) => one(part, 'loc').text)).toEqual([
      'https://notes.example/docs/sitemap-1.xml',
      'https://notes.example/docs/sitemap-2.xml',
    ]);
    expect(all(parseXml(files.get('/sitemap-2.xml') ?? ''), 'url')).toHaveLength(1);
    expect(files.has('/robots.txt')).toBe(false);
  });
});
