import { describe, expect, test } from 'vitest';
import { silenceProblems } from '../../../src/core/check/silences.ts';
import { formatProblem, problem, type Problem, type ProblemCode } from '../../../src/core/problem.ts';
import { cpuMsOf } from '../parse/cpu-time.ts';

const at = (code: ProblemCode, line: number, path = 'a.md'): Problem => problem(code, { kind: 'line', path, line, column: 1 }, 'x');
const whole = (code: ProblemCode, path = 'a.md'): Problem => problem(code, { kind: 'unavailable', path }, 'x');

/** What is left of the problems of one document: `code line`, and in full what is wrong with its comments. */
function left(text: string, problems: readonly Problem[], { path = 'a.md', complete = true } = {}): string[] {
  return silenceProblems(problems, new Map([[path, text]]), complete).map((one) =>
    one.code === 'ignore-comment' ? formatProblem(one) : `${one.code} ${one.place.kind === 'line' ? one.place.line : 'whole'}`,
  );
}

describe('a comment silences the rule that it names', () => {
  test.each([
    ['at the end of the line', 'a\n**Duration:** 30 min <!-- afterword-ignore stated-duration: from the alert -->\nb\n', 2],
    ['on the line before', '# A\n\n<!-- afterword-ignore stated-duration: from the alert -->\n**Duration:** 30 min\n', 4],
    ['before an empty line', '# A\n\n<!-- afterword-ignore stated-duration -->\n\n\n**Duration:** 30 min\n', 6],
    ['in two lines', '# A\n\n<!-- afterword-ignore stated-duration:\n     from the alert -->\n**Duration:** 30 min\n', 5],
    ['in a quote', '# A\n\n> <!-- afterword-ignore stated-duration -->\n> 30 min\n', 4],
    ['in a list', '- one\n- two: 30 min <!-- afterword-ignore stated-duration -->\n', 2],
    ['in a cell', '| a | b |\n| - | - |\n| c | d <!-- afterword-ignore stated-duration --> |\n', 3],
    ['in front matter, at the end', '---\nduration: 30 min # afterword-ignore stated-duration: from the alert\n---\n', 2],
    ['in front matter, before', '---\n# afterword-ignore stated-duration: from the alert\nduration: 30 min\n---\n', 3],
  ])('%s', (_, text, line) => {
    expect(left(text, [at('stated-duration', line), at('stated-duration', line + 1), at('dead-link', line)])).toEqual([
      `stated-duration ${line + 1}`,
      `dead-link ${line}`,
    ]);
  });

  test('several rules by one comment, and several comments above each other', () => {
    const text =
      '# A\n\n<!-- afterword-ignore dead-link, stated-duration: both -->\n<!-- afterword-ignore time-gap: and this -->\n[x](y) 30 min\n';
    expect(left(text, [at('dead-link', 5), at('stated-duration', 5), at('time-gap', 5)])).toEqual([]);
  });

  test('of the whole document, at its top, whatever stands above', () => {
    const comment = '<!-- afterword-ignore not-a-document: a read-me -->\n';
    expect(left(`${comment}# A\n`, [whole('not-a-document')])).toEqual([]);
    expect(left(`---\ntitle: x\n---\n\n${comment}\n# A\n`, [whole('not-a-document')])).toEqual([]);
    expect(left('---\n# afterword-ignore not-a-document\ntitle: x\n---\n', [whole('not-a-document')])).toEqual([]);
    expect(left(`# A\n\n${comment}`, [whole('not-a-document')], { complete: false })).toEqual(['not-a-document whole']);
  });

  test('an .mdx document, which has no comments, in its front matter', () => {
    const text = '---\n# afterword-ignore dead-link: they move in May\ntitle: x\n---\n\n# A\n\n[x](y)\n';
    expect(left(text, [at('dead-link', 8, 'a.mdx'), at('time-gap', 8, 'a.mdx')], { path: 'a.mdx' })).toEqual(['time-gap 8']);
  });

  test('not another document of the same lines', () => {
    const texts = new Map([
      ['a.md', 'x <!-- afterword-ignore dead-link -->\n'],
      ['b.md', 'x\n'],
    ]);
    expect(silenceProblems([at('dead-link', 1), at('dead-link', 1, 'b.md')], texts, true)).toEqual([at('dead-link', 1, 'b.md')]);
  });
});

