import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContext } from '../../src/core/parse/config.ts';
import { readDocument } from '../../src/core/parse/read-document.ts';
import { buildFromCollections } from '../../src/site/build-site.ts';
import { writeEntries } from '../../src/site/read-entries.ts';
import { buildFolder, listFiles, root, siteIn, temporaryFolder, wordsOf, writeFiles, type Built, type Site } from '../site/build.ts';
import { addressesOf, ancestorsOf, attribute, cssAddresses, parsePage, textOf, type Element } from '../site/html.ts';

const IMG = '<img src=x onerror=P()>';
const SCRIPT = '"><script>P()</script>';
const CDATA = 'a ]]> b';
const TICKS = '`${P()}` ```x';
const hostile = [IMG, SCRIPT, CDATA, TICKS];
const yaml = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const normal = (name: string, day: number): string =>
  `# Weekly sync, ${String(day)} March 2024\n\n## Attendees\n\n- Ann Lee\n\n## Notes\n\nThe ${name} was discussed.\n`;

const encoded =
  '# Outage of the café, 4 March 2024\n\n## Timeline\n\n- 10:00 Alert fired\n- 10:20 Resolved — naïve fix\n\n## Root cause\n\nA [link](https://a.example).\n';

const files: Record<string, string | Uint8Array> = {
  'site.yml': `title: ${yaml(`Notes ${SCRIPT}`)}\n`,
  'incidents/h1.md': `---
title: ${yaml(hostile.join(' '))}
date: 2024-03-18
severity: ${yaml(IMG)}
status: ${yaml(SCRIPT)}
services: [${yaml(IMG)}, ${yaml(CDATA)}]
tags: [${yaml(SCRIPT)}]
people: [{ name: ${yaml(`Eve ${IMG}`)}, role: ${yaml(TICKS)} }]
summary: ${yaml(hostile.join(' '))}
timeline:
  - { at: 2024-03-18 14:00, text: ${yaml(`Alert ${IMG} fired`)} }
  - { at: 2024-03-18 14:30, text: ${yaml(`${SCRIPT} ${CDATA} ${TICKS}`)} }
  - { at: 2024-03-18 15:00, text: Resolved }
actions: [{ text: ${yaml(`Fix ${SCRIPT}`)}, owner: ${yaml(`Eve ${IMG}`)} }]
---

# Late trains
`,
  'meetings/h1.md': `---
kind: meeting
title: ${yaml(`Meeting ${SCRIPT}`)}
date: 2024-03-19
series: ${yaml(IMG)}
attendees: [${yaml(`Eve ${IMG}`)}, ${yaml(SCRIPT)}]
decisions: [${yaml(`Keep ${IMG}`)}]
---

## 1. \`${IMG}\` as a topic

- [ ] \`${SCRIPT}\`: do what \`${IMG}\` says
`,
  // C2: names that every object has.
  'incidents/constructor.md': `---
date: 2024-03-05
services: [constructor, __proto__]
tags: [toString, __proto__]
people: [constructor, hasOwnProperty]
---

# \\_\\_proto\\_\\_

## Timeline

- 09:00 Alert fired
- 09:30 Resolved

## constructor

Words.

## toString

- [ ] constructor: valueOf
`,
  // G3: text that means something to the language of the drawing.
  'incidents/g3.md':
    '# Marks, 6 March 2024\n\n## Timeline\n\n- 09:00 Alert: a;b #35;x %% note `tick` "quote" : done\n- 09:10 section : crit, active, 12:00\n- 09:20 end\n- 09:30 Resolved\n',
  // A6, and three good ones beside it.
  'meetings/a6.md': `${normal('zebracrossing', 11)}\n<div data-pagefind-body>all</div>\n\n<p data-pagefind-ignore="all" data-astro-x="y">Here is the heliograph.</p>\n`,
  'meetings/good1.md': normal('aardvark', 12),
  'meetings/good2.md': normal('barometer', 13),
  'meetings/good3.md': normal('cormorant', 14),
  // E2: one text in three encodings.
  'incidents/e2-a.md': encoded,
  'incidents/e2-b.md': `\uFEFF${encoded.replaceAll('\n', '\r\n')}`,
  'incidents/e2-c.md': encoded.replaceAll('\n', '\r'),
  // Merely odd: published.
  'meetings/odd.md': `${normal('dormouse', 15)}\n![x](100%.png) [gone](../nowhere.md) [anchor](#nowhere) [other](good1.md#nowhere) [up](../../../etc/passwd)\n\n<blink>old</blink> <p style="color:red" class="x">red</p> ![remote](https://img.example/x.png)\n\n| | |\n| --- | --- |\n| a | b |\n\n- [x] done box\n`,
};

