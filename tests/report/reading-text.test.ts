import { expect, test } from 'vitest';
import { readDocument } from '../../src/core/parse/read-document.ts';
import { readingText } from '../../src/report/reading-text.ts';
import { CONTEXT } from '../core/parse/context.ts';

const INCIDENT = `---
severity: SEV2
---

# Seed catalogue unavailable, 3 February 2024

## Timeline

Times in UTC.

- 14:00 Start of the outage
- 14:05 Alert fires
- ~14:10 Somebody restarts it
- 14:30 Resolved
  and celebrated

## Action items

- [ ] Noor Haddad: Alert at 80 % by 2024-02-16
- [ ] Ines Duarte: Tell the shops
`;

function shown(text: string, width = 120, colour = false): string {
  return readingText('a.md', readDocument({ path: 'incidents/a.md', text }, CONTEXT), text, { colour, width });
}
/** What stands beside or below a line of the text. */
const noteOf = (report: string, line: number): string =>
  report
    .split('\n')
    .find((row) => new RegExp(`^ *${line} \\|`).test(row))
    ?.slice(66)
    .trim() ?? 'not shown';
const factOf = (report: string, label: string): string =>
  report
    .split('\n')
    .find((row) => row.startsWith(`  ${label.padEnd(20)}`))
    ?.slice(22)
    .replace(/ {2,}/g, ' | ') ?? 'not shown';

test('the facts, each with its line and where else it is from', () => {
  const report = shown(INCIDENT);
  expect(report).toMatch(/^a\.md\nAn incident: /);
  expect(factOf(report, 'severity')).toBe('SEV2 | line 2, declared');
  expect(factOf(report, 'date')).toBe('2024-02-03 | line 5');
  expect(factOf(report, 'time zone')).toBe('UTC | line 9');
  expect(factOf(report, 'events')).toBe('4 | lines 11 to 14');
  expect(factOf(report, 'duration')).toBe('30 min | started (line 11) to resolved (line 14)');
  expect(factOf(report, 'time to resolve')).toBe('25 min | detected (line 12) to resolved (line 14)');
  expect(factOf(report, 'not found')).toBe('status, summary, root cause');
});

test('each line beside what it was understood as', () => {
  const report = shown(INCIDENT);
  expect(noteOf(report, 2)).toBe('severity: SEV2');
  expect(noteOf(report, 5)).toBe('title');
  expect(noteOf(report, 7)).toBe('section: timeline');
  expect(noteOf(report, 11)).toBe('event: 2024-02-03 14:00 · started');
  expect(noteOf(report, 12)).toBe('event: 2024-02-03 14:05 · detected');
  expect(noteOf(report, 13)).toBe('event: “~14:10”, vague: counted in no number');
  expect(noteOf(report, 14)).toBe('event: 2024-02-03 14:30 · resolved');
  expect(noteOf(report, 19)).toBe('action: Noor Haddad · due 2024-02-16 · open');
});

test('in a narrow terminal the notes stand below their lines, and nothing is wider', () => {
  const report = shown(INCIDENT, 60);
  expect(report).toContain('   11 | - 14:00 Start of the outage\n        = event: 2024-02-03 14:00 · started\n');
  expect(
    Math.max(
      ...report
        .split('\n')
        .slice(2)
        .filter((row) => row.includes('|'))
        .map((row) => row.length),
    ),
  ).toBeLessThanOrEqual(60);
});

test('the text is cut to its column, by the columns that its letters take', () => {
  const report = shown(INCIDENT.replace('Start of the outage', `開始${'障'.repeat(60)} Start of the outage`), 100);
  const row = report.split('\n').find((line) => line.startsWith('   11 |')) ?? '';
  expect(row).toContain('…   event: ');
  // Six columns, a bar and a space, then 46 for the text: `- 14:00 ` and 18 letters of two columns, the mark of the cut, and a space.
  expect(/^ {3}11 \| - 14:00 開始障{16}…/.test(row)).toBe(true);
});

test('what is neither says why, and a file without text has no lines', () => {
  const text = '# How we write post-mortems\n\nA guide.\n';
  expect(shown(text)).toMatch(/^a\.md\nNeither an incident nor a meeting, so not published: .*\.\n\n$/);
});

test('an incident of a meeting stands under its heading', () => {
  const text =
    '# Sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Incident Post-Mortem: Login down\n\n**Severity:** SEV1\n\n**Timeline:**\n\n- 10:00: Login fails\n- 10:20: Resolved\n';
  const report = readingText('m.md', readDocument({ path: 'meetings/m.md', text }, CONTEXT), text, { colour: false, width: 120 });
  expect(report).toMatch(/\n\nIncident in “Incident Post-Mortem: Login down”\n {2}title +Login down +line 8\n/);
  expect(noteOf(report, 15)).toBe('event: 2024-03-22 10:20 · resolved');
});

test('colour changes nothing but the colour, and nothing of a document steers the terminal', () => {
  const evil = INCIDENT.replace('Alert fires', 'Alert fires \u001B[2J\u202E').replace('Noor', 'N\u001B[31moor');
  const plain = shown(evil);
  // eslint-disable-next-line no-control-regex -- asserts that none is left
  expect(plain.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
  // eslint-disable-next-line no-control-regex -- the colours are control sequences
  expect(shown(evil, 120, true).replace(/\u001B\[\d+m/g, '')).toBe(plain);
});
