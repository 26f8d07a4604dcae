import { describe, expect, test } from 'vitest';
import { openTo } from '../../../src/core/derive/gate.ts';
import { audienceOf, type Audience } from '../../../src/core/derive/visibility.ts';

const PUBLIC: Audience = audienceOf('public', false);
const TEAM: Audience = audienceOf('internal', false);

/** What an audience is given of one document; null where it is not given. `unmarked`: as site.yml says. */
function given(
  text: string,
  audience = PUBLIC,
  { path = 'a.md', unmarked = 'public' }: { path?: string; unmarked?: 'public' | 'internal' } = {},
) {
  const { sources, problems } = openTo(audience, [{ path, text }], { visibility: unmarked });
  return { text: sources[0]?.text ?? null, codes: problems.map(({ code, place }) => `${code}:${place.kind === 'line' ? place.line : 0}`) };
}

const document = (...lines: string[]): string => `${lines.join('\n')}\n`;

describe('a document', () => {
  test.each([
    ['---\nvisibility: public\n---\n# A\n', 'internal', true],
    ['---\nvisibility: internal\n---\n# A\n', 'public', false],
    ['---\nvisibility: draft\n---\n# A\n', 'internal', false],
    ['# A\n', 'public', true],
    ['# A\n', 'internal', false],
  ] as const)('%j, where unmarked means %s', (text, unmarked, isPublic) => {
    expect(given(text, PUBLIC, { unmarked }).text !== null).toBe(isPublic);
    expect(given(text, TEAM, { unmarked }).text).toBe(text);
  });

  test.each([
    ['a misspelt value', '---\nvisibility: pubic\n---\n# A\n', 'wrong-type:2'],
    ['a list', '---\nvisibility: [public]\n---\n# A\n', 'wrong-type:2'],
    ['front matter that cannot be read', '---\nvisibility: public\ntitle: "x\n---\n# A\n', 'front-matter:4'],
    ['front matter that is not closed', '---\nvisibility: public\n# A\n', 'front-matter:1'],
  ])('%s is an error and keeps it from the public', (_, text, code) => {
    const { text: left, codes } = given(text);
    expect(left).toBeNull();
    expect(codes[0]).toBe(code);
  });
});

describe('a section', () => {
  test('between marks on lines of their own is gone with its lines; the team sees it, without marks', () => {
    const text = document('# A', '', 'Seen.', '', '<!-- internal -->', '', 'Secret.', '', '<!-- /internal: NDA -->', '', 'End.');
    expect(given(text)).toEqual({ text: document('# A', '', 'Seen.', '', '', 'End.'), codes: [] });
    expect(given(text, TEAM).text).toBe(text.replace(/<!--.*-->/g, ''));
  });

  test('inside a line goes with the space before it', () => {
    expect(given('Paid <!-- internal -->by Globex<!-- /internal --> on time.\n').text).toBe('Paid on time.\n');
  });

  test('in a section is gone with it', () => {
    const text = document(
      'A',
      '',
      '<!-- internal -->',
      'b',
      '<!-- internal -->',
      'c',
      '<!-- /internal -->',
      'd',
      '<!-- /internal -->',
      'E',
    );
    expect(given(text)).toEqual({ text: document('A', '', 'E'), codes: [] });
  });

  test('in a block of code, in a quote, in .mdx', () => {
    const code = document('```text', 'seen', '<!-- internal -->', 'secret', '<!-- /internal -->', '```');
    expect(given(code).text).toBe(document('```text', 'seen', '```'));
    const quoted = document('> seen', '>', '> <!-- internal -->', '> secret', '> <!-- /internal -->', '>', '> end');
    expect(given(quoted).text).toBe(document('> seen', '>', '>', '> end'));
    const mdx = document('# A', '', '<!-- internal -->', '', '<Metric label="Lost" value="3" />', '', '<!-- /internal -->', '', 'End.');
    expect(given(mdx, PUBLIC, { path: 'a.mdx' })).toEqual({ text: document('# A', '', '', 'End.'), codes: [] });
  });

  test('that is a draft is for reviewers alone; without an end, `draft` is a comment like any other', () => {
    const text = document('A', '', '<!-- draft -->', 'b', '<!-- /draft -->');
    expect([given(text).text, given(text, TEAM).text]).toEqual(['A\n\n', 'A\n\n']);
    expect(given(text, audienceOf('internal', true)).text).toContain('\nb\n');
    expect(given('A\n\n<!-- draft -->\n')).toEqual({ text: 'A\n\n<!-- draft -->\n', codes: [] });
  });

  test('an internal part of a draft part is no way into the team’s site', () => {
    const text = document('A', '', '<!-- draft -->', 'b <!-- internal -->c<!-- /internal -->', '<!-- /draft -->', 'E');
    expect(given(text, TEAM).text).toBe(document('A', '', 'E'));
  });

  test.each([
    ['not closed', document('A', '', '<!-- internal -->', 'b'), 3],
    ['closed and never opened', document('A', '', 'b', '<!-- /internal -->'), 4],
    ['crossing another', document('<!-- internal -->', 'a', '<!-- draft -->', '<!-- /internal -->', '<!-- /draft -->'), 4],
    ['crossing an item', document('- a', '  <!-- internal -->', '', '  b', '- c', '', '<!-- /internal -->'), 2],
    ['crossing a paragraph', document('a <!-- internal -->b', '', 'c <!-- /internal -->d'), 1],
    ['crossing a block of code', document('<!-- internal -->', '', '```', 'a', '<!-- /internal -->', 'b', '```'), 1],
    ['crossing bold text', '**a <!-- internal -->b** c<!-- /internal -->\n', 1],
    ['misspelt', document('a', '', '<!-- intenral -->', 'b', '<!-- /internal -->'), 3],
    ['another word', document('a', '', '<!-- private -->', 'b', '<!-- /private -->'), 3],
    ['more public than its document', document('a', '', '<!-- public -->', 'b', '<!-- /public -->'), 3],
    ['in the front matter', '---\ntitle: A # <!-- internal -->\n---\nb\n', 2],
    ['behind the head of a table', document('| a | b |<!-- internal -->', '| - | - |', '| c | d |'), 1],
    ['behind code', document('```', 'a <!-- internal -->', '```'), 2],
  ])('%s is an error and keeps the document from the public', (_, text, line) => {
    const { text: left, codes } = given(text);
    expect(left).toBeNull();
    expect(codes).toContain(`visibility-mark:${line}`);
  });

  test.each(['<!-- external -->', '<!-- TODO: internal names -->', '<!-- prettier-ignore -->', '<!-- internal wiki has more -->'])(
    '%s is no mark',
    (comment) => {
      expect(given(`a\n\n${comment}\n`)).toEqual({ text: `a\n\n${comment}\n`, codes: [] });
    },
  );
});

