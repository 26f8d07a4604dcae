import { expect, test } from 'vitest';
import { problem } from '../../src/core/problem.ts';
import { cpuMsOf } from '../core/parse/cpu-time.ts';
import { terminalReporter } from '../../src/report/terminal.ts';
import { at, sample, sources } from './problems.ts';

const pageOf = (code: string): string => `docs/problems/${code}.md`;
const plain = terminalReporter({ colour: false, pageOf });

test('each problem: where, what and what to do, its source line with a caret, where to read more; then the count', () => {
  expect(plain(sample, sources)).toBe(
    [
      'content/a.md:3:5 raw-html: <iframe> is not allowed. Remove it, or say it in Markdown.',
      '    3 | See <iframe>',
      '      |     ^',
      '      docs/problems/raw-html.md',
      '',
      'content/a.md:4:1 warning dead-link: `slides.pdf` is not there. Correct the path, or add the file.',
      '    4 | [slides](slides.pdf)',
      '      | ^',
      '      docs/problems/dead-link.md',
      '',
      'content/b.md unreadable: the file cannot be read: permission denied (EACCES). Make the file readable, or move it out of the content folder.',
      '      docs/problems/unreadable.md',
      '',
      '2 errors, 1 warning',
      '',
    ].join('\n'),
  );
});

test('advice is counted, and so is what can be corrected', () => {
  const advice = problem('zone-missing', at(1, 1), 'no zone is said');
  const fixable = { ...problem('bad-date', at(2, 1), 'no day'), fix: [{ start: 0, end: 1, text: '' }] };
  const text = plain([advice, advice, fixable], new Map());
  expect(text).toContain('content/a.md:1:1 advice zone-missing: no zone is said. ');
  expect(text.endsWith('\n1 error, 2 pieces of advice\n1 can be corrected by `afterword check --fix`.\n')).toBe(true);
});

test('the caret stands below letters that are two columns wide', () => {
  const [, shown, caret] = plain([problem('bad-time', at(1, 6), 'no')], new Map([['content/a.md', '- 障害 25:00']])).split('\n');
  expect(shown).toBe('    1 | - 障害 25:00');
  expect(caret).toBe('      |   \u3000\u3000 ^');
});

test("the secrets of a line's addresses are stars, and the caret stays in its place", () => {
  const line = 'see ![p](https://ada:pw@img.example/p.png?key=c0ffee) gone [x](y.md)';
  const [, shown, caret] = plain([problem('dead-link', at(1, 60), 'no')], new Map([['content/a.md', line]])).split('\n');
  expect(shown).toBe('    1 | see ![p](https://******@img.example/p.png?key=******) gone [x](y.md)');
  expect(caret).toBe(`      | ${' '.repeat(59)}^`);
});

test('nothing is said of no problems', () => {
  expect(plain([], sources)).toBe('');
});

test('colour changes nothing but the colour', () => {
  const coloured = terminalReporter({ colour: true, pageOf })(sample, sources);
  expect(coloured).toContain('\u001B[31mraw-html\u001B[39m');
  expect(coloured).toContain('\u001B[33mwarning dead-link\u001B[39m');
  // eslint-disable-next-line no-control-regex -- the colours are control sequences
  expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(plain(sample, sources));
});

test('a very long line is shown around the column', () => {
  const line = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
  const text = plain([problem('bad-time', at(1, 501), 'no')], new Map([['content/a.md', line]]));
  const [, shown = '', caret = ''] = text.split('\n');
  expect(shown.length).toBeLessThan(120);
  expect(shown.slice(caret.indexOf('^')).startsWith('HERE')).toBe(true);
});

test('a place past the end of the text has no source line', () => {
  // Head, page, empty, count, end.
  expect(plain([problem('bad-time', at(99, 1), 'no')], sources).split('\n')).toHaveLength(5);
});

test('nothing of a document steers the terminal', () => {
  const evil = '\u001B[2J\u001B]8;;https://evil.example\u0007\u202E\u0085\r\nx';
  const hostile = { ...problem('raw-html', at(1, 1, `content/${evil}.md`), `found ${evil}`), advice: `do ${evil}.` };
  const text = plain([hostile], new Map([[`content/${evil}.md`, `source ${evil}`]]));
  // eslint-disable-next-line no-control-regex -- asserts that none is left
  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  // Head, source, caret, page, empty, count, end: the line break in the name made no line of its own.
  expect(text.split('\n')).toHaveLength(7);
});

test('20,000 problems of one long file take linear time', () => {
  const text = 'line\n'.repeat(20_000);
  const many = Array.from({ length: 20_000 }, (_, n) => problem('bad-time', at(n + 1, 1), 'no'));
  let said = '';
  expect(cpuMsOf(() => void (said = plain(many, new Map([['content/a.md', text]]))))).toBeLessThan(2_000);
  expect(said).toContain('20000 warnings');
});

test('no line of the log is a command of a CI runner', () => {
  const hostile = problem('raw-html', at(1, 1, '::error::x.md'), '##[error]y');
  const lines = plain([hostile], new Map([['::error::x.md', '##[set-env]z']])).split('\n');
  expect(lines[0]).toBe('./::error::x.md:1:1 raw-html: # #[error]y. Remove it, or say it in Markdown.');
  expect(lines[1]).toBe('    1 | # #[set-env]z');
});
