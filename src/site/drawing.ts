import { join } from 'node:path';
import settings from 'virtual:afterword/settings';
import type { DrawingData } from '../core/derive/page-data.ts';
import { portableSource, timelineSource } from '../core/render/timeline.ts';
import { createDrawer, type Drawer } from '../draw/drawer.ts';

/** Drawn for wide columns and for phones; a style sheet chooses. Units: CSS pixels of the view box. */
const WIDTHS = [
  { width: 960, idPrefix: 'w' },
  { width: 360, idPrefix: 'n' },
] as const;

export interface TimelineDrawing {
  /** Inline SVG, wide and narrow, safe to print as markup: core/render escapes, draw/ allows known elements only. */
  readonly svg: string;
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

/** Draws a timeline for every width. A drawing that is in the cache starts no process. */
export async function drawTimeline(data: DrawingData): Promise<TimelineDrawing> {
  const { draw, measure } = sharedDrawer();
  const { title, description } = data;
  const { svg } = await draw({ ...timelineSource(data, { widths: WIDTHS, measure }), idPrefix: 'w', title, description });
  return { svg, source: portableSource(data) };
}