/** Elements that could act, wherever they stand; the program's own script is named by its file. */
const acting = (elements: readonly Element[]): Element[] =>
  elements.filter(
    (element) =>
      /^(?:iframe|object|embed|base|applet|frame)$/.test(element.tagName) ||
      (element.tagName === 'script' && !/^\/_assets\/[\w.-]+\.js$/.test(attribute(element, 'src') ?? '')) ||
      (element.tagName === 'img' && !(attribute(element, 'src') ?? '').startsWith('/files/')) ||
      element.attrs.some(({ name }) => /^on|^style$|^srcdoc$|^formaction$/.test(name)),
  );

const folder = temporaryFolder();
afterAll(folder.remove);

describe('a folder of hostile documents, published', () => {
  let built: Built;
  beforeAll(async () => {
    writeFiles(join(folder.dir, 'content'), files);
    built = await buildFolder(join(folder.dir, 'content'), join(folder.dir, 'out'));
  });
  const htmlFiles = (): string[] => listFiles(built.out).filter((file) => file.endsWith('.html'));

  test('all are published: what is merely odd is a warning', () => {
    expect(built.code, built.output).toBe(0);
    const documents = Object.keys(files).filter((path) => path.endsWith('.md'));
    expect(documents.filter((path) => !existsSync(join(built.out, path.replace(/\.md$/, ''), 'index.html')))).toEqual([]);
  });

  test('H1: no page holds an element that acts', () => {
    const found = htmlFiles().flatMap((file) =>
      acting(parsePage(built.html(file)).elements).map((element) => `${file}: <${element.tagName}>`),
    );
    expect(found).toEqual([]);
  });

  test('H1: titles, names and events are text, as they were written', () => {
    const page = built.page('/incidents/h1/');
    expect(page.querySelector('h1')?.textContent).toBe(hostile.join(' '));
    expect(page.title).toContain(hostile.join(' '));
    expect(page.querySelector('meta[name=description]')?.getAttribute('content')).toContain('onerror=P()');
    const events = [...page.querySelectorAll('li.event .event-text')].map(wordsOf);
    expect(events).toEqual([`Alert ${IMG} fired`, `${SCRIPT} ${CDATA} ${TICKS}`, 'Resolved']);
    expect(wordsOf(page.querySelector('.page-head'))).toContain(SCRIPT);
    expect(wordsOf(page.querySelector('.site-name'))).toBe(`Notes ${SCRIPT}`);
    const meeting = built.page('/meetings/h1/');
    expect(wordsOf(meeting.querySelector('h1'))).toBe(`Meeting ${SCRIPT}`);
    expect(wordsOf(meeting.querySelector('main'))).toContain(`Eve ${IMG}`);
    expect(wordsOf(meeting.querySelector('main'))).toContain(`Keep ${IMG}`);
    for (const list of ['/', '/incidents/']) expect(wordsOf(built.page(list).querySelector('main'))).toContain(hostile.join(' '));
    expect(wordsOf(built.page('/actions/').querySelector('main'))).toContain(`Fix ${SCRIPT}`);
    expect(wordsOf(built.page('/people/').querySelector('main'))).toContain(`Eve ${IMG}`);
    expect(wordsOf(built.page('/services/').querySelector('main'))).toContain(IMG);
    expect(wordsOf(built.page('/decisions/').querySelector('main'))).toContain(`Keep ${IMG}`);
  });

  test('H1: the drawing says the same as text, and has no link and no script', () => {
    const { elements } = parsePage(built.html('/incidents/h1/'));
    const drawings = elements
      .filter(({ tagName }) => tagName === 'svg')
      .filter((svg) => ancestorsOf(svg).some(({ tagName }) => tagName === 'figure'));
    expect(drawings.length).toBe(2);
    expect(drawings.map(textOf).join(' ')).toContain('onerror=P()');
    const inside = elements.filter((element) => ancestorsOf(element).some((outer) => drawings.includes(outer)));
    expect(
      inside
        .filter(({ tagName }) => /^(?:script|foreignObject|image|style|animate|set|iframe)$/i.test(tagName))
        .map(({ tagName }) => tagName),
    ).toEqual([]);
    // Its only links lead to the events of the page.
    const links = inside.filter(({ tagName }) => tagName === 'a').flatMap(addressesOf);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !link.startsWith('#t-'))).toEqual([]);
  });

  test('C2: names that every object has are names', () => {
    const page = built.page('/incidents/constructor/');
    expect(wordsOf(page.querySelector('h1'))).toBe('__proto__');
    expect(wordsOf(page.querySelector('.page-head'))).toContain('constructor');
    for (const [index, name] of [
      ['/people/', 'hasOwnProperty'],
      ['/services/', '__proto__'],
      ['/services/', 'constructor'],
      ['/tags/', '__proto__'],
      ['/tags/', 'toString'],
    ] as const) {
      const link = [...built.page(index).querySelectorAll('main a')].find((one) => wordsOf(one) === name);
      expect(link, name).toBeDefined();
      expect(wordsOf(built.page(link?.getAttribute('href') ?? '').querySelector('main'))).toContain('__proto__');
    }
    const { people } = readContext({ people: '- name: constructor\n  team: __proto__\n- name: toString\n' }).context;
    expect(people.map(({ name }) => name)).toEqual(['constructor', 'toString']);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('G3: text that means something to the drawing’s language is drawn as it was written', () => {
    const page = built.page('/incidents/g3/');
    const texts = ['Alert: a;b #35;x %% note tick "quote" : done', 'section : crit, active, 12:00', 'end', 'Resolved'];
    expect([...page.querySelectorAll('li.event .event-text')].map(wordsOf)).toEqual(texts);
    const drawing = page.querySelector('.drawing .m-beside');
    expect(drawing?.querySelectorAll('[data-event]').length).toBe(4);
    for (const words of ['a;b', '#35;x', '%%', 'crit, active']) expect(wordsOf(drawing)).toContain(words);
  });

  test('A6: no document takes the others out of the search', () => {
    for (const file of htmlFiles()) {
      const led = parsePage(built.html(file)).elements.filter(({ attrs }) => attrs.some(({ name }) => name.startsWith('data-pagefind')));
      expect(led, file).toEqual([]);
    }
    const fragments = listFiles(built.out)
      .filter((file) => file.endsWith('.pf_fragment'))
      .map((file) => gunzipSync(readFileSync(join(built.out, file))).toString('utf8'));
    for (const word of ['zebracrossing', 'heliograph', 'aardvark', 'barometer', 'cormorant'])
      expect([word, fragments.some((text) => text.includes(word))]).toEqual([word, true]);
    // All four meetings, and no page less.
    for (const name of ['a6', 'good1', 'good2', 'good3']) expect(fragments.some((text) => text.includes(`/meetings/${name}/"`))).toBe(true);
  });

  test('E2: a byte order mark and other line ends change nothing', () => {
    const article = (name: string): string => {
      const page = built.page(`/incidents/${name}/`);
      // Neighbours and related ones differ: there are three of the same text.
      for (const element of page.querySelectorAll('nav')) element.remove();
      return (page.querySelector('article')?.innerHTML ?? '').replaceAll(name, 'e2');
    };
    expect(wordsOf(built.page('/incidents/e2-a/').querySelector('article'))).toContain('naïve fix');
    for (const name of ['e2-b', 'e2-c']) expect(events(name)).toEqual(events('e2-a'));
    expect(article('e2-b').length).toBeGreaterThan(1000);
    for (const name of ['e2-b', 'e2-c']) {
      const prose = [...built.page(`/incidents/${name}/`).querySelectorAll('.prose')].map((one) => one.innerHTML);
      expect(prose).toEqual([...built.page('/incidents/e2-a/').querySelectorAll('.prose')].map((one) => one.innerHTML));
    }
  });

  const events = (name: string): string[] =>
    [...built.page(`/incidents/${name}/`).querySelectorAll('li.event')].map((event) => event.outerHTML);

  test('K8: every article has its words, also where an address cannot be decoded', () => {
    for (const file of htmlFiles().filter((path) => /^(?:incidents|meetings(?!\/series\/))\/.+\/index\.html$/.test(path)))
      expect(wordsOf(built.page(`/${file}`).querySelector('article')).length, file).toBeGreaterThan(40);
    const odd = wordsOf(built.page('/meetings/odd/').querySelector('article'));
    for (const words of ['The dormouse was discussed.', 'gone', 'anchor', 'old', 'red', 'remote']) expect(odd).toContain(words);
  });

  test('K10: nothing asks another origin for anything', () => {
    const loads = new Set(['link', 'script', 'img', 'source', 'iframe', 'use', 'image', 'video', 'audio', 'form', 'object', 'embed']);
    const elsewhere = (address: string): boolean => /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address) || /^(?:data|blob):/i.test(address);
    const faults: string[] = [];
    for (const file of listFiles(built.out).filter((path) => !path.startsWith('pagefind/'))) {
      const text = readFileSync(join(built.out, file), 'utf8');
      if (file.endsWith('.html'))
        for (const element of parsePage(text).elements.filter(({ tagName }) => loads.has(tagName)))
          faults.push(
            ...addressesOf(element)
              .filter((address) => elsewhere(address) && attribute(element, 'rel') !== 'canonical')
              .map((address) => `${file}: ${address}`),
          );
      if (file.endsWith('.css'))
        faults.push(
          ...cssAddresses(text)
            .filter(elsewhere)
            .map((address) => `${file}: ${address}`),
        );
      if (file.endsWith('.js'))
        faults.push(...[...text.matchAll(/["'`](?:https?:)?\/\/[\w-]+\.[^"'`]*/g)].map(([address]) => `${file}: ${address}`));
    }
    expect(faults).toEqual([]);
    // The looking finds what there is: the search page has a script, and pages a style sheet.
    expect(
      parsePage(built.html('/search/')).elements.some((element) => element.tagName === 'script' && addressesOf(element).length > 0),
    ).toBe(true);
  });
});

describe('with the first gate left out', () => {
  /** Builds the pages of documents that were read, whatever is wrong with them. */
  async function buildUnchecked(name: string, documents: Record<string, string>): Promise<Site> {
    const content = join(folder.dir, `${name}-content`);
    writeFiles(content, documents);
    writeFiles(folder.dir, { [`${name}-cache/.keep`]: '' });
    const { context } = readContext({});
    const readings = Object.entries(documents).map(([path, text]) => readDocument({ path, text }, context));
    const entriesFile = join(folder.dir, `${name}.json`);
    writeEntries(entriesFile, readings, { texts: new Map(Object.entries(documents)) });
    const outDir = join(folder.dir, `${name}-out`);
    await buildFromCollections({
      root,
      contentDir: content,
      cacheDir: join(folder.dir, `${name}-cache`),
      outDir,
      lastDir: null,
      base: '/',
      audience: 'internal',
      exclude: [],
      entriesFile,
      previewFile: null,
    });
    return siteIn(outDir);
  }

  test('A1, A2, A3: what acts is dropped from the pages, and the words around it stay', async () => {
    const tags = [
      'script',
      'iframe src="https://e.example"',
      'object data="x"',
      'form action="https://e.example"',
      'meta http-equiv="refresh" content="0"',
      'base href="https://e.example/"',
      'link rel="stylesheet" href="https://e.example"',
      'style',
      'svg onload="P()"',
      'b onclick="P()" style="color:red"',
      'img src="x" onerror="P()"',
      'a id="location" name="P" href="javascript:P()"',
      'button formaction="javascript:P()"',
      'iframe srcdoc="<p>"',
    ];
    const links = [
      'javascript:P()',
      'JaVaScRiPt:P()',
      'java&#x73;cript:P()',
      'java&Tab;script:P()',
      'vbscript:P()',
      'data:text/html,P',
      'blob:https://e.example/1',
      '//e.example/x',
    ];
    const body = [
      ...tags.map((tag, index) => `Before${String(index)} <${tag}>x</${/^\w+/.exec(tag)?.[0] ?? ''}> after.`),
      ...links.map((link) => `Word [go](<${link}>) ![pic](<${link}>) <${link}>.`),
    ];
    const site = await buildUnchecked('gate', {
      'meetings/a.md': `${normal('gnome', 21)}\n${body.join('\n\n')}\n`,
      'meetings/b.md': normal('gnome', 22),
    });
    const { elements } = parsePage(site.html('/meetings/a/'));
    expect(acting(elements).map(({ tagName }) => tagName)).toEqual([]);
    const inside = elements.filter((element) => ancestorsOf(element).some(({ tagName }) => tagName === 'article'));
    expect(
      inside.filter(({ tagName }) => /^(?:script|form|meta|base|link|style|object|iframe)$/.test(tagName)).map(({ tagName }) => tagName),
    ).toEqual([]);
    const addresses = inside.flatMap((element) => (element.tagName === 'svg' ? [] : addressesOf(element)));
    expect(addresses.filter((address) => !/^(?:https?:\/\/|mailto:|\/(?!\/)|#)/.test(address))).toEqual([]);
    expect(inside.flatMap((element) => attribute(element, 'id') ?? []).filter((id) => id === 'location')).toEqual([]);
    const shown = wordsOf(site.page('/meetings/a/').querySelector('article'));
    for (const index of [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11]) expect(shown).toContain(`Before${String(index)}`);
  });

  test('B1: code in an .mdx is not compiled, and so not run', async () => {
    const canary = join(folder.dir, 'canary.txt');
    const code = `import { writeFileSync } from 'node:fs'\n\nexport const x = writeFileSync(${JSON.stringify(canary)}, 'ran')\n\n{process.env.PATH}\n`;
    await expect(
      buildUnchecked('mdx', { 'meetings/a.mdx': `${normal('gnome', 23)}\n${code}`, 'meetings/b.md': normal('gnome', 24) }),
    ).rejects.toThrow(/mdx-code/);
    expect(existsSync(canary)).toBe(false);
  });
});
