import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/cli/formats.ts';
import { FIXABLE } from '../../src/core/fix/fixes.ts';
import { controlOf, isProblemCode, problemCodes, severityOf } from '../../src/core/problem.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/check.md', import.meta.url)), 'utf8');
const codesOf = (text: string): string[] =>
  [...text.matchAll(/`([a-z-]+)`/g)].flatMap(([, word = '']) => (isProblemCode(word) ? [word] : []));

test('the links of docs/check.md lead to files that are there', () => {
  const targets = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target ?? '');
  // One of them stands in an example.
  const missing = targets.filter(
    (target) => statSync(new URL(`../../docs/${target}`, import.meta.url), { throwIfNoEntry: false }) === undefined,
  );
  expect(targets.length).toBeGreaterThan(8);
  expect(missing).toEqual(['../runbooks/orders.md']);
});

test('it names each format, and each rule that --fix corrects', () => {
  for (const format of FORMATS) expect(page).toContain(`\`${format === 'text' ? '--format text' : format}\``);
  const table = page.slice(page.indexOf('## Corrections'), page.indexOf('## Only what changed'));
  const listed = [...table.matchAll(/^\| \[`([a-z-]+)`\]/gm)].map(([, code]) => code);
  // A comment's deletion is decided where it is found to be idle.
  expect(listed.sort()).toEqual([...FIXABLE, 'ignore-comment'].sort());
});

test('it says which errors can be turned down', () => {
  const sentence = /Of the rules that are errors, only [^.]*\. [^.]*silenced on a line/.exec(page)?.[0] ?? '';
  const errors = problemCodes().filter((code) => severityOf(code) === 'error' && controlOf(code) !== 'fixed');
  expect(codesOf(sentence).sort()).toEqual(errors.sort());
});
