import { describe, expect, test } from 'vitest';
import { renderBlocks, renderText, type RenderOptions } from '../../src/site/render-markdown.ts';
import { addressesOf, attribute, parsePage, textOf, type Element } from '../site/html.ts';
import { ONE_PIXEL } from '../support/pictures.ts';
import { check, MEETING, noted } from './checking.ts';

const options: RenderOptions = {
  path: 'a.md',
  prefix: 's1',
  base: '/',
  targets: { documents: new Map(), anchors: new Map(), images: new Set(['own.png']) },
};

/** The elements that the second gate lets through, with nothing before it: as blocks, and as a line of text. */
function shown(markdown: string): Element[] {
  const inside = (html: string): Element[] =>
    parsePage(`<!doctype html><title>t</title><body>${html}`).elements.filter(({ tagName }) => !/^(?:html|head|title|body)$/.test(tagName));
  return [...inside(renderBlocks(markdown, options)), ...inside(renderText(markdown, options))];
}

/** The first fifteen act, the others are merely not shown. */
const TAGS = [
  ...['script', 'iframe', 'object', 'embed', 'form', 'meta http-equiv=refresh content=0', 'base href="https://e.example"'],
  ...['link rel=stylesheet href=x', 'style', 'svg', 'math', 'frame', 'frameset', 'applet', 'portal'],
  ...['button', 'video', 'audio', 'marquee', 'dialog'],
];
const nameOf = (tag: string): string => tag.split(' ')[0] ?? '';

describe('A1: elements that act', () => {
  test('A1: twenty are named on their lines, and those that act are errors', async () => {
    const { code, found } = await check({ 'a.md': `${MEETING}\n${TAGS.map((tag) => `Look at <${tag}> this.\n`).join('\n')}` });
    expect(TAGS).toHaveLength(20);
    expect(code).toBe(1);
    expect(found).toEqual(TAGS.map((_, index) => `a.md:${String(12 + index * 2)} ${index < 15 ? 'raw-html' : 'dropped-html'}`));
  });

  test.each(TAGS)('A1: <%s> reaches no page, and the words beside it do', (tag) => {
    const markdown = `Before <${tag}>in</${nameOf(tag)}> after.\n\n<${tag}>\n\nIn a block.\n\n</${nameOf(tag)}>\n\nLast.`;
    const elements = shown(markdown);
    expect(elements.filter(({ tagName }) => TAGS.map(nameOf).includes(tagName))).toEqual([]);
    expect(elements.map(textOf).join(' ')).toMatch(/Before[^]*Last\./);
  });

  /** What hides a tag from one who reads tags otherwise than a browser. */
  const HIDDEN = [
    '<b title=">" onclick="P()">x</b>',
    "<b title='\"' onclick='P()'>x</b>",
    '<!--><script>P()</script>-->',
    '<!---><script>P()</script>-->',
    '<!-- a --!><script>P()</script>-->',
    '<div title="\n\n<script>P()</script>\n\n">',
    '<noscript><p title="</noscript><img src=x onerror=P()>">',
    '<textarea><p title="</textarea><script>P()</script>">',
    '<![CDATA[<script>P()</script>]]>',
    '<?x <script>P()</script> ?>',
    '<p "><script>P()</script>">',
    '<ScRiPt >P()</sCrIpT>',
    '<div\n  onclick="P()">',
    '<div><b a="x"onclick="P()">x</b>',
    '<div><b onclick="P()',
  ];
  test.each(HIDDEN)('A1, A2: %j hides nothing, from either gate', async (markdown) => {
    const { code, found } = await check({ 'a.md': noted(markdown) });
    expect(code).toBe(1);
    expect(found.some((line) => line.endsWith(' raw-html'))).toBe(true);
    const elements = shown(markdown);
    expect(elements.filter(({ tagName }) => /^(?:script|noscript|textarea)$/.test(tagName))).toEqual([]);
    expect(elements.flatMap(({ attrs }) => attrs).filter(({ name }) => name.startsWith('on'))).toEqual([]);
  });
});

