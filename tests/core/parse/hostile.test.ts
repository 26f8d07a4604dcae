import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_LINE_CHARACTERS } from '../../../src/core/parse/limits.ts';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { incidentSchema } from '../../../src/core/schema/incident.ts';
import { meetingSchema } from '../../../src/core/schema/meeting.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { CONTEXT } from './context.ts';
import { cpuMsOf } from './cpu-time.ts';

const LINES = [
  '# Outage 2024-02-30', '# Weekly meeting 2024-01-31', '## Timeline', '## Attendees', '**Timeline:**', '- 14:23: up', '- 99:99: no', '- [x] Ann Lee',
  '| Time | Event |', '|--|--|', '| 10:00 | x |', '---', 'date: 2024-01-01', '```', '> q', '**Decision:** yes', '1. [ ] Ann Lee: x by March 29', '- **Impact**: all',
  '\t\tcode', '<b>', '', '  - nested', '## Action items', '{1+', '<Note>', '[a][b]', '\u202E', '\u0000', '***', '###', '- ', '* * *', '@x will y',
]; // prettier-ignore

describe('no text makes the reader throw, and what it gives passes the schema', () => {
  test.each(['md', 'mdx'])('lines of documents in any order (%s)', (format) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 30 }), (lines) => {
        const { meeting, incidents } = readDocument({ path: `meetings/a.${format}`, text: lines.join('\n') }, CONTEXT);
        if (meeting !== null) meetingSchema.parse(meeting);
        for (const incident of incidents) incidentSchema.parse(incident);
      }),
      { numRuns: 300 },
    );
  });

  test('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 20 }), (text, path) => {
        const reading = readDocument({ path, text }, CONTEXT);
        expect(['incident', 'meeting', 'neither']).toContain(reading.kind);
      }),
      { numRuns: 300 },
    );
  });
});

describe('time grows with the size and not faster, however the text is nested or repeated', () => {
  const forms: [string, (size: number) => string][] = [
    ['quotes', (size) => '>'.repeat(size)],
    ['lists', (size) => '- '.repeat(size)],
    ['bold', (size) => '**'.repeat(size)],
    ['brackets', (size) => '['.repeat(size)],
    ['dashes', (size) => `# Meeting 2024-01-01\n\n## Action items\n\n- x ${'-'.repeat(size)}\n`],
    ['states in an action', (size) => `# Meeting 2024-01-01\n\n## Action items\n\n- x ${'- DONE ( '.repeat(size)}\n`],
    ['labels in an action', (size) => `# Meeting 2024-01-01\n\n## Action items\n\n- x\n  - ${'owner: '.repeat(size)}\n`],
    ['times in brackets', (size) => `# Incident 2024-01-01\n\n## Timeline\n\n- ${'Up (10:00 '.repeat(size)}\n`],
    ['who was there in a sentence', (size) => `# Meeting 2024-01-01\n\nPresent were ${'Ann and '.repeat(size)}\n`],
    ['groups of people in a line', (size) => `# Meeting 2024-01-01\n\nPresent: Ann ${'· Guests '.repeat(size)}\n`],
    ['elements of HTML', (size) => `# Meeting 2024-01-01\n\n<ul>${'<li>x'.repeat(size)}</ul>\n`],
    ['elements that nobody closes', (size) => `# Meeting 2024-01-01\n\n${'<ul>'.repeat(size)}\n`],
    ['brackets in an action', (size) => `# Meeting 2024-01-01\n\n## Action items\n\n- x ${'( owner: '.repeat(size)}\n`],
    ['braces', (size) => `# Notes\n\n${'{{'.repeat(size)}\n`],
    ['placeholders', (size) => `# Notes\n\n${'<date '.repeat(size)}\n`],
    ['one long heading', (size) => `# incident ${'incident '.repeat(size)}\n`],
    ['a name without end', (size) => `# Meeting 2024-01-01\n\n## Attendees\n\n- ${'Ann '.repeat(size)}\n`],
    ['commas', (size) => `# Meeting 2024-01-01\n\nAttending: ${'a,'.repeat(size)}\n`],
    ['front matter lists', (size) => `---\na: ${'['.repeat(size)}\n---\n`],
  ];
  test.each(forms)('%s', (_name, make) => {
    // The longest line that is read, eight times over.
    const unit = (make(1001).length - make(1).length) / 1000;
    const text = make(Math.floor((MAX_LINE_CHARACTERS - 100) / unit));
    const line = text.split('\n').reduce((longest, candidate) => (candidate.length > longest.length ? candidate : longest), '');
    expect(line.length).toBeGreaterThan(MAX_LINE_CHARACTERS / 2);
    let problems: readonly Problem[] = [];
    const repeated = `${text}\n\n${`${line}\n\n`.repeat(7)}`;
    expect(cpuMsOf(() => ({ problems } = readDocument({ path: 'a.md', text: repeated }, CONTEXT)))).toBeLessThan(3000);
    expect(problems.map(({ code }) => code)).not.toContain('line-too-long');
  });
});

test('headings named after members of every object are headings and nothing else', () => {
  const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const text = `# Meeting 2024-01-01\n\n## Attendees\n\n- Ana Lima\n\n${words.map((word) => `## \`${word}\`\n\ntext\n`).join('\n')}`;
  const { meeting } = readDocument({ path: 'a.md', text }, CONTEXT);
  expect(meeting?.topics.map(({ title }) => title)).toEqual(words);
  expect(new Set(meeting?.sections.map(({ id }) => id)).size).toBe(meeting?.sections.length);
});
