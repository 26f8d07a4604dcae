import { expect, test } from 'vitest';
import { problem } from '../../src/core/problem.ts';
import { renderSummary, SUMMARY_LIMIT_BYTES } from '../../src/report/summary.ts';
import { at, sample, sources } from './problems.ts';

test('the counts, a table of the rules, and each problem with its source line, errors first', () => {
  expect(renderSummary(sample, sources)).toBe(
    [
      '## Afterword: 2 errors, 1 warning',
      '',
      '| severity | rule | problems |',
      '| --- | --- | ---: |',
      '| error | raw-html | 1 |',
      '| error | unreadable | 1 |',
      '| warning | dead-link | 1 |',
      '',
      '```text',
      'content/a.md:3:5 raw-html: <iframe> is not allowed. Remove it, or say it in Markdown.',
      '    3 | See <iframe>',
      '      |     ^',
      '      docs/problems/raw-html.md',
      '',
      'content/b.md unreadable: the file cannot be read: permission denied (EACCES). Make the file readable, or move it out of the content folder.',
      '      docs/problems/unreadable.md',
      '',
      'content/a.md:4:1 warning dead-link: `slides.pdf` is not there. Correct the path, or add the file.',
      '    4 | [slides](slides.pdf)',
      '      | ^',
      '      docs/problems/dead-link.md',
      '```',
      '',
    ].join('\n'),
  );
});

test('no problems are said', () => {
  expect(renderSummary([], sources)).toBe('## Afterword: no problems\n');
});

test('nothing of a document leaves the block of code', () => {
  const evil = '</code>\n```\n# Owned <img src=x onerror=alert(1)> @everyone\n```````';
  const hostile = { ...problem('raw-html', at(1, 1, `${evil}.md`), evil), advice: evil };
  const text = renderSummary([hostile], new Map([[`${evil}.md`, evil]]));
  const lines = text.split('\n');
  const open = lines.findIndex((line) => line.startsWith('```'));
  const fence = /^`+/.exec(lines[open] ?? '')?.[0] ?? '';
  // Longer than any run inside, so that only our own line closes it.
  expect(fence).toHaveLength(8);
  expect(lines.indexOf(fence)).toBe(lines.length - 2);
  expect(lines.slice(0, open).join('\n')).not.toMatch(/Owned|everyone|onerror/);
});

test('a mebibyte at most, whole problems, and the rest is counted', () => {
  const many = Array.from({ length: 20_000 }, (_, n) => problem('bad-time', at(n + 1, 1), 'ä'.repeat(100)));
  const last = problem('raw-html', at(99_999, 1), 'the one error');
  const text = renderSummary([...many, last], new Map());
  const bytes = Buffer.byteLength(text);
  expect(bytes).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
  expect(bytes).toBeGreaterThan(SUMMARY_LIMIT_BYTES * 0.9);
  expect(text).toContain('the one error');
  const shown = text.match(/^content\/a\.md:/gm)?.length ?? 0;
  expect(text).toContain(`\n${20_001 - shown} more did not fit: the log of the step lists them.\n`);
});

test.each([0, 10, 200, 1_500])('never more than %i bytes', (limit) => {
  expect(Buffer.byteLength(renderSummary(sample, sources, limit))).toBeLessThanOrEqual(limit);
  expect(Buffer.byteLength(renderSummary([], sources, limit))).toBeLessThanOrEqual(limit);
});
