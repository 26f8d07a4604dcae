import { afterAll, describe, expect, test, vi } from 'vitest';
import { createDrawer } from '../../src/draw/drawer.ts';
import { ALLOWED_ELEMENTS } from '../../src/draw/svg-write.ts';
import { elementsIn, type Found } from './drawing.ts';

// A process takes a second to start, and longer where others are at work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const drawer = createDrawer({ cacheDir: null, processes: 1 });
afterAll(() => drawer.close());

const draw = async (source: string): Promise<Found[]> => elementsIn((await drawer.draw({ source, idPrefix: 'x' })).svg);
const colours = (found: readonly Found[]): Set<string> =>
  new Set(
    found.flatMap(({ attributes }) => ['fill', 'stroke'].flatMap((name) => attributes.get(name) ?? [])).filter((value) => value !== 'none'),
  );

const FLOW = 'flowchart LR\n A[First] -->|then| B[Second]';

describe("an author's diagram", () => {
  test('needs no style sheet, and takes its colours from the page', async () => {
    const found = await draw(FLOW);
    expect(found.filter(({ name, attributes }) => name === 'style' || attributes.has('style'))).toEqual([]);
    const words = found.filter(({ name }) => name === 'text').map(({ text }) => text.trim());
    expect(words).toEqual(expect.arrayContaining(['First', 'Second', 'then']));
    expect([...colours(found)].filter((colour) => !colour.startsWith('var(--m-'))).toEqual([]);
  });

  test('has words that can be read on a colour of its own, in both themes', async () => {
    const source =
      'flowchart LR\n A[Pale] --> B[Deep] --> C[Plain] --> D[Named]\n style A fill:#fdd\n style B fill:#300\n style D fill:lightblue';
    const inks = new Map(
      (await draw(source)).filter(({ name }) => name === 'text').map(({ text, attributes }) => [text.trim(), attributes.get('fill')]),
    );
    expect([inks.get('Pale'), inks.get('Deep'), inks.get('Named')]).toEqual(['#1c1b19', '#ffffff', '#1c1b19']);
    // What stands on the site's own colour follows the theme.
    expect(inks.get('Plain')).toBeUndefined();
  });

  test('keeps the words that an author coloured', async () => {
    const found = await draw('flowchart LR\n A[Red]\n style A fill:#fee,color:#900');
    expect(found.filter(({ attributes }) => attributes.get('fill') === '#900')).not.toEqual([]);
  });

  test('has the colours of the site where Mermaid would reckon some', async () => {
    const found = await draw('kanban\n todo[To do]\n  a[Write tests]\n done[Done]\n  b[Write code]');
    expect([...colours(found)].filter((colour) => !colour.startsWith('var(--m-'))).toEqual([]);
  });

  test.each([
    ['packet', 'packet-beta\n 0-15: "Source port"', ['Source port', '0', '15']],
    ['journey', 'journey\n section Night\n  Paged: 1: Ann', ['Night', 'Paged', 'Ann']],
    ['er', 'erDiagram\n ORDER ||--o{ LINE : has', ['ORDER', 'LINE', 'has']],
    ['c4', 'C4Context\n System(a, "Shop", "Sells")\n System_Ext(b, "Mail", "Sends")\n Rel(a, b, "Uses it")', ['Uses it']],
  ])('has words that follow the theme where the kind has colours of its own: %s', async (_kind, source, words) => {
    const found = await draw(source);
    const inks = new Map(
      found.filter(({ name }) => name === 'text').map(({ text, attributes }) => [text.trim(), attributes.get('fill') ?? 'var(--m-ink)']),
    );
    expect(words.map((word) => [word, inks.get(word)])).toEqual(words.map((word) => [word, 'var(--m-ink)']));
    const lines = found.flatMap(({ name, attributes }) => (name === 'line' || name === 'path' ? (attributes.get('stroke') ?? []) : []));
    expect(lines.filter((stroke) => /^(?:black|#000|#444)/.test(stroke))).toEqual([]);
  });

  test('has its words before the flows of a sankey', async () => {
    const found = await draw('sankey-beta\nRequests,Served,90\nRequests,Failed,10');
    const last = (name: string): number => found.findLastIndex((one) => one.name === name);
    expect(found.findIndex(({ name }) => name === 'text')).toBeGreaterThan(last('path'));
  });

  test('refers only to itself, by ids that no other drawing has', async () => {
    const { svg } = await drawer.draw({ source: FLOW, idPrefix: 'first' });
    const ids = elementsIn(svg).flatMap(({ attributes }) => attributes.get('id') ?? []);
    const references = [...svg.matchAll(/url\(([^)]*)\)/g)].map(([, target]) => target);
    expect(ids.every((id) => id.startsWith('first'))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((target) => !ids.includes(target?.slice(1) ?? ''))).toEqual([]);
  });

  test.each([
    [
      'a directive',
      `%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "* { fill: url(http://evil.test/x) }"}}%%\n${FLOW}`,
    ],
    [
      'front matter',
      `---\nconfig:\n  securityLevel: loose\n  theme: forest\n  themeCSS: ".node { display: none }"\n  flowchart:\n    htmlLabels: true\n---\n${FLOW}`,
    ],
    ['a prototype', `%%{init: {"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}}%%\n${FLOW}`],
  ])('cannot change how it is drawn by %s (G1)', async (_name, source) => {
    expect(await draw(source)).toEqual(await draw(FLOW));
  });

  test.each([
    ['an address', 'click A href "https://evil.test/x"'],
    ['a script', 'click A href "javascript:alert(1)"'],
    ['a call', 'click A call alert(1)'],
  ])('has no link by %s, only its text (G2)', async (_name, click) => {
    const found = await draw(`${FLOW}\n ${click}`);
    expect(found.filter(({ name, attributes }) => name === 'a' || attributes.has('href'))).toEqual([]);
    expect(found.map(({ text }) => text).join(' ')).toContain('First');
    expect(JSON.stringify([...found.map(({ attributes }) => [...attributes])])).not.toMatch(/evil|alert|javascript/);
  });

  test('has only elements of the allow list, whatever its labels say', async () => {
    const found = await draw('flowchart LR\n A["<img src=x onerror=alert(1)><script>alert(1)</script>"] --> B["<b onclick=x>bold</b>"]');
    const known = new Set([...ALLOWED_ELEMENTS].map((name) => name.toLowerCase()));
    expect(found.filter(({ name }) => !known.has(name.toLowerCase()))).toEqual([]);
    expect(found.filter(({ attributes }) => [...attributes.keys()].some((name) => name.startsWith('on')))).toEqual([]);
  });

  test.each([
    [
      'gantt excluding every day',
      'gantt\n dateFormat YYYY-MM-DD\n excludes monday,tuesday,wednesday,thursday,friday,saturday,sunday\n A :2024-01-01, 3d',
    ],
    ['501 edges', `flowchart LR\n${Array.from({ length: 501 }, (_, index) => ` A${index} --> B`).join('\n')}`],
  ])('that asks for too much is refused: %s (G4)', async (_name, source) => {
    await expect(drawer.draw({ source, idPrefix: 'x' })).rejects.toThrow();
    expect(await draw(FLOW)).not.toEqual([]);
  });
});
