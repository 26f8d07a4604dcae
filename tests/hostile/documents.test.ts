import { describe, expect, test } from 'vitest';
import { readContext } from '../../src/core/parse/config.ts';
import { readDocument } from '../../src/core/parse/read-document.ts';
import { check, cpuOf, frontMatter, INCIDENT, MEETING, noted } from './checking.ts';

describe('front matter is data, and is what it says', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...Array.from(
      'bcdefghi',
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${'abcdefgh'.charAt(index)}`)
          .join(', ')}]`,
    ),
  ];
  test.each([
    ['a bomb of nine levels', bomb.join('\n')],
    ['one anchor', 'kind: meeting\nseries: &s Sync'],
    ['an alias', 'kind: meeting\ntags: [*s]'],
    ['a merge key', 'kind: meeting\n<<: { title: x }'],
  ])('C1: %s is refused at once, and takes no memory', async (_, yaml) => {
    let found: readonly string[] = [];
    const before = process.memoryUsage.rss();
    // It cost 70 seconds elsewhere.
    expect(await cpuOf(async () => ({ found } = await check({ 'a.md': frontMatter(yaml) })))).toBeLessThan(1000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 2 ** 20);
    expect(found[0]).toMatch(/^a\.md:[23] yaml-alias$/);
  });

  test('C2: names that every object has are unknown keys like any other', async () => {
    const { code, found } = await check({ 'a.md': frontMatter('kind: meeting\n__proto__: 1\nconstructor: 2\ntoString: 3') });
    expect(code).toBe(1);
    expect(found).toEqual(['a.md:3 unknown-key', 'a.md:4 unknown-key', 'a.md:5 unknown-key']);
  });

  test('C2: and are refused in the settings, at any depth', async () => {
    const { code, found } = await check({
      'a.md': MEETING,
      'site.yml': '__proto__: { x: 1 }\nrules: { __proto__: off, constructor: off }\nredirects: { __proto__: /a/ }\n',
      'people.yml': '- name: Ann\n  __proto__: { x: 1 }\n',
      'services.yml': '- name: constructor\n  valueOf: 1\n',
    });
    expect(code).toBe(1);
    expect(found.filter((line) => line.startsWith('site.yml')).length).toBeGreaterThan(2);
    expect(found).toEqual(expect.arrayContaining(['people.yml:2 unknown-key', 'services.yml:2 unknown-key']));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(readContext({ people: '- name: constructor\n- name: __proto__\n' }).context.people.map(({ name }) => name)).toEqual([
      'constructor',
      '__proto__',
    ]);
  });

  /** As they stand in the file. None is a day, none becomes one by a rule of YAML or of JavaScript. */
  const NO_DAYS = [
    ...['2026-02-29', '2026-13-01', '2026-04-31', '2026-00-10', '2026-06-00', '0000-00-00', '2026-366', '2026-W01-1'],
    ...['2026-1-1', '26-01-01', '2026/01/01', '01.02.2026', '20260101', '-2026-01-01', '+002026-01-01', '2026-01-01Z'],
    ...['2026-01-01T24:00', '2026-01-01T12:60', '2026-03-29 02:30:00', '2026-01-01T10:00', '2026-01-01T10:00:60Z'],
    ...['tomorrow', 'yes', 'null', '~', '1.10', '010', '0x7EA', '1e3', '१२-०१-२०२६', '""'],
  ];
  test('C3: thirty values that are no day are refused, and said as they were written', async () => {
    expect(NO_DAYS.length).toBeGreaterThanOrEqual(30);
    const files = Object.fromEntries(
      NO_DAYS.map((day, index) => [`${String(10 + index)}.md`, frontMatter(`kind: incident\ndate: ${day}`, INCIDENT)]),
    );
    const { code, found, messages } = await check(files);
    expect(code).toBe(1);
    expect(found).toEqual(NO_DAYS.map((_, index) => `${String(10 + index)}.md:3 bad-date`));
    for (const [index, day] of NO_DAYS.entries()) expect(messages[index]).toContain(`\`${day.replaceAll('"', '')}\``);
  });

  const NO_TIMES = [
    ...['2026-02-29', '2026-02-29 10:00', '2026-13-01 10:00', '2026-01-01 25:00', '12:60', '10:00:60'],
    ...['2026-01-01T10:00+25:00', 'tomorrow', 'yes', 'null', '~', '0x7EA'],
  ];
  test.each(NO_TIMES)('C3: the time %s of a declared event is refused: the event would be lost', async (at) => {
    const timeline = `kind: incident\ndate: 2026-03-30\ntimeline:\n  - { at: ${at}, text: Alert fired }\n  - { at: 2026-03-30 15:00, text: Resolved }`;
    const { found, messages } = await check({ 'a.md': frontMatter(timeline, '# Late trains\n') });
    expect(found).toEqual(['a.md:5 bad-date']);
    expect(messages[0]).toContain(`\`${at}\``);
  });

  test('C3: 24:00 is the midnight that ends a day, as ISO 8601 has it, and no other day', () => {
    const text = frontMatter(
      'kind: incident\ndate: 2026-03-30\ntimezone: UTC\ntimeline:\n  - { at: 2026-03-30 24:00, text: Resolved }',
      '# T\n',
    );
    const [incident] = readDocument({ path: 'a.md', text }, readContext({}).context).incidents;
    expect(incident?.timeline[0]?.id).toBe('t-2026-03-31-0000');
  });

  test('C4: a value of the wrong kind is refused at its key, in these words', async () => {
    const { code, messages } = await check({
      'at.md': frontMatter('kind: meeting\nattendees: @ann'),
      'empty.md': frontMatter('kind: meeting\ntitle:'),
      'list.md': '---\n- kind\n- meeting\n---\n\n# Weekly sync, 22 March 2024\n',
      'map.md': frontMatter('kind: meeting\ntitle:\n  a: b'),
      'tab.md': frontMatter('kind: meeting\nattendees:\n\t- Ann'),
      'twice.md': frontMatter('kind: meeting\ntitle: a\ntitle: b'),
    });
    expect(code).toBe(1);
    expect(messages).toMatchInlineSnapshot(`
      [
        "at.md:3:12 front-matter: not valid YAML: Plain value cannot start with reserved character @. Correct the front matter, or delete it: a document needs none.",
        "empty.md:3:7 wrong-type: \`title\` must be text that is not empty, and is empty. Write a value of the kind that is asked for.",
        "list.md:2:1 front-matter: the front matter is not a list of keys with values. Correct the front matter, or delete it: a document needs none.",
        "map.md:4:3 wrong-type: \`title\` must be text. Write a value of the kind that is asked for.",
        "tab.md:4:1 front-matter: not valid YAML: Tabs are not allowed as indentation. Correct the front matter, or delete it: a document needs none.",
        "twice.md:4:1 front-matter: this key is written twice. Correct the front matter, or delete it: a document needs none.",
      ]
    `);
  });

  test('C4: no scalar turns into something else', () => {
    const text = frontMatter('kind: meeting\ntitle: 1.10\nseries: no\ntags: [010, yes, 1e3, 0x10, ~]');
    const { meeting } = readDocument({ path: 'a.md', text }, readContext({}).context);
    expect([meeting?.title.value, meeting?.series?.value, meeting?.tags.map(({ value }) => value)]).toEqual([
      '1.10',
      'no',
      ['010', 'yes', '1e3', '0x10', '~'],
    ]);
  });

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

  test('C6: a misspelt key is refused, and the nearest is named', async () => {
    const { code, messages } = await check({ 'a.md': frontMatter('kind: incident\ndate: 2024-03-18\nsevrity: SEV2', INCIDENT) });
    expect(code).toBe(1);
    expect(messages).toMatchInlineSnapshot(`
      [
        "a.md:4:1 unknown-key: no key is called \`sevrity\`. Did you mean \`severity\`? Correct the key or delete it.",
      ]
    `);
  });
});

