import { problem, type Problem } from '../../src/core/problem.ts';

export const at = (line: number, column: number, path = 'content/a.md') => ({ kind: 'line', path, line, column }) as const;

/** An error at a column, a warning further down, an error of a whole file: one of each kind that reporters tell apart. */
export const sample: readonly Problem[] = [
  problem('raw-html', at(3, 5), '<iframe> is not allowed'),
  problem('dead-link', at(4, 1), '`slides.pdf` is not there'),
  problem('unreadable', { kind: 'unavailable', path: 'content/b.md' }, 'the file cannot be read: permission denied (EACCES)'),
];

export const sources = new Map([['content/a.md', '# A\n\nSee <iframe>\n[slides](slides.pdf)\n']]);
