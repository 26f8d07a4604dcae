import { describe, expect, test } from 'vitest';
import { badLinks } from '../../../src/core/check/bad-link.ts';
import type { Checked } from '../../../src/core/check/checked.ts';
import { htmlTags } from '../../../src/core/check/html-tags.ts';
import { rawHtml } from '../../../src/core/check/raw-html.ts';
import { formatProblem } from '../../../src/core/problem.ts';
import { siteSchema } from '../../../src/core/schema/site.ts';

const checked = (text: string, kind: 'meeting' | 'neither' = 'meeting', path = 'a.md'): Checked => ({
  readings: [{ path, kind, because: '', meeting: null, incidents: [], problems: [] }],
  files: new Set(),
  context: { site: siteSchema.parse({}), people: [], services: [] },
  texts: new Map([[path, text]]),
});
const html = (text: string): string[] => rawHtml(checked(text)).map(formatProblem);
const links = (text: string): string[] => badLinks(checked(text)).map(formatProblem);

describe('raw-html', () => {
  const acting = 'script iframe frame object embed form meta base link style svg math'.split(' ');
  test.each(acting)('A1: <%s> in a line and as a block is refused where it stands', (tag) => {
    expect(html(`# T\n\nword <${tag} a="b">\n\n<${tag.toUpperCase()}>\n`)).toEqual([
      `a.md:3:6 raw-html: <${tag}> is not allowed. Remove it, or say it in Markdown.`,
      `a.md:5:1 raw-html: <${tag}> is not allowed. Remove it, or say it in Markdown.`,
    ]);
  });

  test.each(['onclick', 'ONERROR', 'onpointerrawupdate', 'srcdoc', 'formaction'])('A2: the attribute %s is refused', (name) => {
    expect(html(`x <b title="t" ${name}="P=1">y</b>`)).toEqual([
      `a.md:1:3 raw-html: the attribute ${name.toLowerCase()} of <b> is not allowed. Remove it, or say it in Markdown.`,
    ]);
  });

  test('what people write harmlessly raises nothing: text is not lost', () => {
    const text =
      'a<br>b <kbd>x</kbd> H<sub>2</sub>O <mark class="k" id="i">m</mark>\n\n<details open><summary>s</summary>\n\nt\n\n</details>\n';
    expect(html(text)).toEqual([]);
  });

  test('what is only dropped is a warning, once for each kind in a file', () => {
    const found = rawHtml(checked('<blink>a</blink> <blink>b</blink>\n\n<p style="color:red">c</p>'));
    expect(found.map(({ severity, code, found: what }) => [severity, code, what])).toEqual([
      ['warning', 'dropped-html', '<blink> is not shown'],
      ['warning', 'dropped-html', 'the attribute style is not shown'],
    ]);
  });

  test('code, comments and comparisons are not markup', () => {
    expect(html('`<script>` and 5 < x\n\n```html\n<iframe>\n```\n\n<!-- <script> -->\n\n    <form>\n')).toEqual([]);
  });

  test('the second line of a block of markup is named by its own line and column', () => {
    expect(html('<div>\n  <script>\n</div>\n')).toEqual(['a.md:2:3 raw-html: <script> is not allowed. Remove it, or say it in Markdown.']);
  });

  test('a template or read-me is not a page', () => {
    expect(rawHtml(checked('<script>', 'neither'))).toEqual([]);
  });

  test('50,000 tags in one block are each seen, at their lines', () => {
    const found = htmlTags('a.md', `<div>\n${'<i>\n'.repeat(50_000)}`);
    expect(found.length).toBe(50_001);
    expect(found.at(-1)).toMatchObject({ name: 'i', attributes: new Map(), start: { line: 50_001, column: 1 } });
    expect(htmlTags('a.md', '<b '.repeat(50_000))).toEqual([]);
  });
});

describe('bad-link', () => {
  const code = [
    ['[x](javascript:alert(1))', 'javascript:alert(1)'],
    ['[x](JaVaScRiPt:alert(1))', 'JaVaScRiPt:alert(1)'],
    ['[x](&#106;avascript:alert(1))', 'javascript:alert(1)'],
    ['[x](<java&Tab;script:alert(1)>)', 'java script:alert(1)'],
    ['[x](vbscript:x)', 'vbscript:x'],
    ['[x](data:text/html,x)', 'data:text/html,x'],
    ['<javascript:alert(1)>', 'javascript:alert(1)'],
  ] as const;
  test.each(code)('A3: %s is refused', (markdown, shown) => {
    expect(links(markdown)).toEqual([
      `a.md:1:1 bad-link: the link “${shown}” is code, not an address. Link to an http, https or mailto address, or to a file beside the document.`,
    ]);
  });

  test('A3: the definition of a reference is refused at its own line', () => {
    expect(links('see [x][r]\n\n[r]: javascript:alert(1)')[0]).toMatch(/^a\.md:3:1 bad-link: /);
  });

  test('I5: a message keeps the secrets of an address to itself', () => {
    const found = badLinks(
      checked(
        '![p](https://img.example/p.png?w=2&X-Signature=c0ffee#top) [f](ftp://ada:hunter2@h.example/f) ![q](https://img.example/q.png)',
      ),
    );
    expect(found.map((one) => one.found)).toEqual([
      'the image “https://img.example/p.png?w=…&X-Signature=…#top” is on another site',
      'the image “https://img.example/q.png” is on another site',
      'the link “ftp://…@h.example/f” is not http, https or mailto',
    ]);
  });

  test('A7: a remote image is a warning, other schemes are text with a warning', () => {
    const found = badLinks(
      checked('![p](https://img.example/p.png) [f](ftp://h/f) [s](//h/s) [ok](https://h/) [m](mailto:a@b.example) [r](../x.md) [h](#here)'),
    );
    expect(found.map(({ severity, code: rule }) => [severity, rule])).toEqual([
      ['warning', 'remote-image'],
      ['warning', 'dead-link'],
    ]);
    expect(found[1]?.found).toBe('the link “ftp://h/f” is not http, https or mailto (nor is one more of this document)');
  });
});
