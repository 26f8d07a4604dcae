import { parse as parseCsv } from 'csv-parse/sync';
import type { Archive } from '../../src/core/derive/page-data.ts';
import { oneLine } from '../../src/core/render/doors/plain.ts';
import { atomFaults, jsonFeedFaults, parseXml } from './atom.ts';
import { doorsOf, doorSite, filesOf } from './door-site.ts';
import { calendarEvents, lineFaults } from './icalendar.ts';

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

/** Every door of an archive of one incident and one meeting that say `text` in every place, by address. */
export function doorsWith(text: string): Map<string, string> {
  const archive = filled(plain.archive, text) as Archive;
  return filesOf({ ...doorsOf(archive, plain.texts, { url: URL, title: oneLine(text) === '' ? 'Notes' : text }) });
}

/** What every door must be, whatever a text of the archive is. */
export function faultsOf(text: string): string[] {
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
