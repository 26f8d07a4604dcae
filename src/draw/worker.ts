import { createMeasure } from './fonts.ts';
import { isAsk, type Answer } from './messages.ts';
import { createRenderer } from './renderer.ts';

// A process of its own: Mermaid takes globals (window, document) and the process's time zone, which the parent sets to UTC.
const renderer = createRenderer(createMeasure(import.meta.filename));

const answer = (message: Answer): void => {
  process.send?.(message);
};

let last: Promise<void> = Promise.resolve();
process.on('message', (message: unknown) => {
  if (!isAsk(message)) return;
  const { id, request } = message;
  // One after the other: Mermaid keeps its state in globals.
  last = last.then(async () => {
    try {
      const { svg } = await (await renderer).render(request);
      answer({ id, svg });
    } catch (error) {
      answer({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
});
process.on('disconnect', () => process.exit());