describe('a text is what is read of it', () => {
  const bytes = (...tail: number[]): Buffer => Buffer.concat([Buffer.from(MEETING), Buffer.from(tail)]);

  test('E1: what is not UTF-8 is refused at its line and byte', async () => {
    const { code, found, messages } = await check({
      'cut.md': bytes(0xe2, 0x82),
      'latin.md': bytes(0x43, 0xe9),
      'surrogate.md': bytes(0xed, 0xa0, 0x80),
      'utf16.md': Buffer.from(`\uFEFF${MEETING}`, 'utf16le'),
    });
    expect(code).toBe(1);
    expect(found).toEqual(['cut.md:11 encoding', 'latin.md:11 encoding', 'surrogate.md:11 encoding', 'utf16.md:1 encoding']);
    const end = Buffer.byteLength(MEETING);
    for (const [index, byte] of [`byte ${String(end)} (0xE2)`, `byte ${String(end + 1)} (0xE9)`, `byte ${String(end)} (0xED)`].entries())
      expect(messages[index]).toContain(byte);
  });

  test('E2: a byte order mark and other line ends change no line number', async () => {
    const text = noted('<script>');
    const { found } = await check({
      'bom.md': `\uFEFF${text}`,
      'cr.md': text.replaceAll('\n', '\r'),
      'crlf.md': text.replaceAll('\n', '\r\n'),
      'lf.md': text,
    });
    expect(found).toEqual(['bom', 'cr', 'crlf', 'lf'].map((name) => `${name}.md:12 raw-html`));
  });

  test('E3: control characters are refused where they stand, and no message has one', async () => {
    const marks = ['\u0000', '\b', '\u001B', '\uFFFE'];
    const { code, found, messages } = await check(
      Object.fromEntries(marks.map((mark, index) => [`${String(index)}.md`, noted(`Here: ${mark}`)])),
    );
    expect(code).toBe(1);
    expect(found).toEqual(marks.map((_, index) => `${String(index)}.md:12 control-character`));
    for (const mark of marks) expect(messages.join('')).not.toContain(mark);
  });

  /** From the paper on Trojan Source (CVE-2021-42574), and its kind in notes. */
  const TROJANS: readonly (readonly [string, string, number])[] = [
    ['prose', noted('Access is for “\u202Enimda\u202C” alone.'), 12],
    ['code', noted('```js\n/* begin admins only \u202E } \u2066if (isAdmin)\u2069 \u2066 */\n```'), 13],
    ['code in a line', noted('Run `rm \u2067-rf\u2069 build`.'), 12],
    ['front matter', frontMatter('kind: meeting\ntitle: Sync \u202Ednib\u202C'), 3],
    ['a link', noted('See [the board](https://e.example/\u202Egnp.exe).'), 12],
    ['letters as tags', noted('Fine.\u{E0049}\u{E0067}\u{E006E}\u{E006F}\u{E0072}\u{E0065}'), 12],
    ['an override among letters from right to left', noted('שלום \u202Eabc\u202C'), 12],
  ];
  test.each(TROJANS)('E4: turned or hidden text is refused in %s', async (_, text, line) => {
    const { code, found, messages } = await check({ 'a.md': text });
    expect([code, found]).toEqual([1, [`a.md:${String(line)} hidden-text`]]);
    expect(messages.join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u);
  });

  test('E4: what only stands unseen is a warning, once for a document', async () => {
    const { code, found } = await check({ 'a.md': noted('check\u200Bout, time\u200Bout and soft\u00ADhyphen\n\n\u200E2024') });
    expect([code, found]).toEqual([0, ['a.md:12 invisible-character']]);
  });

  test('E4: text that runs from right to left, joined letters and flags are left alone', async () => {
    const texts = [
      'שלום \u2067abc\u2069 עולם\u200F',
      'می\u200Cخواهم',
      '👩\u200D💻 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
      'क्\u200Dष',
    ];
    const { found } = await check(Object.fromEntries(texts.map((text, index) => [`${String(index)}.md`, noted(text)])));
    expect(found).toEqual([]);
  });

  /** Cyrillic and Greek letters, wide ones, and what has no width. */
  const ALIKE: readonly (readonly [string, string])[] = [
    ['Ann Lee', '\u0410nn Lee'],
    ['Ann Lee', 'Ann L\u0435e'],
    ['Ann Lee', '\uFF21nn Lee'],
    ['Ann Lee', 'Ann\u200B Lee'],
    ['Ann Lee', 'Ann\u00A0Lee\u2060'],
    ['Omar Poe', '\u039Fmar Poe'],
    ['Omar Poe', 'Omar \u0420\u043E\u0435'],
    ['Sara Pax', '\u0405\u0430r\u0430 Pax'],
    ['Kim Cox', '\u041Aim Cox'],
    ['Bo Hex', 'Bo \u041D\u0435\u0445'],
  ];
  const meeting = (day: number, name: string): string => `# Sync, ${String(day)} March 2024\n\n## Attendees\n\n- Zoe Ray\n- ${name}\n`;
  test.each(ALIKE)('E5: %s and %s are two names of one look: a warning', async (first, second) => {
    const { code, found } = await check({ '1.md': meeting(1, first), '2.md': meeting(2, second) });
    expect(found.filter((line) => !line.endsWith(' invisible-character'))).toEqual(['2.md:6 lookalike-name']);
    expect(code).toBe(0);
  });

  test.each(ALIKE)('E5: and an error where both are known: %s and %s', async (first, second) => {
    const { code, found } = await check({ 'a.md': MEETING, 'people.yml': `- name: ${first}\n- name: ${second}\n` });
    expect([code, found.filter((line) => line.startsWith('people'))]).toEqual([1, ['people.yml:2 bad-config']]);
  });

  test('E5: a word of two alphabets is a warning, also where nobody has the name', async () => {
    const { code, found } = await check({ '1.md': meeting(1, 'P\u0430ul Day') });
    expect([code, found]).toEqual([0, ['1.md:6 lookalike-name']]);
  });

  test('E5: names in any one alphabet pass', async () => {
    const names = [
      'Анна Петрова',
      'Вера Сорокина',
      'Işıl Çağlar',
      'Isil Caglar',
      '山田 太郎',
      '김민준',
      'Zoë Iğdır',
      'Νίκος Παππάς',
      'Łukasz Żak',
      'أحمد علي',
    ];
    const files = Object.fromEntries(names.map((name, index) => [`${String(10 + index)}.md`, meeting(index + 1, name)]));
    const { found } = await check({ ...files, 'people.yml': names.map((name) => `- name: ${name}\n`).join('') });
    expect(found).toEqual([]);
  });
});
