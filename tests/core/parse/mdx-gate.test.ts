import { parseFrontmatter } from 'astro/markdown';
import fc from 'fast-check';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { gateMdx, sealMdx } from '../../../src/core/parse/mdx-gate.ts';
import { formatProblem } from '../../../src/core/problem.ts';

const gate = (text: string): string[] => gateMdx('a.mdx', text).map(formatProblem);
/** `line:column code` of each problem. */
const places = (text: string): string[] => gate(text).map((message) => /^a\.mdx:(\S+ \S+):/.exec(message)?.[1] ?? message);

describe('documents that hold only data pass', () => {
  test.each([
    ['plain Markdown', '# Title\n\nText **bold** [link](https://example.org) and `code`.\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'],
    ['a comparison with spaces', 'Answers took 5ms < 7ms.'],
    ['escaped braces and brackets', 'Use \\{name} and \\<host>.'],
    ['braces as entities', '&#123;process.env.HOME}'],
    ['braces in code', '`{x}`\n\n```js\nimport a from "b"\n{x}\n```\n'],
    ['braces in a link address', '[a](https://example.org/{id})'],
    ['the word import in a sentence', 'Our import failed.\nimport a from "b" was the line.'],
    ['an import in a quote, which is text', '> import a from "b"'],
    ['front matter with braces', '---\ntitle: "{a}"\n---\n\n# Title'],
    ['a callout', '<Callout kind="lesson" title="Limits">\n\nText with **bold**.\n\n- and a list\n\n</Callout>'],
    ['a callout without its title', '<Callout kind="note">Text</Callout>'],
    ['braces in a property are text', '<Metric label="{process.env.HOME}" value="1 {2}" />'],
    ['a timeline', '<Timeline>\n  <Event at="10:02">Alert</Event>\n  <Event at="10:09" milestone="resolved">Over</Event>\n</Timeline>'],
    ['two events on a line', '<Timeline>\n<Event at="1:00">a</Event> <Event at="2:00">b</Event>\n</Timeline>'],
    [
      'components in a list, a quote, details',
      '- <Metric label="a" value="b" />\n\n> <Callout kind="note">c</Callout>\n\n<details>\n<Actions>\n- d\n</Actions>\n</details>',
    ],
    ['actions', '<Actions>\n\n- [ ] Ana: Fix it by 1 May\n\n</Actions>'],
    ['small elements', 'H<sub>2</sub>O, <kbd>Ctrl</kbd>, a<br/>b, <abbr title="Mean time">MTTR</abbr>'],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    expect(gate(text)).toEqual([]);
  });
});

describe('B1: code is refused at its line and column', () => {
  test.each([
    ['import', 'Text\n\nimport fs from "node:fs"', ['3:1 mdx-code']],
    ['import for its effect', 'import "./evil.mjs"', ['1:1 mdx-code']],
    ['export', 'export const a = process.env', ['1:1 mdx-code']],
    ['export after a byte order mark', '\uFEFFexport const a = 1', ['1:1 mdx-code']],
    ['import after old line ends', 'a\r\rimport x from "y"', ['3:1 mdx-code']],
    ['import inside a component', '<Callout kind="note">\n\nimport x from "y"\n\n</Callout>', ['3:1 mdx-code']],
    ['expression in text', 'Home is {process.env.HOME}.', ['1:9 mdx-code']],
    ['after letters of two and four bytes', 'é😀 {x}', ['1:5 mdx-code']],
    ['expression of its own', 'a\n\n{fetch("http://example.org")}', ['3:1 mdx-code']],
    ['expression over several lines', '{\n  1\n}', ['1:1 mdx-code']],
    ['empty expression', 'a {} b', ['1:3 mdx-code']],
    ['comment', '{/* said between ourselves */}', ['1:1 mdx-code']],
    ['expression in a heading', '## {x}', ['1:4 mdx-code']],
    ['expression in a list', '- a\n  - {x}', ['2:5 mdx-code']],
    ['expression in a table', '| {x} |\n|---|\n| a |', ['1:3 mdx-code']],
    ['expression in a footnote', 'a[^1]\n\n[^1]: {x}', ['3:7 mdx-code']],
    ['expression in the text of a link', '[{x}](https://example.org)', ['1:2 mdx-code']],
    ['expression in an event', '<Timeline>\n<Event at="1:00">a {x}</Event>\n</Timeline>', ['2:20 mdx-code']],
    ['expression after front matter', '---\ndate: 2024-01-01\n---\n{x}', ['4:1 mdx-code']],
    ['expression far below the depth that is read', `${'> '.repeat(80)}{x}`, ['1:161 mdx-code']],
    ['expression indented as code would be in Markdown', '    {x}', ['1:5 mdx-code']],
    ['property value', '<Metric label={process.env.HOME} value="1" />', ['1:1 mdx-code']],
    ['property value that is only text', '<Metric label={"a"} value="1" />', ['1:1 mdx-code']],
    ['property value that is an element', '<Metric label={<b/>} value="1" />', ['1:1 mdx-code']],
    ['spread', 'a\n\n<Callout kind="note" {...props}>b</Callout>', ['3:1 mdx-code']],
    ['spread on an element', 'a <kbd {...{onClick: 1}}>b</kbd>', ['1:3 mdx-code']],
    ['each of several', '{a}\n\n{b}\n\nexport const c = 1', ['1:1 mdx-code', '3:1 mdx-code', '5:1 mdx-code']],
  ])('%s', (_name, text, expected) => {
    expect(places(text)).toEqual(expected);
  });
});

