import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { afterword, writeFiles } from '../site/build.ts';
import { tempDir } from '../temp-dir.ts';

/** Rows of the table of threats, through `afterword check` as people run it. Tables of every form stand beside the code's own tests. */
interface Checked {
  readonly code: number;
  readonly output: string;
  /** `path:line:column code`, without the column where `at` asks for lines only. */
  readonly found: readonly string[];
}

const FOUND = /^(\S.*?)(?::(\d+):\d+)? (?:warning |advice )?([a-z]+(?:-[a-z]+)*): .*$/gm;

async function check(files: Record<string, string | Uint8Array>, prepare: (dir: string) => void = () => undefined): Promise<Checked> {
  const dir = tempDir();
  writeFiles(dir, files);
  prepare(dir);
  const { code, output } = await afterword(['check', '--content', '.'], dir);
  // A stack is for the people who wrote the program.
  expect(output).not.toMatch(/^ {4}at |RangeError|TypeError|node:internal/m);
  const found = [...output.matchAll(FOUND)].map(([, path = '', line, problem = '']) =>
    [line === undefined ? path : `${path}:${line}`, problem].join(' '),
  );
  return { code, output, found };
}

const MEETING = '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Decisions\n\n- Keep it simple\n';
const INCIDENT = '# Late trains\n\n## Timeline\n\n- 14:00 UTC Alert fired\n- 14:30 UTC Resolved\n';
const frontMatter = (text: string, body = MEETING): string => `---\n${text}\n---\n\n${body}`;

test('A1: each element that acts is refused at its line', async () => {
  const tags = [
    'script',
    'iframe',
    'object',
    'embed',
    'form',
    'meta http-equiv=refresh content=0',
    'base href="https://e.example"',
    'link rel=stylesheet href=x',
    'style',
  ];
  const { code, found } = await check({ 'a.md': `${MEETING}\n${tags.map((tag) => `Look at <${tag}> this.\n`).join('\n')}` });
  const first = 12;
  expect(code).toBe(1);
  expect(found.filter((line) => line.endsWith('raw-html'))).toEqual(tags.map((_, index) => `a.md:${String(first + index * 2)} raw-html`));
});

test('A2: an attribute that runs code is refused', async () => {
  const { code, found } = await check({ 'a.md': `${MEETING}\n<b onclick="P()">b</b>\n\n<img src="x" onerror="P()">\n` });
  expect(code).toBe(1);
  expect(found).toEqual(expect.arrayContaining(['a.md:12 raw-html', 'a.md:14 raw-html']));
});

test('A3: a link that is code is refused however it is written', async () => {
  const links = ['[x](javascript:P())', '[x](JaVa&#115;cript:P())', '![x](data:text/html,P)', '[x][r]\n\n[r]: vbscript:P()'];
  for (const link of links) {
    const { code, found } = await check({ 'a.md': `${MEETING}\n${link}\n` });
    expect([link, code, found.map((line) => line.split(' ')[1])]).toEqual([link, 1, ['bad-link']]);
  }
});

test('B1: code in an .mdx is refused before anything is compiled', async () => {
  const forms = [
    'import x from "node:fs"',
    'export const x = 1',
    '{process.env.HOME}',
    '<Metric {...x} />',
    '<Unknown />',
    '<Metric value={1 + 1} />',
  ];
  const { code, found } = await check(Object.fromEntries(forms.map((form, index) => [`${String(index)}.mdx`, `${MEETING}\n${form}\n`])));
  expect(code).toBe(1);
  expect(found).toEqual(forms.map((_, index) => expect.stringMatching(new RegExp(`^${String(index)}\\.mdx:12 mdx-code$`)) as string));
});

