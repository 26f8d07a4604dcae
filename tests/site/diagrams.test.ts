import { afterAll, describe, expect, test, vi } from 'vitest';
import { createDrawer } from '../../src/draw/drawer.ts';
import { drawFences } from '../../src/site/diagrams.ts';
import { renderBlocks } from '../../src/site/render-markdown.ts';
import { PLAIN_DIAGRAMS } from '../draw/kinds.ts';

// A process takes a second to start.
vi.setConfig({ testTimeout: 60_000 });

const drawer = createDrawer({ cacheDir: null, processes: 1 });
afterAll(() => drawer.close());

const targets = { documents: new Map(), anchors: new Map(), images: new Set<string>() };
const page = (source: string): Promise<string> => {
  const markdown = `Before.\n\n\`\`\`mermaid\n${source}\n\`\`\`\n\nAfter.`;
  return drawFences(renderBlocks(markdown, { path: 'a.md', prefix: 'p', base: '/', targets }), 's', drawer.draw);
};

describe("an author's fence", () => {
  test.each(PLAIN_DIAGRAMS)('of the kind “%s” is drawn, its source folded below', async (_name, source) => {
    const html = await page(source);
    expect(html).toContain('<figure class="diagram"><svg');
    expect(html).toContain('<details class="mermaid-source">');
    expect(html.startsWith('<p>Before.</p>')).toBe(true);
    expect(html.trimEnd().endsWith('<p>After.</p>')).toBe(true);
  });

  test('that Mermaid cannot read shows its source and the reason, with the line', async () => {
    const html = await page('flowchart LR\n A --> [');
    expect(html).not.toContain('<svg');
    expect(html).toContain('A --');
    expect(html).toMatch(/This diagram is not drawn: .*line 2/);
  });

  test.each([
    ['a directive', '%%{init: {"theme": "dark"}}%%\nflowchart LR\n A --> B', 'directive'],
    ['configuration', '---\nconfig:\n  theme: dark\n---\nflowchart LR\n A --> B', 'configuration'],
    ['a click', 'flowchart LR\n A --> B\n click A href "https://evil.test"', 'click'],
    ['a link of a participant', 'sequenceDiagram\n participant A\n link A: Board @ https://evil.test', 'links'],
  ])('with %s is refused, and shown (G1, G2)', async (_name, source, word) => {
    const html = await page(source);
    expect(html).not.toContain('<svg');
    expect(html).toMatch(new RegExp(`This diagram is not drawn: [^<]*${word}`));
  });

  test('with a title of its own in front is drawn', async () => {
    expect(await page('---\ntitle: Steps\n---\nflowchart LR\n A --> B')).toContain('<svg');
  });

  test('with hostile labels adds no markup of its own', async () => {
    const html = await page('flowchart LR\n A["<img src=x onerror=alert(1)>"] --> B["</code></pre><script>alert(1)</script>"]');
    expect(html).not.toMatch(/<img|<script/i);
  });

  test('twice the same has ids that differ', async () => {
    const source = 'flowchart LR\n A --> B';
    const fence = `\`\`\`mermaid\n${source}\n\`\`\``;
    const html = await drawFences(
      renderBlocks(`${fence}\n\n${fence}`, { path: 'a.md', prefix: 'p', base: '/', targets }),
      's',
      drawer.draw,
    );
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('of another language stays as it is', async () => {
    const html = renderBlocks('```js\nmermaid\n```', { path: 'a.md', prefix: 'p', base: '/', targets });
    expect(await drawFences(html, 's', drawer.draw)).toBe(html);
  });
});
