import { mkdirSync } from 'node:fs';
import type { Insight } from '../core/derive/insights/insight.ts';
import type { IncidentPage } from '../core/derive/page-data.ts';
import type { Site } from '../core/schema/site.ts';
import { chartRequests } from './chart-requests.ts';
import { drawingDigest } from './digest.ts';
import { keepDrawn, readDrawn, type DrawnTimeline } from './drawn.ts';
import { createTimelines, drawingsDir, hasCards, type Timelines, type TimelinesOptions } from './timelines.ts';

/** Pages draw a few for themselves while others are rendered: it takes a process of its own a second to start. */
const FEW = 16;
/** While one is drawn, another is arranged; more would be held in memory for nothing. */
const AT_ONCE = 8;

export interface AheadJob {
  readonly incidents: readonly IncidentPage[];
  readonly insights: readonly Insight[];
  readonly site: Site;
  readonly options: Omit<TimelinesOptions, 'program'>;
  readonly program: string;
  /** Whether there are cards: nobody shares a preview. */
  readonly isPreview: boolean;
  /** Is told how many timelines have been drawn, of how many. */
  readonly onDrawn: (done: number, all: number) => void;
}

/**
 * Draws the timelines that no build has drawn yet, makes pixels of them, and draws the charts, before pages ask for them: pages may have to be
 * compiled first, and to draw keeps another core busy. What fails here fails again where a page asks for it, and is said there.
 */
export async function drawAhead({ incidents, insights, site, options, program, isPreview, onDrawn }: AheadJob): Promise<void> {
  const dir = drawingsDir(options.cacheDir);
  const known = readDrawn(dir, program);
  const all = incidents.flatMap((page) => (page.drawing === null ? [] : [{ page, drawing: page.drawing }]));
  const fresh = all.filter(({ drawing }) => !known.has(drawingDigest(drawing)));
  if (fresh.length <= FEW) return;
  const timelines = createTimelines({ ...options, program });
  const kept = new Map<string, DrawnTimeline>();
  const drawOne = async ({ page, drawing }: (typeof all)[number]): Promise<void> => {
    kept.set(drawingDigest(drawing), await timelines.drawn(drawing));
    await paintAll(page, site, timelines, isPreview);
  };
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let one = fresh[next++]; one !== undefined; one = fresh[next++]) {
      await drawOne(one).catch(() => undefined);
      onDrawn(++done, fresh.length);
    }
  };
  const charts = insights.flatMap(chartRequests).map((request) => timelines.drawer.chart(request).catch(() => undefined));
  await Promise.all([...Array.from({ length: AT_ONCE }, work), ...charts]);
  timelines.drawer.close();
  for (const { drawing } of all) {
    const last = known.get(drawingDigest(drawing));
    if (last !== undefined) kept.set(drawingDigest(drawing), last);
  }
  mkdirSync(dir, { recursive: true });
  keepDrawn(dir, program, kept);
}

async function paintAll(page: IncidentPage, site: Site, timelines: Timelines, isPreview: boolean): Promise<void> {
  if (!site.pictures || page.drawing === null) return;
  await timelines.pixels(page.drawing);
  if (hasCards(site) && !isPreview) await timelines.card(page, site);
}