describe('A2: attributes that act', () => {
  const ACTING = ['onclick', 'ONERROR', 'onpointerrawupdate', 'ontoggle', 'srcdoc', 'formaction', 'xlink:href'];
  test.each(ACTING)('A2: %s is refused, and dropped', async (name) => {
    const markdown = `<b ${name}="P()">b</b> <img src="own.png" ${name}="P()"> <details open ${name}="P()">d</details>`;
    const { code, found } = await check({ 'a.md': noted(markdown), 'own.png': ONE_PIXEL });
    expect([code, found]).toEqual([1, Array(3).fill('a.md:12 raw-html')]);
    const names = shown(markdown).flatMap(({ attrs }) => attrs.map((one) => one.name));
    expect(names.filter((one) => !['src', 'open', 'alt'].includes(one))).toEqual([]);
  });

  test('A2: a style is a warning, and dropped', async () => {
    const { code, found } = await check({ 'a.md': noted('<b style="color:red">b</b>') });
    expect([code, found]).toEqual([0, ['a.md:12 dropped-html']]);
    expect(shown('<b style="color:red">b</b>').flatMap(({ attrs }) => attrs)).toEqual([]);
  });
});

describe('A3: addresses that are code', () => {
  /** As Markdown and as HTML understand them. */
  const CODE = [
    ...['javascript:P()', 'JaVaScRiPt:P()', 'JAVASCRIPT:P()', 'vbscript:P()', 'VbScript:P()', 'data:text/html,P', 'data:image/svg+xml,P'],
    ...['DATA:text/html;base64,UDA=', 'blob:https://e.example/1', 'filesystem:https://e.example/1', 'java&#115;cript:P()'],
    ...['java&#x73;cript:P()', '&#106;avascript:P()', '&#x6A;&#x61;vascript:P()', 'java&Tab;script:P()', 'java&NewLine;script:P()'],
    ...['&#1;javascript:P()', '&#x20;javascript:P()', '\u2028javascript:P()', '\u00A0javascript:P()', 'javascript&colon;P()'],
    ...['java&#0;script:P()', 'javascript&#58;P()', 'javascript:&#47;&#47;%0aP()', 'data&colon;text/html,P'],
  ];
  const FORMS: readonly (readonly [string, (url: string) => string])[] = [
    ['a link', (url) => `[x](<${url}>)`],
    ['a picture', (url) => `![x](<${url}>)`],
    ['a reference', (url) => `[x][r]\n\n[r]: <${url}>`],
    ['a link in HTML', (url) => `<a href="${url}">x</a>`],
    ['a picture in HTML', (url) => `<img src="${url}" alt="x">`],
  ];

  test('A3: twenty-five, in each form that a link has, are refused', async () => {
    expect(CODE).toHaveLength(25);
    for (const [form, write] of FORMS) {
      const { problems } = await check(Object.fromEntries(CODE.map((url, index) => [`${String(10 + index)}.md`, noted(write(url))])));
      const refused = new Set(problems.filter(({ code }) => code === 'bad-link').map(({ place }) => place.path));
      const missed = CODE.filter((_, index) => !refused.has(`${String(10 + index)}.md`));
      // Markdown and HTML read these as a character that no scheme has.
      expect([form, missed.filter((url) => !/^&#1;|&#0;/.test(url))]).toEqual([form, []]);
    }
  });

  test.each(CODE)('A3: %j is no address of a page', (url) => {
    for (const [, write] of FORMS) {
      const elements = shown(`${write(url)} and <${url}>`);
      expect(elements.flatMap(addressesOf).filter((address) => !/^(?:https?:\/\/|mailto:)/.test(address))).toEqual([]);
    }
  });

  test('A3: no page has an address of another kind', () => {
    const others = [
      '//e.example/x',
      '\\\\e.example\\x',
      '/\\e.example',
      'ftp://e.example',
      'file:///etc/passwd',
      'tel:1',
      'about:blank',
      'ws://e.example',
    ];
    for (const url of others) for (const [, write] of FORMS) expect([url, shown(write(url)).flatMap(addressesOf)]).toEqual([url, []]);
  });
});

test('A4: ids and names of an author reach no page, and those of footnotes have a prefix', () => {
  const elements = shown('<a id="location" name="P" href="https://e.example">x</a> <b id="document">y</b> note[^x]\n\n[^x]: Said.');
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => !id.startsWith('s1-fn'))).toEqual([]);
  expect(elements.flatMap((element) => attribute(element, 'name') ?? [])).toEqual([]);
});

test('A5: no style of an author reaches a page', async () => {
  const markdown =
    '<style>@import "https://e.example/x.css"; * { background: url(https://e.example) }</style>\n\n' +
    '<b style="background:url(https://e.example)">b</b> <font background="https://e.example" color="red">f</font>';
  const { code, found } = await check({ 'a.md': noted(markdown) });
  expect([code, found[0]]).toEqual([1, 'a.md:12 raw-html']);
  expect(shown(markdown).flatMap(({ attrs }) => attrs)).toEqual([]);
  expect(renderBlocks(markdown, options)).not.toMatch(/@import|url\(|e\.example/);
});

test('A6: nothing of an author speaks to the search, to Astro or to our scripts', () => {
  const markdown =
    '<p data-pagefind-body data-astro-cid-x data-event="t-1" __ASTRO_IMAGE_="{}" class="hit" role="button" tabindex="0">p</p>';
  expect(shown(markdown).flatMap(({ attrs }) => attrs)).toEqual([]);
});

describe('A7: pictures of other sites', () => {
  const REMOTE = [
    '![x](https://e.example/p.png)',
    '<img src="https://e.example/p.png" alt="x">',
    '![x](//e.example/p.png)',
    '![x][r]\n\n[r]: https://e.example/p.png',
  ];
  test.each(REMOTE)('A7: %j is told, and no page asks for it', async (markdown) => {
    const { code, found } = await check({ 'a.md': noted(markdown) });
    // A picture that became a link harms nobody: a warning. That of a definition is one where it is shown.
    expect(code).toBe(0);
    if (!markdown.includes('[r]')) expect(found).toEqual(['a.md:12 remote-image']);
    expect(shown(markdown).filter(({ tagName }) => tagName === 'img')).toEqual([]);
  });

  test('A7: no element that loads something else is let through', () => {
    const markdown =
      '<img src="own.png" srcset="https://e.example/2x.png 2x" alt="own"> <picture><source srcset="https://e.example/p.webp"></picture> <video poster="https://e.example/p.png"></video> <input type="image" src="https://e.example/p.png">';
    const loaded = shown(markdown).flatMap(addressesOf);
    expect(loaded.filter((address) => address !== '/files/own.png')).toEqual([]);
    expect(loaded).toContain('/files/own.png');
  });
});

test('an old archive with harmless HTML is published on its first run: nothing of it is an error', async () => {
  const old = [
    'Line<br>break<br/>and <kbd>Ctrl</kbd>+<kbd>C</kbd>, H<sub>2</sub>O, x<sup>2</sup>, <mark>marked</mark>, <u>under</u>.',
    '<details>\n<summary>The log</summary>\n\nWords.\n\n</details>',
    '<center><font color="red">Hot</font></center>\n\n<p align="center" style="color:red" class="x" id="top">A paragraph.</p>',
    '<table border="1"><tr><th scope="row">a</th><td>b</td></tr></table>',
    '<!-- a comment\nof two lines -->\n\n<a name="x"></a><a href="https://e.example" target="_blank">out</a>',
    '<blink>old</blink> ![remote](https://e.example/x.png) <img src="own.png" width="300" alt="own"> [own](own.png)',
    '[wiki](Some Page) [gone](gone.md) [[Wiki link]] &nbsp; &copy; <http://e.example> 5 < 6 > 4',
  ];
  const { code, found } = await check({ 'a.md': noted(old.join('\n\n')), 'own.png': ONE_PIXEL });
  expect(code).toBe(0);
  expect(new Set(found.map((line) => line.split(' ')[1]))).toEqual(new Set(['dropped-html', 'remote-image', 'dead-link']));
});
