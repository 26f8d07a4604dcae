import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DrawingData } from '../../src/core/derive/page-data.ts';
import { cardTexts } from '../../src/core/render/card.ts';
import { timelineSource } from '../../src/core/render/timeline.ts';
import { CARD, cardSvg } from '../../src/draw/card.ts';
import { createDrawer } from '../../src/draw/drawer.ts';
import { pictureBox, picturesOf, standalone } from '../../src/draw/standalone.ts';
import { readPng, type Pixels } from '../support/png.ts';
import { tempDir } from '../temp-dir.ts';
import { drawing, event, measure } from './drawing.ts';
import path from 'node:path';

// A process takes a second to start, and longer where others are at work.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const drawer = createDrawer({ cacheDir: null, processes: 1 });
afterAll(() => drawer.close());

const phases: DrawingData['phases'] = [
  { name: 'Diagnosing', kind: 'diagnose', start: Date.parse('2024-03-18T14:23:00Z'), end: Date.parse('2024-03-18T14:35:00Z') },
];
const EVENTS = [
  event('14:23', 'Alerts fire', { milestone: 'detected' }),
  event('14:25', 'A first guess'),
  event('14:30', 'A second guess'),
  event('14:35', 'Pool exhausted', { milestone: 'identified' }),
  event('14:40', 'A third guess'),
  event('14:52', 'Larger pool', { milestone: 'mitigated' }),
  event('15:08', 'Error rate normal', { milestone: 'resolved' }),
];
const DATA: DrawingData = { ...drawing(EVENTS, phases), span: '14:23 to 15:08 on 18 March 2024 (UTC)' };
const origin = { kind: 'read', text: '', href: null } as const;
const fact = { figure: '45 min', iso: 'PT45M', working: null, stated: null };
const end = { label: '', time: '', href: '' };
const PAGE = {
  title: 'Checkout failed <b>&amp; "orders"',
  date: { text: '18 March 2024', origin },
  severity: { text: 'SEV1', colour: 'red', meaning: null, origin } as const,
  facts: [{ ...fact, label: 'Duration', from: end, to: end }],
  drawing: DATA,
};

async function pictures(data: DrawingData): Promise<{ wide: string; narrow: string; shown: string[] }> {
  const widths = [
    { width: 960, idPrefix: 'w' },
    { width: 720, idPrefix: 'c', most: 5 },
  ];
  const source = timelineSource(data, { widths, measure });
  const { svg } = await drawer.draw({ ...source, idPrefix: 'w' });
  const [wide = '', narrow = ''] = picturesOf(svg);
  return { wide, narrow, shown: source.rows[1]?.marks.flatMap((mark) => mark.event ?? []) ?? [] };
}

const card = (narrow: string, page: typeof PAGE = PAGE): string =>
  cardSvg({ ...cardTexts(page, { title: 'Engineering notes' }, 5, CARD, measure), drawing: narrow });

const PAPER = [253, 252, 250] as const;
const isInk = (pixels: Pixels, x: number, y: number): boolean =>
  pixels.at(x, y).some((value, index) => Math.abs(value - (PAPER[index] ?? 0)) > 12);

/** Share of the pixels of a box that are not paper. */
function inked(pixels: Pixels, [left, top, right, bottom]: readonly [number, number, number, number]): number {
  let count = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (isInk(pixels, x, y)) count += 1;
  return count / ((right - left) * (bottom - top));
}

