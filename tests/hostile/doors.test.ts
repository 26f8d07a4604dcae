import fc from 'fast-check';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../src/core/derive/page-data.ts';
import { all, atomFaults, jsonFeedFaults, one, parseXml } from '../support/atom.ts';
import { calendarEvents, lineFaults } from '../support/icalendar.ts';
import { doorSite, doorsOf, filesOf } from '../support/door-site.ts';

const URL = 'https://notes.example';
const TEXT = `---
date: 2024-03-18
services: [canary-text]
tags: [canary-text]
severity: canary-text
---

# canary-text

## Timeline

- 14:23 UTC: canary-text
- 15:08 UTC: Resolved

## Action items

- [ ] canary-text: canary-text by April 2, 2024
`;
const MEETING =
  '---\ndate: 2024-03-22\nseries: canary-text\n---\n\n# canary-text\n\n## Attendees\n\n- canary-text\n\n## Next meeting\n\nMarch 29, 2024\n';
const plain = doorSite({ 'incidents/a.md': TEXT, 'meetings/b.md': MEETING }, { url: URL });

/** The archive with `text` in every place that a document fills; addresses stay. As if no gate stood before this one. */
function filled(value: unknown, text: string): unknown {
  if (typeof value === 'string')
    return value.startsWith('/') || value.startsWith('http') ? value : value.replaceAll('canary-text', () => text);
  if (Array.isArray(value)) return value.map((one) => filled(one, text));
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, text)]));
}

function doorsWith(text: string): Map<string, string> {
  const archive = filled(plain.archive, text) as Archive;
  return filesOf({ ...doorsOf(archive, plain.texts, { url: URL, title: text.trim() === '' ? 'Notes' : text }) });
}

const NASTY = [
  ']]>',
  '&amp; & &#0;',
  '</script><!-- --><script>',
  'a\r\nATTENDEE:mailto:evil@evil.example\r\nEND:VEVENT',
  'a\nBEGIN:VEVENT',
  'a\rX-EVIL:1',
  'a\u2028ATTENDEE:x\u2029b\u0085c',
  '\0\u0001\u0007\b\u000B\u001B[2J\u007F\u009F',
  '\uFFFE\uFFFF\uD800\uDC00\uD800x\uDC00',
  '\u202Eevil\u2066\u200F',
  'comma, semi; colon: back\\slash "quote"',
  '👩‍👩‍👧‍👦'.repeat(30),
  'é'.repeat(200),
  "=cmd|' /C calc'!A0",
  '\t=1+1',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>&b;',
  '[x](javascript:alert(1)) ![y](data:z) <b>',
];

/** What every door must be, whatever a text of the archive is. */
function faultsOf(text: string): string[] {
  const files = doorsWith(text);
  const faults: string[] = [];
  for (const [href, file] of files) {
    if (href.endsWith('.xml')) parseXml(file);
    if (href.startsWith('/feeds/')) faults.push(...(href.endsWith('.xml') ? atomFaults(file) : jsonFeedFaults(file)));
    else if (href.endsWith('.json')) JSON.parse(file);
    // eslint-disable-next-line no-control-regex -- no file may have any
    if (!/^\/api\/.*(?:json|csv)$/.test(href) && /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/.test(file.replaceAll('\r\n', '\n')))
      faults.push(`${href}: control characters`);
    if (file.toWellFormed() !== file) faults.push(`${href}: not Unicode`);
  }
  const calendar = files.get('/calendar.ics') ?? '';
  faults.push(...lineFaults(calendar));
  const events = calendarEvents(calendar);
  if (events.length !== 2 || events.some(({ attendees }) => attendees > 0)) faults.push(`events: ${JSON.stringify(events)}`);
  const rows: string[][] = parseCsv(files.get('/api/actions.csv') ?? '');
  if (rows.length !== 2 || rows.flat().some((cell) => /^\s*[=+\-@]/.test(cell))) faults.push(`cells: ${JSON.stringify(rows)}`);
  return faults;
}

describe('whatever a text is', () => {
  test('the archive that the doors are made of has the text in its title, its people, its events and its actions', () => {
    const files = doorsWith('something else');
    expect(files.get('/feeds/all.xml')).not.toContain('canary');
    expect([...(files.get('/calendar.ics') ?? '').matchAll(/something else/g)].length).toBeGreaterThan(3);
    const titles = all(parseXml(files.get('/feeds/all.xml') ?? ''), 'entry').map((entry) => one(entry, 'title').text);
    expect(titles).toEqual(['something else', 'something else']);
  });

  test.each(NASTY)('H2, H3, H4: every door is whole with the text %j', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  test('H3: a text comes back from the calendar as it was, on as many lines', () => {
    const text = 'one, two; three\\n: \\ "four"\nfive 👩‍👩‍👧‍👦';
    expect(calendarEvents(doorsWith(text).get('/calendar.ics') ?? '').map(({ summary }) => summary)).toEqual([
      text,
      `Due: ${text}: ${text} by April 2, 2024`,
    ]);
  });

  test('H2, H3, H4: every door is whole with each of 200 random texts', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...NASTY));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        expect(faultsOf(pieces.join(''))).toEqual([]);
      }),
      { numRuns: 200, seed: 20240318 },
    );
  });
});