describe('front matter', () => {
  test('C1: a bomb of aliases is refused at once', async () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map(
        (name, index) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdefgh'[index] ?? ''}`)
            .join(', ')}]`,
      ),
    ];
    const started = performance.now();
    const { code, found } = await check({ 'a.md': frontMatter(bomb.join('\n')) });
    expect(code).toBe(1);
    expect(found).toContain('a.md:2 yaml-alias');
    // It cost 70 seconds elsewhere; here most of this is the start of the program.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('C2: names that every object has are unknown keys like any other', async () => {
    const { code, found } = await check({ 'a.md': frontMatter('kind: meeting\n__proto__: 1\nconstructor: 2\ntoString: 3') });
    expect(code).toBe(1);
    expect(found).toEqual(['a.md:3 unknown-key', 'a.md:4 unknown-key', 'a.md:5 unknown-key']);
  });

  test('C3: a day that is none is refused, and said as it was written', async () => {
    const days = ['2026-02-29', '2026-13-01', '2026-04-31', '2026-00-10', '0000-00-00', 'tomorrow'];
    const { code, found, output } = await check(
      Object.fromEntries(days.map((day, index) => [`${String(index)}.md`, frontMatter(`kind: meeting\ndate: ${day}`)])),
    );
    expect(code).toBe(1);
    expect(found).toEqual(days.map((_, index) => `${String(index)}.md:3 bad-date`));
    for (const day of days) expect(output).toContain(`\`${day}\``);
  });

  test('C4: a value of the wrong kind is refused at its key, and no scalar turns into something else', async () => {
    const { code, found } = await check({
      'list.md': '---\n- kind\n- meeting\n---\n\n# Weekly sync, 22 March 2024\n',
      'at.md': frontMatter('kind: meeting\nattendees: @ann'),
      'tab.md': frontMatter('kind: meeting\nattendees:\n\t- Ann'),
      'twice.md': frontMatter('kind: meeting\ntitle: a\ntitle: b'),
      'map.md': frontMatter('kind: meeting\ntitle:\n  a: b'),
    });
    expect(code).toBe(1);
    expect(found).toEqual([
      expect.stringMatching(/^at\.md:3 front-matter$/),
      expect.stringMatching(/^list\.md:2 (?:front-matter|wrong-type)$/),
      expect.stringMatching(/^map\.md:[34] wrong-type$/),
      expect.stringMatching(/^tab\.md:4 front-matter$/),
      expect.stringMatching(/^twice\.md:4 front-matter$/),
    ] as string[]);
    const { output } = await afterword([
      'read',
      join(writeRead(frontMatter('kind: meeting\ntitle: 1.10\nseries: no\ntags: [010, yes]')), 'a.md'),
    ]);
    expect(output).toMatch(/title +1\.10 +line \d+, declared\n[^]*series +no +line \d+, declared\n[^]*tag: 010, yes\n/);
  });

  const writeRead = (text: string): string => {
    const dir = tempDir();
    writeFiles(dir, { 'a.md': text });
    return dir;
  };

  test('C5: front matter that never ends, is TOML, or stands twice is never published as prose', async () => {
    const { code, found } = await check({
      'open.md': '---\nkind: meeting\n\n# Weekly sync, 22 March 2024\n',
      'toml.md': `+++\nkind = "meeting"\n+++\n\n${MEETING}`,
      'twice.md': `---\nkind: meeting\n---\n---\nkind: incident\n---\n\n${MEETING}`,
    });
    expect(code).toBe(1);
    expect(found.map((line) => line.replace(/:\d+/, ''))).toEqual([
      'open.md front-matter',
      'toml.md front-matter',
      'twice.md front-matter',
    ]);
  });

  test('C6: a misspelt key is refused and the nearest is named', async () => {
    const { code, found, output } = await check({ 'a.md': frontMatter('kind: incident\ndate: 2024-03-18\nsevrity: SEV2', INCIDENT) });
    expect(code).toBe(1);
    expect(found).toEqual(['a.md:4 unknown-key']);
    expect(output).toContain('Did you mean `severity`?');
  });
});