describe('one mark behind one thing hides it alone', () => {
  test.each([
    ['an item, with what is below it', ['- a', '- b <!-- internal -->', '  - c', '- d'], ['- a', '- d']],
    ['an item of several lines', ['- a', '- b', '  and c <!-- internal -->', '- d'], ['- a', '- d']],
    ['a task', ['- [ ] Ann: a', '- [ ] Bo: b <!-- internal -->'], ['- [ ] Ann: a']],
    ['an inner item', ['- a', '  - b <!-- internal -->', '  - c'], ['- a', '  - c']],
    ['a row', ['| a | b |', '| - | - |', '| c | d | <!-- internal -->', '| e | f |'], ['| a | b |', '| - | - |', '| e | f |']],
    ['a row, in its last cell', ['| a |', '| - |', '| c <!-- internal --> |', '| e |'], ['| a |', '| - |', '| e |']],
    ['a paragraph', ['a', '', 'b', 'c <!-- internal -->', '', 'd'], ['a', '', '', 'd']],
    [
      'a heading, with its section',
      ['# A', '', 'b', '', '## C <!-- internal -->', '', 'd', '', '### E', '', '## F'],
      ['# A', '', 'b', '', '## F'],
    ],
    ['the last heading', ['# A', '', 'b', '', '## C <!-- internal -->', '', 'd'], ['# A', '', 'b', '']],
  ])('%s', (_, before, after) => {
    expect(given(document(...before))).toEqual({ text: document(...after), codes: [] });
  });

  test('the line of a problem is that of the file', () => {
    const text = document('a', '<!-- internal -->', 'b', 'c', '<!-- /internal -->', 'd', 'e <!-- internal -->f<!-- /internal --> g');
    const { cut } = openTo(PUBLIC, [{ path: 'a.md', text }], { visibility: 'public' });
    expect([1, 2, 3, 4].map((line) => cut.get('a.md')?.lineOf(line))).toEqual([1, 6, 7, 8]);
    expect(cut.get('a.md')?.blanked.split('\n')[3]).toBe(' ');
  });
});

describe('keys of the front matter', () => {
  test('that `internal` lists are gone with all their lines', () => {
    const text = '---\ntitle: A\nsummary: >\n  Secret,\n  all of it.\npeople: [Ann Lee]\ninternal: [summary, people]\ntags: x\n---\nb\n';
    expect(given(text)).toEqual({ text: '---\ntitle: A\ntags: x\n---\nb\n', codes: [] });
  });

  test.each(['sumary', 'draft', 'visibility', 'internal'])('%s cannot be left out', (key) => {
    const { text, codes } = given(`---\nsummary: S\ndraft: true\nvisibility: public\ninternal: ${key}\n---\nb\n`);
    expect(text).toBeNull();
    expect(codes).toEqual(['visibility-mark:5']);
  });

  test('the last one, and one that shares its line', () => {
    expect(given('---\ninternal: tags\ntags: x\n---\nb\n').text).toBe('---\n---\nb\n');
    expect(given('---\n{ tags: x, internal: tags }\n---\nb\n').codes).toEqual(['visibility-mark:2']);
  });
});

test('F3, F4: a file of marks is refused, and quickly', () => {
  const many = '- a <!-- internal -->\n'.repeat(40_000);
  const long = '<!-- internal:'.repeat(70_000);
  const spaces = `<!--${' '.repeat(900_000)}`;
  const started = process.cpuUsage();
  expect(given(many).codes).toContain('visibility-mark:1');
  expect([long, spaces].map((text) => given(text).codes)).toEqual([['line-too-long:1'], ['line-too-long:1']]);
  const { user } = process.cpuUsage(started);
  expect(user).toBeLessThan(3_000_000);
});
