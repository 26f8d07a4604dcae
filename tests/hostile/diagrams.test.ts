import { afterAll, describe, expect, test, vi } from 'vitest';
import { refusalOf } from '../../src/draw/author-diagram.ts';
import { drawAuthorDiagram } from '../../src/draw/author-picture.ts';
import { createDrawer } from '../../src/draw/drawer.ts';
import { drawFences } from '../../src/site/diagrams.ts';
import { addressesOf, attribute, parsePage, type Element } from '../site/html.ts';
import { check, noted } from './checking.ts';

// A process takes a second to start.
vi.setConfig({ testTimeout: 60_000 });

const drawer = createDrawer({ cacheDir: null, processes: 1 });
afterAll(() => drawer.close());

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const fenceOf = (source: string): string => `<pre><code class="language-mermaid">${escape(source)}</code></pre>`;
const shownIn = (html: string): readonly Element[] => parsePage(`<!doctype html><title>t</title>${html}`).elements;

/** The picture of a source that the first gate never saw; null where there is none. */
const drawn = (source: string): Promise<string | null> =>
  drawAuthorDiagram(source, drawer.draw).then(
    ({ svg }) => svg,
    () => null,
  );

/** A source that would configure Mermaid, link, or load, and what the first gate says of its line. */
const REACHING: readonly (readonly [row: string, source: string, line: number])[] = [
  ['G1', '%%{init: {"themeCSS": "* { background: url(https://e.example/x) }"}}%%\nflowchart LR\n A --> B', 1],
  ['G1', 'flowchart LR\n %%{init: {"securityLevel": "loose", "__proto__": {"x": 1}}}%%\n A --> B', 2],
  ['G1', '---\nconfig:\n  themeCSS: "* { background: url(https://e.example/x) }"\n---\nflowchart LR\n A --> B', 2],
  ['G1', '---\n__proto__: { x: 1 }\n---\nflowchart LR\n A --> B', 2],
  ['G2', 'flowchart LR\n A --> B\n click A "https://e.example"', 3],
  ['G2', 'flowchart LR; A-->B; click A "https://e.example"', 1],
  ['G2', 'flowchart LR\n A --> B\n click A href "javascript:P()"', 3],
  ['G2', 'classDiagram\n class A\n callback A "P" "tip"', 3],
  ['G2', 'sequenceDiagram\n participant A\n link A: Board @ https://e.example', 3],
  ['G2', 'flowchart LR\n A@{ img: "https://e.example/x.png", h: 60 }', 2],
];

describe('what a diagram may not do', () => {
  test.each(REACHING)('G1, G2: (%s) is refused at its line, and with the first gate off reaches nothing: %j', async (_, source, line) => {
    const { found } = await check({ 'a.md': noted(`\`\`\`mermaid\n${source}\n\`\`\``) });
    expect(found).toEqual([`a.md:${String(12 + line)} bad-diagram`]);
    const svg = (await drawn(source)) ?? '';
    const elements = shownIn(svg);
    expect(elements.flatMap(addressesOf).filter((address) => !address.startsWith('#'))).toEqual([]);
    expect(elements.filter(({ tagName }) => /^(?:a|image|script|style|foreignobject)$/i.test(tagName))).toEqual([]);
    expect(elements.flatMap(({ attrs }) => attrs).filter(({ name }) => /^(?:on|style$)/.test(name))).toEqual([]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('G1: and the next diagram is drawn as if nothing had been said', async () => {
    const plain = 'flowchart LR\n A --> B';
    const before = await drawn(plain);
    for (const [, source] of REACHING) await drawn(source);
    expect(before).not.toBeNull();
    expect(await drawn(plain)).toBe(before);
  });

  test('A5: no style of a diagram asks another server', async () => {
    const styles = [
      'style A fill:url(https://e.example/x)',
      'classDef q fill:url(//e.example)\n class A q',
      'linkStyle 0 stroke:u\\72l(https://e.example)',
    ];
    for (const style of styles) {
      const svg = (await drawn(`flowchart LR\n A --> B\n ${style}`)) ?? '';
      expect(
        shownIn(svg)
          .flatMap(addressesOf)
          .filter((address) => !address.startsWith('#')),
      ).toEqual([]);
      expect(svg).not.toContain('e.example');
    }
  });

  test('G2: a label that says “click” is a label', () => {
    expect(refusalOf('flowchart LR\n A["Save; click here"] --> B["callback @{ img: x }"]')).toBeNull();
  });
});

/** Known to have stopped a browser, or to be too much for one. */
const HEAVY: readonly (readonly [string, string])[] = [
  [
    'a gantt that excludes every day',
    'gantt\n dateFormat YYYY-MM-DD\n excludes monday,tuesday,wednesday,thursday,friday,saturday,sunday\n section s\n a :a1, 2024-01-01, 3d',
  ],
  ['a gantt of a tick each second', 'gantt\n dateFormat YYYY-MM-DD\n tickInterval 1second\n section s\n a :a1, 2024-01-01, 3000d'],
  ['an xychart from 1 to 1', 'xychart\n x-axis [a, b]\n y-axis "r" 1 --> 1\n bar [1, 1]'],
  ['a radar without a length', 'radar-beta\n axis a\n curve c{1}\n max 0'],
  ['501 edges', `flowchart LR\n${Array.from({ length: 501 }, (_, index) => ` a${String(index)} --> b${String(index)}`).join('\n')}`],
  ['50,001 characters', `flowchart LR\n${'x'.repeat(50_001 - 13)}`],
  ['a sankey of no number', 'sankey\nA,B,1e308\nA,B,1e308'],
  ['a block of a hundred million columns', 'block\n columns 100000000\n a'],
  ['names of every object', 'flowchart LR\n A:::x@{ shape: "__proto__" } --> constructor'],
];

describe('what is too much', () => {
  test.each(HEAVY)(
    'G4: %s is drawn, or stands as its source with the reason, and what comes behind it is drawn',
    { timeout: 60_000 },
    async (_, source) => {
      await drawn('flowchart LR\n A --> B');
      const started = performance.now();
      const html = await drawFences(`${fenceOf(source)}<p>after</p>${fenceOf('flowchart LR\n A --> B')}`, 's', drawer.draw);
      // Five seconds on a machine of its own.
      expect(performance.now() - started).toBeLessThan(30_000);
      const [first, second] = shownIn(html).filter(({ tagName }) => tagName === 'figure');
      expect(first === undefined ? null : attribute(first, 'class')).toMatch(/^diagram(?: diagram-failed)?$/);
      expect(second === undefined ? null : attribute(second, 'class')).toBe('diagram');
      expect(html).toContain('<p>after</p>');
      // Its source stands there in any case.
      expect(html).toContain(escape(source));
    },
  );

  test('G4: a picture that no page can hold is not shown', async () => {
    const html = await drawFences(fenceOf('gitGraph\n commit'), 's', () => Promise.resolve({ svg: 'x'.repeat(250_001) }));
    expect(html.length).toBeLessThan(20_000);
    expect(html).toContain('characters of SVG; at most 250000 stand on a page');
  });
});

test('G5: a slip in a diagram is a problem at its line', async () => {
  const { code, found } = await check({
    'a.md': noted('```mermaid\nflowchart LR\n A --> B\n B --> [\n```\n\n```mermaid\ngantt\n dateFormat HH:mm\n section\n```'),
  });
  expect(code).toBe(0);
  expect(found[0]).toBe('a.md:15 bad-diagram');
});
