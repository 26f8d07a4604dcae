import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheKey, createCache } from './cache.ts';
import { createMeasure, type MeasureText } from './fonts.ts';
import { createPool } from './pool.ts';
import type { Drawing, DrawRequest } from './request.ts';

/** Raise it with every change of src/draw that changes a picture. */
const DRAWING_VERSION = 2;
const TIMEOUT_MS = 20_000;

export interface DrawerOptions {
  /** Where finished drawings are kept; null keeps none. */
  readonly cacheDir: string | null;
  /** How many processes draw at once, 2 where not said. */
  readonly processes?: number;
  /** Absolute path of `src/draw/worker.ts`; bundled code must give it, since it no longer lies beside this file. */
  readonly workerFile?: string;
  /** When a picture is given up, in ms. */
  readonly timeoutMs?: number;
}

export interface Drawer {
  /**
   * Draws a Mermaid diagram as SVG for the middle of a page. Rejects with Mermaid's message where the source is no
   * diagram, and where drawing takes too long; the drawer lives on.
   */
  readonly draw: (request: DrawRequest) => Promise<Drawing>;
  /** Width of a text as the page draws it, in px. */
  readonly measure: MeasureText;
  /** Ends the processes; what was not drawn yet is refused. Forgotten, they end with the program. */
  readonly close: () => void;
}

/** Opens a drawer. No process starts, and no font is read, before something is drawn that the cache does not have. */
export function createDrawer(options: DrawerOptions): Drawer {
  const workerFile = options.workerFile ?? path.join(import.meta.dirname, 'worker.ts');
  const pool = createPool({ processes: options.processes ?? 2, workerFile, timeoutMs: options.timeoutMs ?? TIMEOUT_MS });
  const cache = options.cacheDir === null ? null : createCache(options.cacheDir);
  const versions = [DRAWING_VERSION, ...['mermaid', '@fontsource/inter', 'jsdom', 'harfbuzzjs'].map((name) => versionOf(name, workerFile))];
  const drawing = new Map<string, Promise<Drawing>>();

  const drawNew = async (key: string, request: DrawRequest): Promise<Drawing> => {
    const kept = (await cache?.read(key)) ?? null;
    if (kept !== null) return { svg: kept };
    const drawn = await pool.draw(request);
    await cache?.write(key, drawn.svg);
    return drawn;
  };
  const draw = (request: DrawRequest): Promise<Drawing> => {
    const key = cacheKey(versions, request);
    const known = drawing.get(key);
    if (known !== undefined) return known;
    const started = drawNew(key, request).finally(() => drawing.delete(key));
    drawing.set(key, started);
    return started;
  };
  return { draw, measure: createMeasure(workerFile), close: pool.close };
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
