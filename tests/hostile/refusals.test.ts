import { truncateSync, writeFileSync } from 'node:fs';
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
