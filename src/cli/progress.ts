import type { World } from './world.ts';

/** A step that is under way. */
export interface Step {
  /** Says how far it is, where the line can be written over. */
  readonly update: (how: string) => void;
}

const TICK_MS = 200;

/** Runs one step of a command and says on the log what it does, for how long, and what came of it. */
export async function runStep<T>(
  world: World,
  label: string,
  work: (step: Step) => T | Promise<T>,
  outcome: (result: T) => string,
): Promise<T> {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  let how = '';
  const draw = (): void => world.log(`\r\u001B[K${label} … ${how === '' ? '' : `${how}, `}${seconds()}`);
  const timer = world.liveLog ? setInterval(draw, TICK_MS) : null;
  const end = (text: string): void => {
    if (timer !== null) clearInterval(timer);
    world.log(`${world.liveLog ? '\r\u001B[K' : ''}${text}\n`);
  };
  if (world.liveLog) draw();
  else world.log(`${label} …\n`);
  try {
    const result = await work({ update: (text) => (how = text) });
    end(world.liveLog ? `${label}: ${outcome(result)} (${seconds()})` : `  ${outcome(result)} (${seconds()})`);
    return result;
  } catch (error) {
    end(world.liveLog ? `${label}: failed` : '  failed');
    throw error;
  }
}
