import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheKey, createCache, type Cache } from './cache.ts';
import { createMeasure, type MeasureText } from './fonts.ts';
import type { ChartRequest } from './charts/chart-request.ts';
import type { Task } from './messages.ts';
import { createPool, type Pool } from './pool.ts';
import type { Drawing, DrawRequest } from './request.ts';

/** Raise it with every change of src/draw that changes a picture. */
const DRAWING_VERSION = 6;
/** The same for src/draw/painter.ts and png.ts. */
const PAINT_VERSION = 3;
/** And for src/draw/charts. */
const CHART_VERSION = 2;
const TIMEOUT_MS = 20_000;

export interface DrawerOptions {
  /** Where finished drawings are kept; null keeps none. */
  readonly cacheDir: string | null;
  /** How many processes draw at once, 2 where not said. */
  readonly processes?: number;
  /** Absolute path of `src/draw/worker.ts`; bundled code must give it, since it no longer lies beside this file. */
  readonly workerFile?: string;
  /** When a picture is given up, in ms that its process has computed. */
  readonly timeoutMs?: number;
}

export interface Drawer {
  /**
   * Draws a Mermaid diagram as SVG for the middle of a page. Rejects with Mermaid's message where the source is no
   * diagram, and where drawing takes too long; the drawer lives on.
   */
  readonly draw: (request: DrawRequest) => Promise<Drawing>;
  /** What the drawing of a request is called in the cache. */
  readonly nameOf: (request: DrawRequest) => string;
  /** The drawing of that name, or null where it is not in the cache. */
  readonly kept: (name: string) => Promise<Drawing | null>;
  /** Draws a chart as SVG for the middle of a page. */
  readonly chart: (request: ChartRequest) => Promise<Drawing>;
  /**
   * Makes a PNG of a picture that is a file of its own, `zoom` pixels for each of its px. The same bytes from every process;
   * of letters that Inter lacks, on every machine with the same fonts.
   */
  readonly paint: (svg: string, zoom: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** Width of a text as the page draws it, in px. */
  readonly measure: MeasureText;
  /** Ends the processes; what was not drawn yet is refused. Forgotten, they end with the program. */
  readonly close: () => void;
}

/** Opens a drawer. No process starts, and no font is read, before something is drawn that the cache does not have. */
export function createDrawer(options: DrawerOptions): Drawer {
  const workerFile = options.workerFile ?? path.join(import.meta.dirname, 'worker.ts');
  const poolOptions = { processes: options.processes ?? 2, workerFile, timeoutMs: options.timeoutMs ?? TIMEOUT_MS };
  const pool = createPool(poolOptions);
  const cache = options.cacheDir === null ? null : createCache(options.cacheDir);
  const versions = [DRAWING_VERSION, ...['mermaid', '@fontsource/inter', 'jsdom', 'harfbuzzjs'].map((name) => versionOf(name, workerFile))];
  const chartVersions = [
    CHART_VERSION,
    ...['@observablehq/plot', '@fontsource/inter', 'jsdom', 'harfbuzzjs'].map((name) => versionOf(name, workerFile)),
  ];
  const drawing = new Map<string, Promise<Drawing>>();

  const kept = async (key: string): Promise<Drawing | null> => {
    const read = (await cache?.read(`${key}.svg`)) ?? null;
    return read === null ? null : { svg: read.toString('utf8') };
  };
  const drawNew = async (key: string, task: Task): Promise<Drawing> => {
    const last = await kept(key);
    if (last !== null) return last;
    const drawn = await pool.run(task);
    if (!('svg' in drawn)) throw new Error('the drawing process answered with pixels');
    await cache?.write(`${key}.svg`, drawn.svg);
    return { svg: drawn.svg };
  };
  const once = (key: string, task: Task): Promise<Drawing> => {
    const known = drawing.get(key);
    if (known !== undefined) return known;
    const started = drawNew(key, task).finally(() => drawing.delete(key));
    drawing.set(key, started);
    return started;
  };
  const nameOf = (request: DrawRequest): string => cacheKey(versions, request);
  const draw = (request: DrawRequest): Promise<Drawing> => once(nameOf(request), { draw: request });
  const chart = (request: ChartRequest): Promise<Drawing> => once(cacheKey(chartVersions, request), { chart: request });
  // Processes of their own: beside Mermaid's heap the memory of pixels is given back so late that painting takes twice as long.
  const painting = createPainting({ pool: createPool(poolOptions), cache, cacheDir: options.cacheDir, workerFile });
  const close = (): void => {
    pool.close();
    painting.close();
  };
  return { draw, nameOf, kept, chart, paint: painting.paint, measure: createMeasure(workerFile), close };
}

interface PaintingOptions {
  readonly pool: Pool;
  readonly cache: Cache | null;
  readonly cacheDir: string | null;
  readonly workerFile: string;
}

/** The painter unpacks its fonts beside the cache; where nothing is kept, into a folder that goes with the drawer. */
function createPainting({ pool, cache, cacheDir, workerFile }: PaintingOptions): Pick<Drawer, 'paint' | 'close'> {
  const versions = [PAINT_VERSION, ...['@resvg/resvg-js', '@fontsource/inter'].map((name) => versionOf(name, workerFile))];
  let fontDir: string | null = null;
  const paint = async (svg: string, zoom: number): Promise<Uint8Array<ArrayBuffer>> => {
    const name = `${cacheKey(versions, svg, zoom)}.png`;
    const kept = (await cache?.read(name)) ?? null;
    if (kept !== null) return new Uint8Array(kept);
    fontDir ??= cacheDir === null ? mkdtempSync(path.join(tmpdir(), 'afterword-fonts-')) : path.join(cacheDir, cacheKey(versions));
    const painted = await pool.run({ paint: { svg, zoom, fontDir } });
    if (!('png' in painted)) throw new Error('the drawing process answered without pixels');
    await cache?.write(name, painted.png);
    return new Uint8Array(painted.png);
  };
  const close = (): void => {
    pool.close();
    if (fontDir !== null && cacheDir === null) rmSync(fontDir, { recursive: true, force: true });
  };
  return { paint, close };
}

/** From the package's own file: not every package lets its package.json be imported. */
function versionOf(name: string, from: string): string {
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    try {
      const found: unknown = JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8'));
      if (typeof found === 'object' && found !== null && 'version' in found) return `${name}@${String(found.version)}`;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  throw new Error(`${name} is not installed beside ${from}`);
}
