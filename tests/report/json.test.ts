import { expect, test } from 'vitest';
import { jsonReporter } from '../../src/report/json.ts';
import { sample, sources } from './problems.ts';

test('counts and every problem, with null where a position is not known', () => {
  expect(JSON.parse(jsonReporter(sample, sources))).toEqual({
    errors: 2,
    warnings: 1,
    problems: [
      {
        code: 'raw-html',
        severity: 'error',
        path: 'content/a.md',
        line: 3,
        column: 5,
        found: '<iframe> is not allowed',
        advice: 'Remove it, or say it in Markdown.',
      },
      {
        code: 'dead-link',
        severity: 'warning',
        path: 'content/a.md',
        line: 4,
        column: 1,
        found: '`slides.pdf` is not there',
        advice: 'Correct the path, or add the file.',
      },
      {
        code: 'unreadable',
        severity: 'error',
        path: 'content/b.md',
        line: null,
        column: null,
        found: 'the file cannot be read: permission denied (EACCES)',
        advice: 'Make the file readable, or move it out of the content folder.',
      },
    ],
  });
});

test('no problems are still an object', () => {
  expect(JSON.parse(jsonReporter([], new Map()))).toEqual({ errors: 0, warnings: 0, problems: [] });
});
