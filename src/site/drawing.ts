import settings, { building } from 'virtual:afterword/settings';
import type { DrawingData } from '../core/derive/page-data.ts';
import { createDrawer, type Drawer } from '../draw/drawer.ts';
import { diagramCacheDir } from '../io/work-dirs.ts';
import { drawingDigest } from './digest.ts';
import { createTimelines, type TimelineDrawing, type Timelines } from './timelines.ts';

let timelines: Timelines | null = null;

function sharedTimelines(): Timelines {
  timelines ??= createTimelines({ ...settings, program: building?.program ?? null });
  return timelines;
}

/** Draws a timeline for every width, once for all parts of a page. A drawing that is in the cache starts no process. */
export const drawTimeline = (data: DrawingData): Promise<TimelineDrawing> => sharedTimelines().draw(data);

/** The drawing of an incident for another page than its own: links lead to the page `href`, and ids are its `place`'s there. */
export async function drawElsewhere(data: DrawingData, href: string, place: number): Promise<string> {
  const { svg } = await drawTimeline(data);
  // Texts of a drawing have no quotation marks as such, so these are attributes.
  return svg.replaceAll(' href="#', ` href="${href}#`).replace(/ (id|aria-labelledby|aria-describedby)="([wn])/g, ` $1="$2${place}`);
}

let diagramDrawer: Drawer | null = null;

/** Draws an author's diagram. Rejects with Mermaid's message where it is none. What `check` has drawn is in the cache. */
export const drawDiagram: Drawer['draw'] = (request) => {
  diagramDrawer ??= createDrawer({ cacheDir: diagramCacheDir(settings.root), workerFile: settings.workerFile, processes: 1 });
  return diagramDrawer.draw(request);
};

/** A file to take elsewhere: what it is, and its address without the base. */
export interface TimelineFile {
  readonly name: string;
  readonly path: string;
}

/** The files of an incident's timeline; `href` is the incident's own address. */
export function timelineFiles(href: string, site: { readonly pictures: boolean }): TimelineFile[] {
  const path = `/timelines/${href.slice('/incidents/'.length, -1)}`;
  return [
    { name: 'SVG', path: `${path}.svg` },
    ...(site.pictures ? [{ name: 'PNG', path: `${path}.png` }] : []),
    { name: 'Mermaid file', path: `${path}.mmd` },
  ];
}

/** For builds that follow: changes with all that the files of a timeline show. */
export const timelineKey = (drawing: DrawingData): string => drawingDigest(drawing);

/** What such a file holds, by the end of its name. */
export async function timelineFile(
  drawing: DrawingData,
  path: string,
): Promise<{ readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string }> {
  if (path.endsWith('.svg')) return { body: await sharedTimelines().file(drawing), type: 'image/svg+xml' };
  if (path.endsWith('.mmd')) return { body: `${(await drawTimeline(drawing)).source}\n`, type: 'text/plain; charset=utf-8' };
  return { body: await sharedTimelines().pixels(drawing), type: 'image/png' };
}

/** The card of an incident's link, as PNG. Throws where the incident has no drawing. */
export const drawCard: Timelines['card'] = (page, site) => sharedTimelines().card(page, site);

/** Draws a chart. One that is in the cache starts no process. */
export const drawChart: Drawer['chart'] = (request) => sharedTimelines().drawer.chart(request);
