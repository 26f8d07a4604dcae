import { expect, test } from 'vitest';
import { problem, type Problem, type ProblemCode } from '../../../src/core/problem.ts';
import { compareProblems } from '../../../src/core/review/compare-problems.ts';

const at = (code: ProblemCode, path: string, line: number, found: string): Problem =>
  problem(code, { kind: 'line', path, line, column: 1 }, found);

test('a problem that only went to another line stood', () => {
  const compared = compareProblems([at('blame', 'a.md', 3, 'blames Ann')], [at('blame', 'a.md', 9, 'blames Ann')]);
  expect(compared).toEqual({ added: [], gone: [], stood: [at('blame', 'a.md', 9, 'blames Ann')] });
});

test('a second problem of the same words is added, and is the later one', () => {
  const compared = compareProblems(
    [at('action-owner', 'a.md', 3, 'no owner')],
    [at('action-owner', 'a.md', 3, 'no owner'), at('action-owner', 'a.md', 5, 'no owner')],
  );
  expect(compared.added).toEqual([at('action-owner', 'a.md', 5, 'no owner')]);
  expect(compared.stood).toHaveLength(1);
});

test('a problem goes with its renamed file, and one that was corrected is gone', () => {
  const before = [at('blame', 'old.md', 3, 'blames Ann'), at('bad-time', 'old.md', 4, '25:00')];
  const compared = compareProblems(before, [at('blame', 'new.md', 3, 'blames Ann')], new Map([['old.md', 'new.md']]));
  expect(compared).toEqual({ added: [], stood: [at('blame', 'new.md', 3, 'blames Ann')], gone: [before[1]] });
});
