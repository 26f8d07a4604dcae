import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { formatProblem } from '../../../src/core/problem.ts';
import { CONTEXT } from './context.ts';
import { cpuMsOf } from './cpu-time.ts';

const problemsOf = (text: string, path = 'a.md'): string[] => readDocument({ path, text }, CONTEXT).problems.map(formatProblem);
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const incident = (body: string): string => `# Outage of 2024-02-03\n\n## Timeline\n\n${body}\n`;

describe('beyond a limit one problem says which, at its line', () => {
  test('a line', () => {
    expect(problemsOf(incident(`- 10:00: up\n\n${'x'.repeat(10_241)}`))).toEqual([
      'a.md:7:1 line-too-long: this line has more than 10240 characters. Break the line, or keep what it holds elsewhere and link to it.',
    ]);
    expect(problemsOf(incident(`- 10:00: up\n\n${'x'.repeat(10_240)}`))).toEqual([]);
  });

  test('a line that ends in CR, as old Macs write it', () => {
    expect(problemsOf(`# Outage of 2024-02-03\r\r## Timeline\r\r${'- 10:00: up and running\r'.repeat(1000)}`)).toEqual([]);
  });

  test('levels', () => {
    expect(problemsOf(incident(`- 10:00: up\n\n${'>'.repeat(31)} deep`))).toEqual([
      'a.md:7:31 too-deep: this stands more than 30 levels deep. Write it with fewer levels of lists, quotes and marks inside each other.',
    ]);
    expect(problemsOf(incident(`- 10:00: up\n\n${'>'.repeat(30)} deep`))).toEqual([]);
  });

  test('items of a list', () => {
    const list = (count: number): string => incident(`- 10:00: up\n\n## Notes\n\n${lines(count, (index) => `- note ${index}`)}`);
    expect(problemsOf(list(5001))).toEqual([
      'a.md:9:1 list-too-long: this list has 5001 items; the limit is 5000. Split the list, or keep it elsewhere and link to it.',
    ]);
    expect(problemsOf(list(5000))).toEqual([]);
  });

  test('diagrams', () => {
    const diagrams = (count: number): string => incident(`- 10:00: up\n\n${lines(count, () => '```mermaid\npie\n```\n')}`);
    // The first begins in line 7, each takes four lines.
    expect(problemsOf(diagrams(51))).toEqual([
      'a.md:207:1 too-many-diagrams: the document has more than 50 diagrams. Split the document, or keep pictures of them elsewhere and link to those.',
    ]);
    expect(problemsOf(diagrams(50))).toEqual([]);
  });

  test('events', () => {
    const timeline = (count: number): string => incident(lines(count, (index) => `- ${index < 1000 ? '10' : '11'}:00: event ${index}`));
    expect(problemsOf(timeline(2001))).toEqual([
      'a.md:2005:3 timeline-too-long: the timeline has 2001 events; the limit is 2000. Keep the events that tell the story, and link to the full log.',
    ]);
    expect(readDocument({ path: 'a.md', text: timeline(2001) }, CONTEXT).incidents).toEqual([]);
    expect(readDocument({ path: 'a.md', text: timeline(2000) }, CONTEXT).incidents[0]?.timeline).toHaveLength(2000);
  });
});

describe('what is beyond a limit is refused at once', () => {
  const nested = (count: number): string => lines(count, (index) => `${' '.repeat(2 * Math.min(index, 4000))}- x`);
  test.each([
    ['a line of a megabyte', 'x'.repeat(1_000_000)],
    ['quotes', '> '.repeat(5000)],
    ['bold', '**a '.repeat(2500)],
    ['links', '['.repeat(5000) + ']()'.repeat(1700)],
    ['lists', nested(300)],
    ['100,000 events', incident(lines(100_000, () => '- 10:00: up'))],
    ['100,000 items', lines(100_000, () => '- x')],
  ])('%s', (_name, text) => {
    // It throws nothing, and takes less than two seconds.
    expect(cpuMsOf(() => problemsOf(text))).toBeLessThan(2000);
  });
});

test('a date in the front matter that no calendar has is one problem', () => {
  expect(problemsOf('---\nkind: incident\ndate: 2024-02-30\n---\n\n# Till outage\n\nIt stopped.\n')).toEqual([
    'a.md:3:7 bad-date: `date` is not a day of the calendar: `2024-02-30`. Write a day that exists, as YYYY-MM-DD.',
  ]);
  expect(problemsOf('---\nkind: incident\n---\n\n# Till outage\n\nIt stopped.\n')).toEqual([
    'a.md missing-date: the document says no date with its year. Write the date in the title, in the front matter (`date: 2024-03-22`) or in the file name.',
  ]);
});