describe('components and elements that are not ours are refused', () => {
  test.each([
    ['unknown component', '<Chart />', ['1:1 mdx-code']],
    ['component of another module', '<Foo.Bar />', ['1:1 mdx-code']],
    ['component through an object of ours', '<Callout.constructor kind="note" />', ['1:1 mdx-code']],
    [
      'member of every object as a component',
      '<constructor /> <toString /> <hasOwnProperty />',
      ['1:1 mdx-code', '1:17 mdx-code', '1:30 mdx-code'],
    ],
    ['prototype', '<__proto__ />', ['1:1 mdx-code']],
    ['fragment', '<>a</>', ['1:1 mdx-code']],
    ['namespace', '<svg:script />', ['1:1 mdx-code']],
    ['script', '<script>alert(1)</script>', ['1:1 mdx-code']],
    ['style', '<style>a</style>', ['1:1 mdx-code']],
    ['frame', 'a <iframe src="https://example.org" />', ['1:3 mdx-code']],
    ['link with an address', '<a href="javascript:alert(1)">a</a>', ['1:1 mdx-code']],
    ['image', '<img src="x" onerror="alert(1)" />', ['1:1 mdx-code']],
    ['the document’s own frame', '<slot /><body>a</body>', ['1:1 mdx-code', '1:9 mdx-code']],
    ['event handler', '<kbd onclick="alert(1)">a</kbd>', ['1:1 mdx-code']],
    ['event handler in capitals', '<kbd onClick="alert(1)">a</kbd>', ['1:1 mdx-code']],
    ['set:html of Astro', '<kbd set:html="<script>">a</kbd>', ['1:1 mdx-code']],
    ['client:load of Astro', '<Callout kind="note" client:load>a</Callout>', ['1:1 mdx-code']],
    ['style property', '<kbd style="position:fixed">a</kbd>', ['1:1 mdx-code']],
    ['unsafe inner HTML', '<kbd dangerouslySetInnerHTML="a">b</kbd>', ['1:1 mdx-code']],
    ['children as a property', '<Callout kind="note" children="a" />', ['1:1 mdx-code']],
    ['slot', '<Callout kind="note" slot="head">a</Callout>', ['1:1 mdx-code']],
    ['event outside a timeline', '<Event at="1:00">a</Event>', ['1:1 mdx-code']],
    ['event in something else in a timeline', '<Timeline>\n> <Event at="1:00">a</Event>\n</Timeline>', ['2:1 mdx-code', '2:3 mdx-code']],
    ['text in a timeline', '<Timeline>\nfirst\n</Timeline>', ['2:1 mdx-code']],
    ['text beside an event', '<Timeline>\n<Event at="1:00">a</Event> b\n</Timeline>', ['2:1 mdx-code', '2:1 mdx-code']],
    ['block in a line of text', 'a <Callout kind="note">b</Callout>', ['1:3 mdx-code']],
    ['block in a heading', '# <Metric label="a" value="b" />', ['1:3 mdx-code']],
    ['block in an element of text', '<kbd><Metric label="a" value="b" /></kbd>', ['1:6 mdx-code']],
    ['text in a metric', '<Metric label="a" value="b">c</Metric>', ['1:29 mdx-code']],
  ])('%s', (_name, text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  test.each([
    ['<Callot kind="note">a</Callot>', 'a.mdx:1:1 mdx-code: <Callot> is not a component of Afterword. Did you mean <Callout>?'],
    ['<Callout>a</Callout>', 'a.mdx:1:1 mdx-code: <Callout> lacks the property kind. Add it: kind="…".'],
    [
      '<Callout kind="info">a</Callout>',
      'a.mdx:1:1 mdx-code: the property kind of <Callout> is `info`. Write one of note, warning, lesson.',
    ],
    ['<Callout kind>a</Callout>', 'a.mdx:1:1 mdx-code: the property kind of <Callout> is empty. Write its text: kind="…".'],
    ['<Metric label=" " value="1" />', 'a.mdx:1:1 mdx-code: the property label of <Metric> is empty. Write its text: label="…".'],
    ['<Metric label="a" valu="1" value="2" />', 'a.mdx:1:1 mdx-code: <Metric> has no property valu. Did you mean value?'],
    ['<Metric label="a" label="b" value="2" />', 'a.mdx:1:1 mdx-code: <Metric> has the property label twice. Delete one of them.'],
    ['<Actions id="x">a</Actions>', 'a.mdx:1:1 mdx-code: <Actions> has no property id. Delete it: it has none.'],
    [
      '<Timeline>\n<Event at="1:00" milestone="fixed">a</Event>\n</Timeline>',
      'a.mdx:2:1 mdx-code: the property milestone of <Event> is `fixed`. Write one of started, detected, acknowledged, identified, mitigated, resolved.',
    ],
    [
      '<Callout kind="note" __proto__="a">b</Callout>',
      'a.mdx:1:1 mdx-code: <Callout> has no property __proto__. Its properties are kind, title.',
    ],
  ])('%s says what is wrong', (text, expected) => {
    expect(gate(text)).toEqual([expected]);
  });
});

describe('B2: markup that cannot be read is one problem at its place', () => {
  test.each([
    ['a less-than sign', 'Text\n\nAnswers took 5ms <x long', ['3:18 mdx-syntax']],
    ['an open brace', 'a {b', ['1:3 mdx-syntax']],
    ['an HTML comment', 'a\n\n<!-- b -->', ['3:1 mdx-syntax']],
    ['an autolink', 'See <https://example.org>', ['1:5 mdx-syntax']],
    ['an element that is not closed', 'a\n\n<Callout kind="note">\n\nb', ['3:1 mdx-syntax']],
    ['an expression that is no JavaScript', 'a {b c}', ['1:6 mdx-syntax']],
    ['more braces than a document has', 'a\n'.repeat(2) + '{}'.repeat(10_001), ['3:20001 mdx-syntax']],
  ])('%s', (_name, text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  test('the message says how to write the character itself', () => {
    expect(gate('a <5')).toEqual([
      'a.mdx:1:3 mdx-syntax: Unexpected character after `<`, expected a valid JSX tag. For a plain `<` or `{` write `\\<` or `\\{`.',
    ]);
  });

  test('content never steers the terminal', () => {
    expect(gate('{"\u001b[2J\u202e"}').join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

/** Pieces that mean something to the parser, put together at random; CANARY is the code that must not survive. */
const PIECES = [
  ...[
    '{CANARY()}',
    '{',
    '}',
    'import CANARY from "x"',
    'export const CANARY = 1',
    '<CANARY />',
    '<Callout kind={CANARY()}>',
    '<Callout kind="note">',
  ],
  ...[
    '</Callout>',
    '<Callout {...CANARY()}>',
    '<kbd>',
    '</kbd>',
    '`',
    '```',
    '~~~',
    '---',
    '+++',
    '> ',
    '- ',
    '1. ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
  ],
  ...[
    '\\',
    '<',
    '>',
    '[',
    '](',
    ')',
    '[^1]: ',
    '| a |\n|---|\n| ',
    '*',
    '# ',
    'text',
    '$',
    '$$',
    '"',
    "'",
    '&#123;',
    '<!--',
    '-->',
    '\r',
    '\u2028',
    '{/*',
    '*/}',
  ],
];
const documents = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));

/** Whether CANARY stands in the compiled program outside its string literals. */
const runsCanary = (program: string): boolean => program.replace(/"(?:[^"\\\n]|\\.)*"/g, '""').includes('CANARY');
const compile = (text: string): string => String(mdxToJs(text, { features: { smartPunctuation: false } }).code);

describe('what passes the gate holds no code once it is compiled', () => {
  test('the check itself sees code where there is some, and none in text', () => {
    expect(runsCanary(compile('a {CANARY()}'))).toBe(true);
    expect(runsCanary(compile('<Callout kind={CANARY()} />'))).toBe(true);
    expect(runsCanary(compile('a `{CANARY()}`'))).toBe(false);
  });

  test('in 4,000 documents put together from the marks of MDX', () => {
    let passed = 0;
    fc.assert(
      fc.property(documents, (text) => {
        if (gateMdx('a.mdx', text).length > 0) return;
        passed += 1;
        expect(runsCanary(compile(text))).toBe(false);
      }),
      { numRuns: 4000, seed: 20240318 },
    );
    expect(passed).toBeGreaterThan(200);
  });
});

/** What Astro does with a text before it compiles it: front matter is read, its `layout` becomes an import. */
function compileAsAstro(text: string): { layout: unknown; program: string } {
  const { frontmatter, content } = parseFrontmatter(text, { frontmatter: 'empty-with-spaces' });
  return { layout: frontmatter['layout'], program: compile(content) };
}

describe('pieces of a document that are put together for the compiler', () => {
  const FRONT_MATTERS: [string, string][] = [
    ['TOML', '+++\nlayout = "data:text/javascript,0"\n+++\n\ntext'],
    ['YAML with blank lines', '---\n\nlayout: ./evil.mjs\n\n---\n\ntext'],
    ['YAML', '---\nlayout: ./evil.mjs\n---\n'],
    ['after blank lines', '\n\n+++\nlayout = "x"\n+++\n'],
    ['behind a second block', '---\n---\n---\nlayout: x\n---\n'],
  ];

  test.each(FRONT_MATTERS)('%s that comes to stand first is text', (_name, prose) => {
    // The danger is real: without the seal Astro would import what the author names.
    if (!prose.startsWith('---\n---')) expect(compileAsAstro(prose).layout).toBeDefined();
    const { code } = sealMdx('a.mdx', prose);
    expect(compileAsAstro(code).layout).toBeUndefined();
  });

  test('code that a fence hides from the gate and not from the compiler', () => {
    const prose = '---\n```\n---\n{CANARY()}\n```';
    expect(runsCanary(compile(prose))).toBe(true);
    expect(runsCanary(compileAsAstro(sealMdx('a.mdx', prose).code).program)).toBe(false);
  });

  test('an import that was text in its list is refused, without a made-up line', () => {
    expect(sealMdx('a.mdx', 'import x from "y"').problems.map(formatProblem)).toEqual([
      'a.mdx mdx-code: `import x from "y"` is code. Delete it: the components need no import.',
    ]);
  });

  test('harmless prose passes, as it was written', () => {
    const { code, problems } = sealMdx('a.mdx', '## Root cause\n\nA full disk.');
    expect(problems).toEqual([]);
    expect(code.endsWith('\n## Root cause\n\nA full disk.')).toBe(true);
  });

  test('whatever is put together, what passes runs nothing', () => {
    fc.assert(
      fc.property(documents, (prose) => {
        const { code, problems } = sealMdx('a.mdx', prose);
        if (problems.length > 0) return;
        const { layout, program } = compileAsAstro(code);
        expect(layout).toBeUndefined();
        expect(runsCanary(program)).toBe(false);
      }),
      { numRuns: 4000, seed: 20240318 },
    );
  });
});
