import { describe, expect, test } from 'vitest';
import {
  idsOf,
  lineOf,
  openRows,
  ROW_IDS,
  rowsOf,
  testNames,
  threatDocument,
  threatTests,
  withTests,
  WRITTEN,
} from '../../scripts/threats.ts';

const text = threatDocument();
const tests = threatTests();

describe('docs/threats.md', () => {
  test('has a section for each row, A1 to L4, in order', () => {
    expect(ROW_IDS).toHaveLength(68);
    expect(rowsOf(text)).toEqual(ROW_IDS);
  });

  test('no test is about a row that is not in it', () => {
    expect(tests.filter(({ ids }) => ids.some((id) => !ROW_IDS.includes(id)))).toEqual([]);
  });
});

describe('the tests of a row are found', () => {
  test('by the ids that their names begin with', () => {
    expect(idsOf('K2, B2: an expression')).toEqual(['K2', 'B2']);
    expect(idsOf('K2 is an expression')).toEqual([]);
    expect(idsOf('headings named after members of the window, A4')).toEqual([]);
  });

  test('in tables and groups, and not in comments', () => {
    const names = testNames(
      "// test('A1: no')\ndescribe('A2: a', () => { test.each([1])(`A3: b`, f); });\ntest.skipIf(x)('A4: c', f);\nrun('A5: no');",
    );
    expect(names).toEqual(['A2: a', 'A3: b', 'A4: c']);
  });

  test('and written below the words of their row, in place of what stood there', () => {
    const before = '# T\n\n### A1. One\n\nWords.\n\n- `tests/hostile/old.test.ts`: `A1: gone`\n\n### A2. Two\n\nWords.\n';
    const found = [
      { file: 'tests/hostile/x.test.ts', name: 'A1, A2: a `b`', ids: ['A1', 'A2'] },
      { file: 'tests/stress/y.test.ts', name: 'A1: c', ids: ['A1'] },
    ];
    const after =
      '# T\n\n### A1. One\n\nWords.\n\n- `tests/hostile/x.test.ts`: `` A1, A2: a `b` ``\n- `tests/stress/y.test.ts`: `A1: c`\n\n### A2. Two\n\nWords.\n\n- `tests/hostile/x.test.ts`: `` A1, A2: a `b` ``\n';
    expect(withTests(before, found)).toBe(after);
    expect(withTests(after, found)).toBe(after);
  });
});

test('each row has a test, or says why it has none', () => {
  expect(openRows(text, tests)).toEqual([]);
});

test('the lines below the rows are those of the tests: else run `npm run threats`', () => {
  const lines = text.split('\n').filter((line) => WRITTEN.test(line));
  const there = new Set(tests.map(lineOf));
  expect(lines.filter((line) => !there.has(line))).toEqual([]);
  expect(tests.length).toBeGreaterThan(100);
  expect(
    withTests(text, tests)
      .split('\n')
      .filter((line) => !lines.includes(line) && WRITTEN.test(line)),
  ).toEqual([]);
});

test('a row is open until a test shows it, or a reason is said', () => {
  const rows = '### A1. One\n\nWords.\n\n### A2. Two\n\n- Not tested here: no machine has it.\n\n### A3. Three\n';
  const found = [{ file: 'x', name: 'A3: c', ids: ['A3'] }];
  expect(openRows(rows, found).slice(0, 2)).toEqual(['A1', 'A4']);
});
