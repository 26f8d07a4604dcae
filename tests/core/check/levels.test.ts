import { describe, expect, test } from 'vitest';
import { settleProblems } from '../../../src/core/check/levels.ts';
import { readContext } from '../../../src/core/parse/config.ts';
import { controlOf, formatProblem, problem, problemCodes, severityOf, type ProblemCode } from '../../../src/core/problem.ts';

const messages = (site: string): string[] => readContext({ site }).problems.map(formatProblem);

/** What becomes of one problem of each code under `rules`. */
function settled(rules: string, codes: readonly ProblemCode[]): string[] {
  const { context, problems } = readContext({ site: rules });
  expect(problems).toEqual([]);
  const found = codes.map((code) => problem(code, { kind: 'line', path: 'a.md', line: 1, column: 1 }, 'x'));
  return settleProblems(found, { texts: new Map(), rules: context.site.rules, complete: true }).map(
    ({ code, severity }) => `${code} ${severity}`,
  );
}

test('a rule can be raised, lowered and switched off', () => {
  const rules = 'rules:\n  dead-link: error\n  stated-duration: advice\n  time-gap: off\n  dropped-html: warning\n';
  expect(settled(rules, ['dead-link', 'stated-duration', 'time-gap', 'dropped-html', 'bad-time'])).toEqual([
    'dead-link error',
    'stated-duration advice',
    'dropped-html warning',
    'bad-time warning',
  ]);
});

describe('a wrong setting is one message at its line', () => {
  test.each([
    [
      'a misspelt rule',
      'title: x\nrules:\n  stated-durration: off\n',
      'site.yml:3:3 unknown-key: no key is called `stated-durration`. Did you mean `stated-duration`? Correct the key or delete it.',
    ],
    [
      'no such level',
      'rules:\n  dead-link: none\n',
      'site.yml:2:14 bad-config: `dead-link` of `rules` must be one of error, warning, advice, off, not `none`. Correct the value.',
    ],
    [
      'a switch',
      'rules:\n  dead-link: false\n',
      'site.yml:2:14 bad-config: `dead-link` of `rules` must be one of error, warning, advice, off, not `false`. Correct the value.',
    ],
    [
      'a rule that keeps harm away',
      'rules:\n  raw-html: warning\n',
      'site.yml:2:13 bad-config: `raw-html` of `rules` must be `error` (it cannot be set lower: what it finds does harm, or hides a document), not `warning`. Correct the value.',
    ],
    [
      'secrets, for all documents',
      'rules:\n  secret: off\n',
      'site.yml:2:11 bad-config: `secret` of `rules` must be `error` (only a comment at the line can silence it), not `off`. Correct the value.',
    ],
    [
      'a list',
      'rules: [dead-link]\n',
      'site.yml:1:8 wrong-type: `rules` must be a list of keys with values. Write a value of the kind that is asked for.',
    ],
  ])('%s', (_, site, message) => {
    expect(messages(site)).toEqual([message]);
  });

  test('a prototype’s key is no rule', () => {
    expect(messages('rules:\n  constructor: off\n')).toHaveLength(1);
    expect(messages('rules:\n  __proto__: off\n')).toHaveLength(1);
  });
});

test('each rule says who may turn it down, by the harm that it keeps away', () => {
  const codes = problemCodes();
  for (const code of codes.filter((one) => severityOf(one) !== 'error')) expect([code, controlOf(code)]).toEqual([code, 'open']);
  // A file that is no document is published nowhere, so nobody is harmed where a team does not want to hear of it; an anchor
  // that is gone leaves its page.
  const errors = codes.filter((code) => severityOf(code) === 'error');
  expect(errors.filter((code) => controlOf(code) === 'open')).toEqual(['file-type', 'lost-anchor']);
  expect(errors.filter((code) => controlOf(code) === 'line')).toEqual(['hidden-text', 'secret']);
  for (const code of errors.filter((one) => controlOf(one) !== 'open')) expect(messages(`rules:\n  ${code}: off\n`)).toHaveLength(1);
  for (const code of codes) expect(messages(`rules:\n  ${code}: error\n`)).toEqual([]);
});