describe('what does harm cannot be silenced', () => {
  test.each(['raw-html', 'duplicate-address', 'unreadable', 'bad-date', 'mdx-code'] as const)('%s', (code) => {
    expect(left(`x <!-- afterword-ignore ${code}: no -->\n`, [at(code, 1)])).toEqual([
      `${code} 1`,
      `a.md:1:3 ignore-comment: \`${code}\` cannot be silenced. Delete the comment, and correct what is reported.`,
    ]);
  });

  test('a secret can, at its line', () => {
    expect(left('x <!-- afterword-ignore secret: the one of the manual -->\n', [at('secret', 1)])).toEqual([]);
  });
});

describe('a comment that does nothing is told', () => {
  test.each([
    [
      'no rule',
      'x <!-- afterword-ignore -->',
      'this comment names no rule. Name the rule and say why: `<!-- afterword-ignore dead-link: it moves in May -->`.',
    ],
    [
      'only a reason',
      'x <!-- afterword-ignore: I know -->',
      'this comment names no rule. Name the rule and say why: `<!-- afterword-ignore dead-link: it moves in May -->`.',
    ],
    ['a near miss', 'x <!-- afterword-ignore dead-lnk: y -->', 'no rule is called `dead-lnk`. Did you mean `dead-link`?'],
    [
      'no such rule',
      'x <!-- afterword-ignore constructor: y -->',
      'no rule is called `constructor`. Write the code that the report shows.',
    ],
    [
      'nothing here',
      'x <!-- afterword-ignore dead-link: y -->',
      'nothing on line 1 is `dead-link`. Delete the comment, or put it on the line before.',
    ],
  ])('%s', (_, text, said) => {
    expect(left(text, [])).toEqual([`a.md:1:3 ignore-comment: ${said}`]);
  });

  test('not where other rules have not run, nor where the document was refused', () => {
    const text = 'x <!-- afterword-ignore dead-link: y -->\n';
    expect(left(text, [], { complete: false })).toEqual([]);
    expect(left(text, [at('bad-date', 1)])).toEqual(['bad-date 1']);
  });

  test('not in a block of code, nor for a longer word', () => {
    expect(left('```html\n<!-- afterword-ignore nothing -->\n```\n\n`<!-- afterword-ignore -->` <!-- afterword-ignored -->\n', [])).toEqual(
      [],
    );
  });

  test('and can be deleted: alone with its line, else with the space before it', () => {
    const fixed = (text: string): string => {
      const [edit] = silenceProblems([], new Map([['a.md', text]]), true)[0]?.fix ?? [];
      return edit === undefined ? text : text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    };
    expect(fixed('a\n\n<!-- afterword-ignore dead-link -->\nb\n')).toBe('a\n\nb\n');
    expect(fixed('a  <!-- afterword-ignore dead-link -->\nb\n')).toBe('a\nb\n');
    // One of two is unknown: its author means something.
    expect(fixed('a <!-- afterword-ignore dead-link, dead-lnk -->\n')).toBe('a <!-- afterword-ignore dead-link, dead-lnk -->\n');
  });
});

test.each([
  ['comments', '<!-- afterword-ignore dead-link -->\n'.repeat(25_000)],
  ['openings', '<!-- afterword-ignore '.repeat(45_000)],
  ['openings on lines', '<!-- afterword-ignore \n'.repeat(45_000)],
  ['spaces', `${' '.repeat(500_000)}<!-- afterword-ignore x -->\n`],
  ['empty lines', `<!-- afterword-ignore x -->${'\n'.repeat(500_000)}`],
  ['front matter', `---\n${'# afterword-ignore dead-link\n'.repeat(30_000)}---\n`],
])('a megabyte of %s takes no long', (_, text) => {
  expect(cpuMsOf(() => silenceProblems([], new Map([['a.md', text]]), true))).toBeLessThan(3_000);
});