describe('the card of a shared link', () => {
  let pixels: Pixels;
  let bare: Pixels;
  let svg: string;
  beforeAll(async () => {
    const { narrow } = await pictures(DATA);
    svg = card(narrow);
    pixels = readPng(await drawer.paint(svg, 1));
    bare = readPng(await drawer.paint(card('<svg viewBox="0 0 720 230"></svg>'), 1));
  });

  test('is a PNG of 1200 by 630', () => {
    expect([pixels.width, pixels.height]).toEqual([1200, 630]);
  });

  test('holds title, facts and foot, with room around them', () => {
    // The mark of the severity is red, and words follow it.
    expect(pixels.at(74, 72)).toEqual([179, 36, 28]);
    expect(inked(pixels, [98, 55, 800, 90])).toBeGreaterThan(0.08);
    expect(inked(pixels, [64, 110, 800, 155])).toBeGreaterThan(0.1);
    expect(inked(pixels, [64, 570, 320, 595])).toBeGreaterThan(0.08);
    for (const edge of [
      [0, 0, 1200, 40],
      [0, 0, 50, 630],
      [1150, 0, 1200, 630],
      [0, 605, 1200, 630],
    ] as const)
      expect(inked(pixels, edge)).toBe(0);
  });

  test('holds the drawing: its phase in colour and its rows, and nothing else differs from a card without', () => {
    const differs: [number, number][] = [];
    for (let y = 0; y < 630; y++)
      for (let x = 0; x < 1200; x++) if (String(pixels.at(x, y)) !== String(bare.at(x, y))) differs.push([x, y]);
    expect(differs.length).toBeGreaterThan(20_000);
    // Below the title and above the foot, as wide as the card allows.
    expect(Math.min(...differs.map(([, y]) => y))).toBeGreaterThan(155);
    expect(Math.max(...differs.map(([, y]) => y))).toBeLessThan(565);
    expect(Math.min(...differs.map(([x]) => x))).toBeLessThan(80);
    expect(Math.max(...differs.map(([x]) => x))).toBeGreaterThan(1120);
    const diagnosing = [187, 124, 70];
    expect(
      differs.filter(([x, y]) => pixels.at(x, y).every((value, index) => Math.abs(value - (diagnosing[index] ?? 0)) < 3)).length,
    ).toBeGreaterThan(1000);
  });

  test('has the milestones, then the first events, in order of time', async () => {
    const { shown } = await pictures(DATA);
    expect(shown).toEqual(['t-1423', 't-1425', 't-1435', 't-1452', 't-1508']);
    const texts = cardTexts(PAGE, { title: 'Engineering notes' }, shown.length, CARD, measure);
    expect(texts.facts).toBe('SEV1 · 45 min · 14:23 to 15:08 on 18 March 2024 (UTC)');
    expect(texts.note).toBe('5 of 7 events');
    expect(texts.title).toEqual(['Checkout failed <b>&amp; "orders"']);
    expect(svg).toContain('Checkout failed &lt;b&gt;&amp;amp; &quot;orders&quot;');
  });

  test('says only what is known', () => {
    const texts = cardTexts({ ...PAGE, severity: null, facts: [], drawing: { ...DATA, span: '' } }, { title: 'S' }, 7, CARD, measure);
    expect(texts).toMatchObject({ facts: '18 March 2024', mark: null, note: '7 events' });
  });

  test('cuts a long title after two lines', () => {
    const title = 'The order database ran out of connections '.repeat(9);
    const lines = cardTexts({ ...PAGE, title }, { title: 'S'.repeat(500) }, 7, CARD, measure).title;
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of lines) expect(measure(line, CARD.titleSize, 600)).toBeLessThanOrEqual(1200 - 128);
  });

  test('has the same bytes from another process', async () => {
    const other = createDrawer({ cacheDir: null, processes: 1 });
    const [first, second] = await Promise.all([drawer.paint(svg, 1), other.paint(svg, 1)]);
    other.close();
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  test('is taken from the cache, with no process', async () => {
    const cacheDir = path.join(tempDir(), 'pictures');
    const open = (more: object) => createDrawer({ cacheDir, processes: 1, ...more });
    const first = open({});
    const painted = await first.paint(svg, 1);
    first.close();
    // The stand-in would answer with the number of its process.
    const second = open({ workerFile: path.resolve('tests/draw/workers/slow.ts') });
    expect(Buffer.from(await second.paint(svg, 1)).equals(Buffer.from(painted))).toBe(true);
    await expect(second.paint(svg, 2)).rejects.toThrow('answered without pixels');
    second.close();
  });
});

test('a download has the size of its picture, twice', async () => {
  const { wide } = await pictures(DATA);
  const { height } = pictureBox(wide);
  const png = readPng(await drawer.paint(standalone(wide), 2));
  expect([png.width, png.height]).toEqual([2 * (960 + 48), 2 * (height + 48)]);
  expect(inked(png, [48, 48, png.width - 48, png.height - 48])).toBeGreaterThan(0.02);
});

test('letters that Inter has come from its files: bold is darker than plain', async () => {
  const text = (weight: number): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40" font-family="Inter"><rect width="200" height="40" fill="#fdfcfa"/><text x="5" y="28" font-size="24" font-weight="${String(weight)}">Ågren Ωλ Дом</text></svg>`;
  const [plain, bold] = await Promise.all(
    [400, 600].map(async (weight) => inked(readPng(await drawer.paint(text(weight), 2)), [0, 0, 400, 80])),
  );
  expect(plain).toBeGreaterThan(0.05);
  expect(bold).toBeGreaterThan((plain ?? 0) * 1.1);
});

test('nothing is asked of any server, whatever the picture says', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/x.png`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 40" width="40" height="40"><style>@import url(${url}); @font-face { font-family: F; src: url(${url}) }</style><image href="${url}" width="40" height="40"/><image xlink:href="file:///etc/passwd" width="40" height="40"/><use href="${url}#x"/><text font-family="F">x</text></svg>`;
  readPng(await drawer.paint(svg, 1));
  await new Promise((done) => setTimeout(done, 200));
  server.close();
  expect(asked).toBe(0);
});

test('what is no picture is refused, and the drawer lives on', async () => {
  await expect(drawer.paint('<p>', 1)).rejects.toThrow();
  const { narrow } = await pictures(DATA);
  expect(readPng(await drawer.paint(card(narrow), 1)).width).toBe(1200);
});
