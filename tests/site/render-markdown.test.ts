import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { renderBlocks, renderText, type RenderOptions } from '../../src/site/render-markdown.ts';

const options: RenderOptions = {
  path: 'meetings/2024/sync.md',
  prefix: 's1',
  base: '/pr/7/',
  targets: {
    documents: new Map([['incidents/pool.md', '/incidents/pool/']]),
    anchors: new Map([['incidents/pool.md', new Map([['t-1', '/incidents/pool/']])]]),
    images: new Set(['meetings/2024/graph 1.png']),
  },
};

interface Seen {
  tags: Set<string>;
  attributes: { tag: string; name: string; value: string }[];
}

/** What a browser would find in the markup. */
function look(html: string): Seen {
  const seen: Seen = { tags: new Set(), attributes: [] };
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      seen.tags.add(node.tagName);
      for (const { name, value } of node.attrs) seen.attributes.push({ tag: node.tagName, name, value });
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return seen;
}

describe('A1, A2: markup that acts', () => {
  const acting = [
    '<script>alert(1)</script>',
    '<iframe src="https://evil.example"></iframe>',
    '<object data="x"></object>',
    '<form action="https://evil.example"><button formaction="x">b</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<style>@import "https://evil.example/x.css";</style>',
    '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<img src="x" onerror="alert(1)">',
    '<b style="background:url(https://evil.example)">b</b>',
    '<details open ontoggle="alert(1)">d</details>',
    '<video src="https://evil.example/v.mp4" autoplay></video>',
    '<p data-pagefind-body>all</p>',
    '<a id="location" name="constructor" href="#x">a</a>',
  ];

  test.each(acting)('%s is dropped, and the words around it stay', (markup) => {
    const html = renderBlocks(`before\n\n${markup}\n\nin ${markup} line\n\nafter`, options);
    const { tags, attributes } = look(html);
    for (const tag of ['script', 'iframe', 'object', 'form', 'button', 'meta', 'base', 'link', 'style', 'svg', 'math', 'video']) {
      expect(tags).not.toContain(tag);
    }
    for (const { name } of attributes) expect(name).not.toMatch(/^on|^style$|^data-pagefind|^srcdoc$|^formaction$|^name$|^id$/);
    expect(html).toContain('before');
    expect(html).toContain('after');
  });
});

describe('A3, A7: addresses', () => {
  const addresses = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java&#x73;cript:alert(1)',
    'java&Tab;script:alert(1)',
    ' javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'blob:https://x.example/1',
    '//evil.example/x',
    '\\\\evil.example\\x',
    '../../../etc/passwd',
    '%2e%2e/%2e%2e/secret.png',
    '%',
  ];

  test.each(addresses)('%s as a link, an image and a reference becomes text', (address) => {
    const html = renderBlocks(
      `[go](<${address}>) ![pic](<${address}>) [ref][r] <a href="${address}">raw</a>\n\n[r]: <${address}>`,
      options,
    );
    for (const { name, value } of look(html).attributes) {
      if (name === 'href' || name === 'src') expect(value).toMatch(/^(https?:\/\/|mailto:|\/pr\/7\/|#)/);
    }
    expect(html).toContain('go');
    expect(html).toContain('pic');
  });

  test('a remote image becomes a link, an image beside the document stays', () => {
    expect(renderText('![graph](https://img.example/g.png)', options)).toBe('<a href="https://img.example/g.png">graph</a>');
    expect(renderText('![graph](graph%201.png)', options)).toBe('<img src="/pr/7/files/meetings/2024/graph%201.png" alt="graph">');
  });

  test('a link to a document leads to its page below the base, one that leads nowhere is text', () => {
    expect(renderText('[pool](../../incidents/pool.md#t-1)', options)).toBe('<a href="/pr/7/incidents/pool/#t-1">pool</a>');
    expect(renderText('[pool](/incidents/pool.md)', options)).toBe('<a href="/pr/7/incidents/pool/">pool</a>');
    expect(renderText('[slides](/docs/none.pdf)', options)).toBe('slides');
    expect(renderText('[gone](../../incidents/pool.md#reworded) [here](#reworded)', options)).toBe(
      '<a href="/pr/7/incidents/pool/">gone</a> here',
    );
  });
});

describe('a run of text', () => {
  test.each([
    ['1. Alex: look', '1. Alex: look'],
    ['- not a list', '- not a list'],
    ['# not a heading', '# not a heading'],
    ['> not a quotation', '> not a quotation'],
    ['one\n   two', 'one two'],
    ['**bold** and `a < b`', '<strong>bold</strong> and <code>a &#x3C; b</code>'],
  ])('%j keeps its words', (source, html) => {
    expect(renderText(source, options)).toBe(html);
  });
});

test('footnotes of two renderings do not share ids', () => {
  const ids = ['s1', 's2'].flatMap((prefix) => {
    const { attributes } = look(renderBlocks('a[^1]\n\n[^1]: note', { ...options, prefix }));
    return attributes.filter(({ name }) => name === 'id').map(({ value }) => value);
  });
  expect(ids.length).toBe(4);
  expect(new Set(ids).size).toBe(4);
});

test('a table keeps how its columns are set; a wide one can be scrolled from the keyboard', () => {
  expect(renderBlocks('| a | n |\n|:--|--:|\n| x | 1 |', options)).toContain('<td align="right">1</td>');
  expect(renderBlocks('| a | n |\n|---|---|\n| x | 1 |', options)).not.toContain('table-scroll');
  const wide = renderBlocks('| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |', options);
  expect(look(wide).attributes).toContainEqual({ tag: 'div', name: 'tabindex', value: '0' });
});
