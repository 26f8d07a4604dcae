import { loadCharts } from './charts/load-charts.ts';
import { createMeasure } from './fonts.ts';
import { isAsk, type Answer, type Ask, type Done } from './messages.ts';
import { createPainter, type Painter } from './painter.ts';
import { createRenderer, type Renderer } from './renderer.ts';

// A process of its own: Mermaid takes globals (window, document) and the process's time zone, which the parent sets to UTC.
let renderer: Promise<Renderer> | null = null;
let painter: Painter | null = null;
let charts: ReturnType<typeof loadCharts> | null = null;

const answer = (message: Answer): void => {
  process.send?.(message);
};

/** Mermaid takes most of a second to load, the charts' library a third of one: who needs neither does without. */
async function work(ask: Ask): Promise<Done> {
  if ('paint' in ask) {
    painter ??= createPainter(import.meta.filename);
    return { png: painter(ask.paint) };
  }
  if ('chart' in ask) {
    charts ??= loadCharts(createMeasure(import.meta.filename));
    return (await charts)(ask.chart);
  }
  renderer ??= createRenderer(createMeasure(import.meta.filename));
  return (await renderer).render(ask.draw);
}

let last: Promise<void> = Promise.resolve();
process.on('message', (message: unknown) => {
  if (!isAsk(message)) return;
  const { id } = message;
  // One after the other: Mermaid keeps its state in globals.
  last = last.then(async () => {
    try {
      answer({ id, ...(await work(message)) });
    } catch (error) {
      answer({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
});
process.on('disconnect', () => process.exit());
