/**
 * Draws the timelines of 1,000 incidents, each wide, narrow and for its card, with an empty cache and again with a full
 * one, then paints the card and the download of each, and prints wall time, time for a drawing and bytes.
 *
 *   npx node bench/draw.ts [N]        default: 1000
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DrawingData } from '../src/core/derive/page-data.ts';
import { timelineSource } from '../src/core/render/timeline.ts';
import { cardSvg } from '../src/draw/card.ts';
import { createDrawer, type Drawer } from '../src/draw/drawer.ts';
import { downloadZoom, picturesOf, standalone } from '../src/draw/standalone.ts';

const count = Number(process.argv[2] ?? 1000);
const WIDTHS = [
  { width: 960, idPrefix: 'w' },
  { width: 360, idPrefix: 'n' },
  { width: 720, idPrefix: 'c', most: 5 },
];
const WORDS = 'alerts error rate pool database deploy rolled back queue latency region cache restart page customers'.split(' ');

/** An incident of 4 to 30 events, eleven on the average, each with a text of its own. */
function incident(index: number, events = 4 + ((index * index) % 27) / (1 + (index % 3))): DrawingData {
  const start = Date.UTC(2020, 0, 1 + index, index % 24);
  const text = (event: number): string =>
    Array.from({ length: 4 + ((index + event) % 12) }, (_, word) => WORDS[(index + event * 7 + word * 5) % WORDS.length]).join(' ');
  const all = Array.from({ length: Math.ceil(events) }, (_, event) => {
    const at = start + event * (1 + (index % 9)) * 60_000;
    const milestone = event === 0 ? 'detected' : event === Math.ceil(events) - 1 ? 'resolved' : null;
    return { id: `t-${event}`, at, end: null, label: new Date(at).toISOString().slice(11, 16), text: text(event), milestone, vague: false };
  });
  const phases = [{ name: 'Recovering', kind: 'recover' as const, start, end: all.at(-1)?.at ?? start }];
  return { title: `Timeline ${index}`, description: `${all.length} events.`, span: '', events: all, phases };
}

async function drawAll(drawer: Drawer, all: readonly DrawingData[]): Promise<string[]> {
  const drawn = all.map((data) => {
    const { title, description } = data;
    return drawer.draw({ ...timelineSource(data, { widths: WIDTHS, measure: drawer.measure }), idPrefix: 'w', title, description });
  });
  return (await Promise.all(drawn)).map(({ svg }) => svg);
}

async function timed(name: string, cacheDir: string, all: readonly DrawingData[]): Promise<string[]> {
  const drawer = createDrawer({ cacheDir });
  const started = performance.now();
  const drawn = await drawAll(drawer, all);
  const ms = performance.now() - started;
  drawer.close();
  console.log(`${name}: ${(ms / 1000).toFixed(1)} s, ${((ms * 2) / (2 * all.length)).toFixed(1)} ms of two processes for a drawing`);
  return drawn;
}

async function paintAll(name: string, cacheDir: string, drawn: readonly string[]): Promise<void> {
  const drawer = createDrawer({ cacheDir });
  const started = performance.now();
  const pictures = await Promise.all(
    drawn.flatMap((svg, index) => {
      const [wide = '', , card = ''] = picturesOf(svg);
      const texts = { title: [`Incident ${index}`], facts: 'SEV1 · 45 min', mark: '--sev-red', foot: 'Bench', note: '5 events' };
      return [drawer.paint(cardSvg({ ...texts, drawing: card }), 1), drawer.paint(standalone(wide), downloadZoom(wide))];
    }),
  );
  const ms = performance.now() - started;
  drawer.close();
  const bytes = pictures.reduce((sum, { length }) => sum + length, 0);
  console.log(`${name}: ${(ms / 1000).toFixed(1)} s for ${pictures.length} PNGs, ${(bytes / pictures.length / 1000).toFixed(0)} kB each`);
}

const cacheDir = mkdtempSync(join(tmpdir(), 'afterword-draw-'));
const incidents = Array.from({ length: count }, (_, index) => incident(index));
console.log(
  `${count} incidents, ${incidents.reduce((sum, { events }) => sum + events.length, 0)} events, wide and narrow, ${availableParallelism()} cores`,
);
const cold = await timed('cold', cacheDir, incidents);
const warm = await timed('warm', cacheDir, incidents);
await paintAll('painted cold', cacheDir, cold);
await paintAll('painted warm', cacheDir, cold);
if (cold.join() !== warm.join()) throw new Error('the cache gave other bytes');
const drawer = createDrawer({ cacheDir: null, processes: 1 });
const [thirty = ''] = await drawAll(drawer, [incident(7, 30)]);
drawer.close();
for (const svg of thirty.split(/(?<=<\/svg>)(?=<svg )/))
  console.log(`30 events: ${(svg.length / 1000).toFixed(1)} kB, ${(gzipSync(svg).length / 1000).toFixed(1)} kB gzipped`);
rmSync(cacheDir, { recursive: true });
