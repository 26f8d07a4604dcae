import { expect, test } from 'vitest';
import { inertCode, inertLink, inertText } from '../../src/report/inert-markdown.ts';
import { reviewMarkdown } from '../../src/report/review-markdown.ts';
import { reviewText } from '../../src/report/review-text.ts';
import { reportedProblem, reviewed, reviewReportOf } from './review-report.ts';

const PLACES = {
  previewUrl: 'https://previews.example.org/pr/7/',
  sourceUrl: 'https://git.example.org/notes/blob/{commit}/{path}#L{line}',
};
const NOWHERE = { previewUrl: null, sourceUrl: null };

test('the whole comment', () => {
  const report = reviewReportOf({
    settings: ['site.yml', 'people.yml'],
    documents: [
      reviewed({ flags: [{ kind: 'becomes-public', text: 'it becomes public' }] }),
      reviewed({
        slug: 'gone',
        status: 'removed',
        path: null,
        pathBefore: 'content/old one.md',
        line: null,
        title: 'Old',
        headline: 'removed: an incident',
        pages: [],
      }),
      reviewed({ slug: 'site', title: 'site.yml', path: 'content/site.yml', line: 1, pages: [], headline: 'timeZone UTC → Europe/London' }),
    ],
    problems: { added: [reportedProblem()], gone: [reportedProblem()], stood: [reportedProblem(), reportedProblem()] },
  });
  expect(reviewMarkdown(report, PLACES)).toBe(`<!-- afterword-review -->

### Afterword: 3 documents changed

\`main\` at aaaaaaaaaa of 2024-05-03 → bbbbbbbbbb of 2024-05-04 (what merging would change: the merge commit and its first parent)

The base has moved 2 commits since.

The settings changed: each side is read with its own site.yml and people.yml.

| document | what changed | where |
| --- | --- | --- |
| [\`Pool exhausted\`](https://previews.example.org/pr/7/incidents/pool/) | **it becomes public**<br>severity SEV3 → SEV2, 2 events added | [changes](https://previews.example.org/pr/7/review/incidents-pool/) · [\`content/incidents/pool.md:12\`](https://git.example.org/notes/blob/${'b'.repeat(40)}/content/incidents/pool.md#L12) |
| \`Old\` | removed: an incident | [changes](https://previews.example.org/pr/7/review/gone/) · [\`content/old one.md\`](https://git.example.org/notes/blob/${'a'.repeat(40)}/content/old%20one.md) |
| \`site.yml\` | timeZone UTC → Europe/London | [changes](https://previews.example.org/pr/7/review/site/) · [\`content/site.yml:1\`](https://git.example.org/notes/blob/${'b'.repeat(40)}/content/site.yml#L1) |

**1 problem that this change adds**

- warning \`dead-link\` [\`content/incidents/pool.md:14\`](https://git.example.org/notes/blob/${'b'.repeat(40)}/content/incidents/pool.md#L14): the file “plan.md” is not in the content folder. Correct the path, or add the file.

1 problem that it puts right.

2 problems of the documents above stood before and are not counted.
`);
});

test('errors come first, and what a problem names stands in code, the words of documents in it inert', () => {
  const found = 'the address `/incidents/x/` (“a `@team` | <b> #1”) was published';
  const lost = reportedProblem({ code: 'lost-address', severity: 'error', line: null, found, advice: 'List it under `aliases`.' });
  const report = reviewReportOf({ problems: { added: [reportedProblem(), lost], gone: [], stood: [] } });
  const lines = reviewMarkdown(report, NOWHERE).split('\n').filter((line) => line.startsWith('- ')); // prettier-ignore
  expect(lines.map((line) => line.slice(0, 9))).toEqual(['- error `', '- warning']);
  expect(lines[0]).toBe(
    '- error `lost-address` `content/incidents/pool.md`: the address `/incidents/x/` &#40;“a `@team` &#124; &#60;b&#62; &#35;\u200B1”) was published. List it under `aliases`&#46;',
  );
  // Where the ticks do not pair, nothing is code.
  const odd = reviewReportOf({ problems: { added: [reportedProblem({ found: 'a ` b', advice: 'C.' })], gone: [], stood: [] } });
  expect(reviewMarkdown(odd, NOWHERE)).toContain(': a &#96; b. C.\n');
});

