import { join } from 'node:path';
import type { DrawingData, IncidentPage } from '../core/derive/page-data.ts';
import { cardTexts } from '../core/render/card.ts';
import { portableSource, timelineSource } from '../core/render/timeline.ts';
import type { Site } from '../core/schema/site.ts';
import { CARD, cardSvg } from '../draw/card.ts';
import { createDrawer, type Drawer } from '../draw/drawer.ts';
import { downloadZoom, picturesOf, standalone } from '../draw/standalone.ts';
import { drawingDigest } from './digest.ts';
import { readDrawn, type DrawnTimeline } from './drawn.ts';
import type { BundledSettings } from './settings.ts';

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

/** The drawings of a site's incidents, and the files that are made of them. Each rejects where drawing does. */
export interface Timelines {
  /** Once for all parts of a page. A drawing that is in the cache starts no process. */
  readonly draw: (data: DrawingData) => Promise<TimelineDrawing>;
  /** As a file of its own: SVG, and PNG. */
  readonly file: (data: DrawingData) => Promise<string>;
  readonly pixels: (data: DrawingData) => Promise<Uint8Array<ArrayBuffer>>;
  /** The card of an incident's link, as PNG. Throws where the incident has no drawing. */
  readonly card: (page: IncidentPage, site: Site) => Promise<Uint8Array<ArrayBuffer>>;
  /** What the next build need not work out again, of what has been drawn here. */
  readonly drawn: (data: DrawingData) => Promise<DrawnTimeline>;
  readonly drawer: Drawer;
}

export type TimelinesOptions = Pick<BundledSettings, 'cacheDir' | 'workerFile'> & {
  /** A digest of the program; null while it is being worked on. */
  readonly program: string | null;
};

/** Whether links to incidents show a card. */
export const hasCards = ({ url, pictures }: Pick<Site, 'url' | 'pictures'>): boolean => url !== null && pictures;

/** Opens what draws the timelines of a build. */
export function createTimelines({ cacheDir, workerFile, program }: TimelinesOptions): Timelines {
  const drawer = createDrawer({ cacheDir: drawingsDir(cacheDir), workerFile });
  const known = program === null ? new Map<string, DrawnTimeline>() : readDrawn(drawingsDir(cacheDir), program);
  const started = new WeakMap<DrawingData, Promise<Drawn>>();
  const once = (data: DrawingData): Promise<Drawn> => {
    const drawing = started.get(data) ?? drawn(data, drawer, known.get(drawingDigest(data)));
    started.set(data, drawing);
    return drawing;
  };
  const draw = async (data: DrawingData): Promise<TimelineDrawing> => (await once(data)).drawing;
  const file = async (data: DrawingData): Promise<string> => standalone((await draw(data)).svg);
  return {
    draw,
    file,
    pixels: async (data) => drawer.paint(await file(data), downloadZoom((await draw(data)).svg)),
    card: async (page, site) => {
      if (page.drawing === null) throw new Error(`${page.href} has no drawing`);
      const { card } = await draw(page.drawing);
      return drawer.paint(cardSvg({ ...cardTexts(page, site, card.events, CARD, drawer.measure), drawing: card.svg }), 1);
    },
    drawn: async (data) => (await once(data)).kept,
    drawer,
  };
}

/** Where the drawings of a content folder are kept. */
export const drawingsDir = (cacheDir: string): string => join(cacheDir, 'drawings');

interface Drawn {
  readonly drawing: TimelineDrawing;
  readonly kept: DrawnTimeline;
}

/** To arrange a timeline takes longer than to read its drawing: what is `known` of it is not worked out again. */
async function drawn(data: DrawingData, drawer: Drawer, known: DrawnTimeline | undefined): Promise<Drawn> {
  const { title, description } = data;
  const last = known === undefined ? null : await drawer.kept(known.name);
  if (known !== undefined && last !== null) return { drawing: drawingOf(data, last.svg, known), kept: known };
  const source = timelineSource(data, { widths: WIDTHS, measure: drawer.measure });
  const request = { ...source, idPrefix: 'w', title, description };
  const shown = source.rows.map(({ marks }) => marks.flatMap(({ event }) => (event === null ? [] : [event])));
  const kept = { name: drawer.nameOf(request), shown: shown[0] ?? [], onCard: shown[ON_PAGE]?.length ?? 0 };
  return { drawing: drawingOf(data, (await drawer.draw(request)).svg, kept), kept };
}

function drawingOf(data: DrawingData, svg: string, { shown, onCard }: DrawnTimeline): TimelineDrawing {
  const pictures = picturesOf(svg);
  return {
    svg: pictures.slice(0, ON_PAGE).join(''),
    card: { svg: pictures[ON_PAGE] ?? '', events: onCard },
    source: portableSource(data),
    places: new Map(shown.map((id, index) => [id, index + 1])),
  };
}
