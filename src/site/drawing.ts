import { join } from 'node:path';
import settings from 'virtual:afterword/settings';
import type { DrawingData } from '../core/derive/page-data.ts';
import { portableSource, timelineSource } from '../core/render/timeline.ts';
import { createDrawer, type Drawer } from '../draw/drawer.ts';

/** Drawn for wide columns and for phones; a style sheet chooses. Units: CSS pixels of the view box. */
const WIDE = 1000;
const NARROW = 420;

export interface TimelineDrawing {
  /** Inline SVG, safe to print as markup: core/render escapes, draw/ allows known elements only. */
  readonly wide: string;
  readonly narrow: string;
  /** Mermaid source that a reader can copy. */
  readonly source: string;
}

let drawer: Drawer | null = null;

function sharedDrawer(): Drawer {
  drawer ??= createDrawer({
    cacheDir: join(settings.cacheDir, 'drawings'),
    // Bundled code does not know its own folder, so the worker is named by the settings.
    workerFile: join(settings.root, 'src/draw/worker.ts'),
  });
  return drawer;
}

/** Draws a timeline twice. A drawing that is in the cache starts no process. */
export async function drawTimeline(data: DrawingData): Promise<TimelineDrawing> {
  const { draw, measure } = sharedDrawer();
  const one = async (width: number, idPrefix: string): Promise<string> => {
    const { svg } = await draw({ ...timelineSource(data, { width, measure }), idPrefix, title: data.title, description: data.description });
    return svg;
  };
  const [wide, narrow] = await Promise.all([one(WIDE, 'w'), one(NARROW, 'n')]);
  return { wide, narrow, source: portableSource(data) };
}
