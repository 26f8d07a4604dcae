import { join } from 'node:path';
import settings from 'virtual:afterword/settings';
import type { DrawingData } from '../core/derive/page-data.ts';
import { portableSource, timelineSource } from '../core/render/timeline.ts';
import { createDrawer, type Drawer } from '../draw/drawer.ts';
import { downloadZoom, picturesOf, standalone } from '../draw/standalone.ts';
import { diagramCacheDir } from '../io/work-dirs.ts';
import { digestOf } from './digest.ts';

/**
 * Drawn for wide columns and for phones; a style sheet chooses. The third stands on the card of a shared link: with the
 * events that tell most, and so narrow that it can be read there. Units: CSS pixels of the view box.
 */
const WIDTHS = [
  { width: 960, idPrefix: 'w' },
  { width: 360, idPrefix: 'n' },
  { width: 720, idPrefix: 'c', most: 5 },
] as const;
const ON_PAGE = 2;

export interface TimelineDrawing {
  /** Inline SVG, wide and narrow, safe to print as markup: core/render escapes, draw/ allows known elements only. */
  readonly svg: string;
  /** The picture for the card of a shared link, and how many events it shows. */
  readonly card: { readonly svg: string; readonly events: number };
  /** Mermaid source that a reader can copy. */
  readonly source: string;
  /** By an event's anchor: its place among those that are drawn, from 1. A long timeline is drawn without its lesser events. */
  readonly places: ReadonlyMap<string, number>;
}

let drawer: Drawer | null = null;

function sharedDrawer(): Drawer {
  drawer ??= createDrawer({
    cacheDir: join(settings.cacheDir, 'drawings'),
    workerFile: settings.workerFile,
  });
  return drawer;
}

const drawn = new WeakMap<DrawingData, Promise<TimelineDrawing>>();

/** Draws a timeline for every width, once for all parts of a page. A drawing that is in the cache starts no process. */
export function drawTimeline(data: DrawingData): Promise<TimelineDrawing> {
  const known = drawn.get(data);
  if (known !== undefined) return known;
  const drawing = drawAnew(data);
  drawn.set(data, drawing);
  return drawing;
}

async function drawAnew(data: DrawingData): Promise<TimelineDrawing> {
  const { draw, measure } = sharedDrawer();
  const { title, description } = data;
  const source = timelineSource(data, { widths: WIDTHS, measure });
  const { svg } = await draw({ ...source, idPrefix: 'w', title, description });
  const pictures = picturesOf(svg);
  const shown = source.rows.map(({ marks }) => marks.flatMap(({ event }) => (event === null ? [] : [event])));
  return {
    svg: pictures.slice(0, ON_PAGE).join(''),
    card: { svg: pictures[ON_PAGE] ?? '', events: shown[ON_PAGE]?.length ?? 0 },
    source: portableSource(data),
    places: new Map(shown[0]?.map((id, index) => [id, index + 1])),
  };
}

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
export const timelineKey = (drawing: DrawingData): string => digestOf(drawing);

/** What such a file holds, by the end of its name. */
export async function timelineFile(
  drawing: DrawingData,
  path: string,
): Promise<{ readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string }> {
  const { svg, source } = await drawTimeline(drawing);
  if (path.endsWith('.svg')) return { body: standalone(svg), type: 'image/svg+xml' };
  if (path.endsWith('.mmd')) return { body: `${source}\n`, type: 'text/plain; charset=utf-8' };
  return { body: await paint(standalone(svg), downloadZoom(svg)), type: 'image/png' };
}

/** A picture that is a file of its own, as PNG. */
export const paint: Drawer['paint'] = (svg, zoom) => sharedDrawer().paint(svg, zoom);

/** Width of a text in px, as it is drawn. */
export const measureText: Drawer['measure'] = (text, size, weight) => sharedDrawer().measure(text, size, weight);

/** Draws a chart. One that is in the cache starts no process. */
export const drawChart: Drawer['chart'] = (request) => sharedDrawer().chart(request);