describe('files', () => {
  test('D4: two files of one address are refused, naming both', async () => {
    const pairs: [string, string][] = [
      ['a b.md', 'a-b.md'],
      ['Same.md', 'same.md'],
      ['one.md', 'one.mdx'],
      ['caf\u00E9.md', 'cafe\u0301.md'],
    ];
    const { code, output } = await check(Object.fromEntries(pairs.flat().map((name) => [name, MEETING])));
    expect(code).toBe(1);
    const lines = output.split('\n').filter((line) => line.includes(' duplicate-address: '));
    for (const [first, second] of pairs)
      expect(lines.filter((line) => line.includes(first) && line.includes(second)).length, first).toBeGreaterThan(0);
    expect(lines.every((line) => pairs.flat().some((name) => line.startsWith(name)))).toBe(true);
  });

  test('D5: each strange name is refused by name; none is lost', async () => {
    const names = [
      'a#b.md',
      'a?b.md',
      '100%.md',
      'a\nb.md',
      'a\u0007b.md',
      'a\u202Eb.md',
      '-rf.md',
      '.hidden.md',
      'LOUD.MD',
      'con.md',
      `${'x'.repeat(130)}.md`,
    ];
    const { code, found } = await check({ 'good.md': MEETING, ...Object.fromEntries(names.map((name) => [name, MEETING])) });
    expect(code).toBe(1);
    expect(found.filter((line) => line.endsWith(' file-name')).length).toBe(names.length);
    expect(found.filter((line) => line.startsWith('good.md'))).toEqual([]);
  });

  test('D7: a pipe and a folder in place of a document are refused, and nothing waits for them', async () => {
    const started = performance.now();
    const { code, found } = await check({ 'good.md': MEETING }, (dir) => {
      execFileSync('mkfifo', [join(dir, 'pipe.md')]);
      mkdirSync(join(dir, 'folder.md'));
    });
    expect(code).toBe(1);
    expect(found).toEqual(['folder.md unreadable', 'pipe.md unreadable']);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('E1: what is not UTF-8 is refused at its line and byte', async () => {
    const bytes = (tail: number[]): Buffer => Buffer.concat([Buffer.from(MEETING), Buffer.from(tail)]);
    const { code, found } = await check({
      'latin.md': bytes([0x43, 0xe9]),
      'surrogate.md': bytes([0xed, 0xa0, 0x80]),
      'cut.md': bytes([0xe2, 0x82]),
      'utf16.md': Buffer.from(`\uFEFF${MEETING}`, 'utf16le'),
    });
    expect(code).toBe(1);
    expect(found).toEqual(['cut.md:11 encoding', 'latin.md:11 encoding', 'surrogate.md:11 encoding', 'utf16.md:1 encoding']);
  });

  test('E3: control characters are refused where they stand', async () => {
    const marks = ['\u0000', '\b', '\u001B', '\uFFFE'];
    const { code, found, output } = await check(
      Object.fromEntries(marks.map((mark, index) => [`${String(index)}.md`, `${MEETING}\nHere: ${mark}\n`])),
    );
    expect(code).toBe(1);
    expect(found).toEqual(marks.map((_, index) => `${String(index)}.md:12 control-character`));
    for (const mark of marks) expect(output).not.toContain(mark);
  });
});

describe('size', () => {
  test('F1: a huge file and a huge line are refused without being read', async () => {
    const started = performance.now();
    const { code, found } = await check({ 'good.md': MEETING, 'line.md': `${MEETING}\n${'x'.repeat(900_000)}\n` }, (dir) => {
      writeFileSync(join(dir, 'huge.md'), MEETING);
      truncateSync(join(dir, 'huge.md'), 50 * 1024 * 1024);
    });
    expect(code).toBe(1);
    expect(found).toEqual(['huge.md too-large', 'line.md:12 line-too-long']);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('F2: a timeline of a log is refused in good time', async () => {
    const event = (index: number): string =>
      `- ${String(Math.trunc(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} Event\n`;
    const lines = Array.from({ length: 30_000 }, (_, index) => event(index)).join('');
    const started = performance.now();
    const { code, found } = await check({ 'good.md': MEETING, 'log.md': `# Late trains, 18 March 2024\n\n## Timeline\n\n${lines}` });
    expect(code).toBe(1);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((line) => /^log\.md(?::\d+)? (?:too-large|list-too-long|timeline-too-long)$/.test(line))).toBe(true);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  const nests: [string, (depth: number) => string][] = [
    ['lists', (depth) => `${'- '.repeat(depth)}x`],
    ['quotes', (depth) => `${'>'.repeat(depth)} x`],
    ['emphasis', (depth) => `${'*a **b '.repeat(depth)}x`],
    ['brackets', (depth) => `${'['.repeat(depth)}x`],
    ['images', (depth) => `${'!['.repeat(depth)}x${'](y)'.repeat(depth)}`],
    ['code', (depth) => '`'.repeat(depth)],
    ['footnotes', (depth) => Array.from({ length: depth }, (_, index) => `[^${String(index)}]: [^${String(index + 1)}]`).join('\n\n')],
    ['tables', (depth) => `${'|x'.repeat(depth)}|\n${'|-'.repeat(depth)}|`],
    ['elements', (depth) => '<b>'.repeat(depth)],
  ];
  test.each(nests)('F3: nested %s end in a problem or in nothing, and soon', async (_, nest) => {
    // Each as deep as a line may be long, and once over many lines.
    const started = performance.now();
    const { code, found } = await check({ 'good.md': MEETING, 'deep.md': `${MEETING}\n${nest(1_200)}\n` });
    expect(found.every((line) => line.startsWith('deep.md'))).toBe(true);
    expect(code).toBe(found.some((line) => !/dropped-html|dead-link|remote-image/.test(line)) ? 1 : 0);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  test('F3: what stands too deep is refused at its line', async () => {
    const { code, found } = await check({ 'good.md': MEETING, 'deep.md': `${MEETING}\n${'- '.repeat(1_000)}x\n` });
    expect([code, found]).toEqual([1, ['deep.md:12 too-deep']]);
  });
});

describe('K7: nothing to publish is an error', () => {
  test.each([
    ['a wrong path', 'content-folder', 'nowhere'],
    ['an empty folder', 'content-empty', '.'],
  ])('%s', async (_, problem, folder) => {
    for (const command of [['check'], ['build', '--out', join(tempDir(), 'out')]]) {
      const { code, output } = await afterword([...command, '--content', folder], tempDir());
      expect([code, output.includes(` ${problem}: `)], output).toEqual([1, true]);
    }
  });
});
