import { join } from 'node:path';
import { timelineSource } from '../core/render/timeline.ts';
import type { ReviewLook } from '../core/render/review/look.ts';
import type { DocumentChange, EntrySide } from '../core/review/change.ts';
import { createDrawer, type Drawer } from '../draw/drawer.ts';
import { workerFile } from '../site/settings.ts';

/** Narrow, labels above their tracks: before and after stand beside each other on a wide screen. */
const WIDTHS = [{ width: 440, idPrefix: 'n' }] as const;

/** Draws the timelines of incidents whose timeline changed, before and after. A drawing has no links, and ids of its own. */
export async function drawReview(documents: readonly DocumentChange[], cacheDir: string): Promise<ReviewLook['drawing']> {
  const drawer = createDrawer({ cacheDir: join(cacheDir, 'drawings'), workerFile: workerFile() });
  const drawn = new Map<EntrySide, string>();
  try {
    const sides = documents.flatMap(({ entries }) =>
      entries.flatMap(({ before, after, events }) => (events.some(({ change }) => change !== null) ? [before, after] : [])),
    );
    const shown = sides.filter((side) => side !== null);
    await Promise.all(shown.map(async (side, index) => void drawn.set(side, await draw(side, index + 1, drawer))));
  } finally {
    drawer.close();
  }
  return (_document, entry) => drawn.get(entry) ?? null;
}

async function draw({ drawing }: EntrySide, place: number, { draw: run, measure }: Drawer): Promise<string> {
  if (drawing === null) return '';
  const { title, description } = drawing;
  const { svg } = await run({ ...timelineSource(drawing, { widths: WIDTHS, measure }), idPrefix: 'n', title, description });
  // Texts of a drawing have no quotation marks as such, so these are attributes.
  return svg.replace(/<\/?a(?: [^<>]*)?>/g, '').replace(/ (id|aria-labelledby|aria-describedby)="n/g, ` $1="r${String(place)}n`);
}
