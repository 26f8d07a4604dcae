import { expect, test } from 'vitest';
import { problem } from '../../src/core/problem.ts';
import { githubReporter } from '../../src/report/github.ts';
import { at, sample, sources } from './problems.ts';

test('an annotation at the line of each problem, errors first', () => {
  expect(githubReporter(sample, sources)).toBe(
    [
      '::error file=content/a.md,line=3,col=5,title=raw-html::<iframe> is not allowed. Remove it, or say it in Markdown. (docs/problems/raw-html.md)',
      '::error file=content/b.md,title=unreadable::the file cannot be read: permission denied (EACCES). Make the file readable, or move it out of the content folder. (docs/problems/unreadable.md)',
      '::warning file=content/a.md,line=4,col=1,title=dead-link::`slides.pdf` is not there. Correct the path, or add the file. (docs/problems/dead-link.md)',
      '',
    ].join('\n'),
  );
});

test('no document can add a command or a property', () => {
  const hostile = problem(
    'raw-html',
    at(1, 1, 'content/a,line=9:\n::error::x.md'),
    '100% of\r\n::set-output name=x::y ##[error]z \u001B[2J',
  );
  const lines = githubReporter([hostile], new Map()).trimEnd().split('\n');
  expect(lines).toEqual([
    '::error file=content/a%2Cline=9%3A%0A%3A%3Aerror%3A%3Ax.md,line=1,col=1,title=raw-html::100%25 of%0D%0A::set-output name=x::y # #[error]z  [2J. Remove it, or say it in Markdown. (docs/problems/raw-html.md)',
  ]);
});

test('ten of a severity are annotated, the rest follow as plain lines that are no commands', () => {
  const many = Array.from({ length: 13 }, (_, n) => problem('raw-html', at(n + 1, 1, '::error::.md'), 'x'));
  const lines = githubReporter(many, new Map()).trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
  expect(lines.slice(10)).toEqual([
    '3 more, which GitHub would not show as annotations (it shows ten of a kind):',
    './::error::.md:11:1 raw-html: x. Remove it, or say it in Markdown.',
    './::error::.md:12:1 raw-html: x. Remove it, or say it in Markdown.',
    './::error::.md:13:1 raw-html: x. Remove it, or say it in Markdown.',
  ]);
});