test('hostile words are text, in a cell and in code', () => {
  const hostile = [
    '@team/owners see #12 and !3, GH www.evil.example https://evil.example/x',
    '![x](https://evil.example/p.png) [y](javascript:alert(1)) <img src=x onerror=alert(1)> <!-- x --> &lt;',
    '| a | b\n\n| --- |\n::error file=x::boom ##[error]x `code` ``` **bold** _it_ ~~no~~ \\| \u202Ex',
  ];
  const [mention, markup, table] = hostile.map((headline) => reviewMarkdown(reviewReportOf({ documents: [reviewed({ title: headline, headline })] }), NOWHERE).split('\n').find((line) => line.includes('pool.md:12'))); // prettier-ignore
  const at = '`content/incidents/pool.md:12` |';
  expect(mention).toBe(
    `| \`@team/owners see #12 and !3, GH www.evil.example https://evil.example/x\` | &#64;\u200Bteam/owners see &#35;\u200B12 and &#33;\u200B3, GH www\u200B.evil.example https:\u200B//evil.example/x | ${at}`,
  );
  expect(markup).toBe(
    `| \`![x](https://evil.example/p.png) [y](javascript:alert(1)) <img src=x onerror=alert(1)> <!-- x --> &lt;\` | &#33;&#91;x&#93;(https:\u200B//evil.example/p.png) &#91;y&#93;(javascript:alert(1)) &#60;img src=x onerror=alert(1)&#62; &#60;&#33;-- x --&#62; &#38;lt; | ${at}`,
  );
  const words =
    '&#124; a &#124; b &#124; --- &#124; :\u200B:error file=x:\u200B:boom # &#35;&#91;error&#93;x &#96;code&#96; &#96;&#96;&#96; &#42;&#42;bold&#42;&#42; &#95;it&#95; &#126;&#126;\u200Bno&#126;&#126; &#92;&#124; x';
  expect(table).toBe(
    `| <code>${words.replace('# &#35;&#91;', '&#35; &#35;&#91;')}</code> | ${words.replace('# &#35;&#91;', '&#35;\u200B&#35;&#91;')} | ${at}`,
  );
  expect(inertCode('a `b` ``c`` @team')).toBe('``` a `b` ``c`` @team ```');
});

test.each(['# x', '- x', '1. x', '/close', '> x', '+ x', '    code', '::error::x'])('%j begins nothing', (text) => {
  expect(inertText(text)).toMatch(/^(?:&#\d+;|\d+\.|code)/);
});

test('an address cannot end its link', () => {
  expect(inertLink('x', 'https://a.example/b) [y](z "t" <i>|\n`')).toBe(
    '[x](https://a.example/b%29%20%5By%5D%28z%20%22t%22%20%3Ci%3E%7C%20%60)',
  );
  expect(inertLink('x', null)).toBe('x');
  expect(inertCode('')).toBe('`  `');
});

test('at most 64 KB: whole entries are left out and counted, problems last', () => {
  const documents = Array.from({ length: 900 }, (_, n) =>
    reviewed({ slug: `d-${String(n)}`, title: `Dokument ${String(n)} – ü`, headline: '@'.repeat(300) }),
  );
  const added = Array.from({ length: 300 }, (_, n) => reportedProblem({ line: n + 1 }));
  const comment = reviewMarkdown(reviewReportOf({ documents, problems: { added, gone: [], stood: [] } }), PLACES);
  expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(comment)).toBeGreaterThan(60_000);
  const rows = comment.split('\n').filter((line) => line.startsWith('| [`Dok')).length;
  const problems = comment.split('\n').filter((line) => line.startsWith('- warning')).length;
  expect(comment).toContain(`\n${String(900 - rows)} more documents did not fit: the review has them all.\n`);
  expect(problems === 300 || comment.includes(`\n${String(300 - problems)} more problems did not fit: the review has them all.\n`)).toBe(
    true,
  );
  expect(problems).toBeGreaterThan(100);
});

const page = (address: string) => ({ address, title: 'x' });
const changedPage = (address: string) => ({ ...page(address), reasons: ['its figures differ'], more: 0 });

test('what it does elsewhere: lists by name, all else by number', () => {
  const addresses = ['/', '/actions/', '/people/', '/people/ann-lee/', '/people/bo-ray/', '/services/orders/'];
  const elsewhere = { partial: false, changed: addresses.map(changedPage), added: [page('/people/cy-fox/')], becomesPublic: [] };
  const comment = reviewMarkdown(reviewReportOf({ elsewhere }), NOWHERE);
  expect(comment).toContain(
    '\n\n1 new page: 1 person. 6 other pages change: the overview, the list of actions, the list of people, 2 people and 1 service.\n\nIt adds no problem.',
  );
  const derived = ['/insights/', '/decisions/2024/', '/actions/done/', '/actions/2024/2/', '/people/ann-lee/2023/', '/tags/names/a/'];
  expect(reviewText(reviewReportOf({ elsewhere: { ...elsewhere, added: [], changed: derived.map(changedPage) } }), false)).toContain(
    '6 other pages change: the insights, 2 pages of the ledger, 1 page of the decision log, 1 page of a year and 1 page of a letter.\n',
  );
  const one = { ...elsewhere, changed: [changedPage('/incidents/disk/')], added: [] };
  expect(reviewText(reviewReportOf({ elsewhere: one }), false)).toMatch(/\n\n1 other page changes: 1 incident\.\n$/);
});

test('a comparison of some pages says so', () => {
  const report = reviewReportOf({ elsewhere: { partial: true, changed: [], added: [], becomesPublic: [] } });
  const said = 'Lists and the pages of people, services and other documents were not compared: the folder is large (`--elsewhere` compares them).'; // prettier-ignore
  expect(reviewMarkdown(report, NOWHERE)).toContain(`\n\n${said}\n\nIt adds no problem.`);
  expect(reviewText(report, false).endsWith(`\n\n${said}\n`)).toBe(true);
});

test('nothing changed', () => {
  const report = reviewReportOf({ documents: [], baseMoved: null });
  expect(reviewMarkdown(report, NOWHERE)).toBe(`<!-- afterword-review -->

### Afterword: no document changed

\`main\` at aaaaaaaaaa of 2024-05-03 → bbbbbbbbbb of 2024-05-04 (what merging would change: the merge commit and its first parent)

How far the base has moved since is not in this shallow clone.

It adds no problem.
`);
});
