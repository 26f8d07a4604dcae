import { describe, expect, test } from 'vitest';
import { checkReadings } from '../../../src/core/check/check-readings.ts';
import { applyEdits, sortEdits } from '../../../src/core/fix/edits.ts';
import { withFixes } from '../../../src/core/fix/fixes.ts';
import { readContext } from '../../../src/core/parse/config.ts';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { problem, type Problem } from '../../../src/core/problem.ts';
import { CONTEXT } from '../parse/context.ts';

/** The text after every fix, as `--fix` makes them. */
function fixed(text: string, problems: readonly Problem[], path: string, files: readonly string[] = []): string {
  const fixes = withFixes(problems, new Map([[path, text]]), new Set(files)).flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  return applyEdits(text, sortEdits(fixes).taken);
}

const document = (text: string, files: readonly string[] = []): string => {
  const reading = readDocument({ path: 'incidents/a.md', text }, CONTEXT);
  const checked = checkReadings([reading], new Set(files), CONTEXT, new Map([['incidents/a.md', text]]));
  return fixed(text, [...reading.problems, ...checked], 'incidents/a.md', files);
};
const settings = (name: 'site' | 'people', text: string): string => fixed(text, readContext({ [name]: text }).problems, `${name}.yml`);
const front = (yaml: string): string => `---\nkind: incident\n${yaml}\n---\n\n# A 2024-03-05\n`;

describe('a key that is written wrongly', () => {
  test.each([
    ['a letter too few', 'sevrity: SEV1', 'severity: SEV1'],
    ['a letter too many', 'summmary: x', 'summary: x'],
    ['two letters changed', 'timelien: []', 'timeline: []'],
    ['case', 'Severity: SEV1', 'severity: SEV1'],
    ['a dash', 'time-zone: UTC', 'timezone: UTC'],
    ['one of many', 'service: Orders', 'services: Orders'],
    ['quotes', '"Status": Open', '"status": Open'],
    ['an inner key', 'actions:\n  - text: x\n    Owner: Ann', 'actions:\n  - text: x\n    owner: Ann'],
  ])('%s is corrected', (_, wrong, right) => {
    expect(document(front(wrong))).toBe(front(right));
  });

  test.each([
    ['a short word', 'dete: 2024-03-05'],
    ['two slips', 'sevritty: SEV1'],
    ['another word', 'states: Open'],
    ['one whose right key stands there, too', 'sevrity: SEV1\nseverity: SEV2'],
    ['one like no other', 'colour-of-the-sky: blue'],
  ])('%s is left to its author', (_, yaml) => {
    expect(document(front(yaml))).toBe(front(yaml));
  });

  test('in the settings, too', () => {
    expect(settings('site', 'timezone: UTC\nrepositry:\n  url: null\n')).toBe('timeZone: UTC\nrepository:\n  url: null\n');
    expect(settings('people', '- Name: Ann Lee\n')).toBe('- name: Ann Lee\n');
  });
});

describe('a date that is written otherwise', () => {
  test.each([
    ['2024-3-5', '2024-03-05'],
    ['2024/03/05', '2024-03-05'],
    ['"2024.3.05"', '"2024-03-05"'],
    ['2024-3-5 # a Tuesday', '2024-03-05 # a Tuesday'],
  ])('%s', (written, right) => {
    expect(document(front(`date: ${written}`))).toBe(front(`date: ${right}`));
  });

  test.each(['2024-02-30', '05.03.2024', '3/5/2024', '2024-3-5 10:00', '24-3-5', '2024-3/5'])('%s is not touched', (written) => {
    expect(document(front(`date: ${written}`))).toBe(front(`date: ${written}`));
  });
});

test('a number where text is asked for gets quotes', () => {
  expect(settings('site', 'title: 1.10\n')).toBe('title: "1.10"\n');
  expect(settings('people', '- name: 007 # Bond\n')).toBe('- name: "007" # Bond\n');
});

describe('a link that names a file in other letters', () => {
  const text = (url: string): string => `# Outage 2024-03-05\n\nSee [the slides](${url} "x") and ![graph](${url}).\n`;
  test.each([
    ['../Slides.PDF', ['slides.pdf'], '../slides.pdf'],
    ['./Graph.png#x', ['incidents/graph.png'], './graph.png#x'],
    ['/INCIDENTS/b.md', ['incidents/b.md'], '/incidents/b.md'],
    ['cafe\u0301.png', ['incidents/caf\u00E9.png'], 'caf\u00E9.png'],
  ])('%s', (url, files, right) => {
    expect(document(text(url), files)).toBe(text(right));
  });

  test.each([
    ['one of two files', 'Graph.png', ['incidents/graph.png', 'incidents/GRAPH.png']],
    ['a file that is not there', 'graph.jpg', ['incidents/graph.png']],
    ['escapes', 'My%20Graph.png', ['incidents/my graph.png']],
  ])('%s is left to its author', (_, url, files) => {
    expect(document(text(url), files)).toBe(text(url));
  });
});

test('control characters go where nothing was meant by them', () => {
  const at: Problem = problem('control-character', { kind: 'line', path: 'a.md', line: 1, column: 1 }, 'x');
  expect(fixed('# A\u0000\n\u0007 b\u000C\n\u000Cc \u0008 d\u007F', [at], 'a.md')).toBe('# A\n b\nc  d');
  // A letter may have been lost here, and without its first character a colour would become text.
  expect(fixed('caf\u0000e \u001B[31mred\u001B[0m', [at], 'a.md')).toBe('caf\u0000e \u001B[31mred\u001B[0m');
});

describe('edits', () => {
  test('are made from the end', () => {
    const { taken } = sortEdits([[{ start: 4, end: 5, text: 'five' }], [{ start: 0, end: 1, text: '' }]]);
    expect(applyEdits('0 2 4 6', taken)).toBe(' 2 five 6');
  });

  test('of two that overlap only the first is made, and all of a fix or nothing', () => {
    const { taken, refused } = sortEdits([
      [{ start: 0, end: 3, text: 'a' }],
      [
        { start: 2, end: 4, text: 'b' },
        { start: 6, end: 7, text: 'c' },
      ],
    ]);
    expect([taken, refused]).toEqual([[{ start: 0, end: 3, text: 'a' }], 1]);
  });
});
