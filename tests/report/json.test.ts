import { expect, test } from 'vitest';
import { jsonReporter } from '../../src/report/json.ts';
import { problem } from '../../src/core/problem.ts';
import { checkReportSchema } from '../../src/core/schema/check-report.ts';
import { at, sample, sources } from './problems.ts';

test('counts and every problem, with null where a position is not known', () => {
  expect(JSON.parse(jsonReporter(sample, sources))).toEqual({
    version: 1,
    errors: 2,
    warnings: 1,
    advice: 0,
    problems: [
      {
        code: 'raw-html',
        severity: 'error',
        path: 'content/a.md',
        line: 3,
        column: 5,
        found: '<iframe> is not allowed',
        advice: 'Remove it, or say it in Markdown.',
        docs: 'docs/problems/raw-html.md',
        fix: null,
      },
      {
        code: 'dead-link',
        severity: 'warning',
        path: 'content/a.md',
        line: 4,
        column: 1,
        found: '`slides.pdf` is not there',
        advice: 'Correct the path, or add the file.',
        docs: 'docs/problems/dead-link.md',
        fix: null,
      },
      {
        code: 'unreadable',
        severity: 'error',
        path: 'content/b.md',
        line: null,
        column: null,
        found: 'the file cannot be read: permission denied (EACCES)',
        advice: 'Make the file readable, or move it out of the content folder.',
        docs: 'docs/problems/unreadable.md',
        fix: null,
      },
    ],
  });
});

test('no problems are still an object', () => {
  expect(JSON.parse(jsonReporter([], new Map()))).toEqual({ version: 1, errors: 0, warnings: 0, advice: 0, problems: [] });
});

test('a fix is shown as edits, and the report keeps its own schema', () => {
  const fixable = { ...problem('bad-date', at(2, 7), 'no day'), fix: [{ start: 10, end: 18, text: '2024-03-05' }] };
  const report: unknown = JSON.parse(jsonReporter([...sample, fixable], sources));
  expect(checkReportSchema.parse(report).problems.at(-1)?.fix).toEqual([{ start: 10, end: 18, text: '2024-03-05' }]);
});
