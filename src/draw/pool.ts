import { DrawingProcess, TooSlowError } from './drawing-process.ts';
import type { Done, Task } from './messages.ts';

interface Job {
  readonly task: Task;
  readonly configuration: string;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: unknown) => void;
}

interface Seat {
  readonly process: DrawingProcess;
  configuration: string;
  busy: boolean;
}

export interface Pool {
  readonly run: (task: Task) => Promise<Done>;
  readonly close: () => void;
}

export interface PoolOptions {
  readonly processes: number;
  /** Absolute path of `worker.ts`. */
  readonly workerFile: string;
  readonly timeoutMs: number;
}

/** How far ahead a process looks for a picture of the configuration that it is set up for. */
const LOOK_AHEAD = 100;

/** Each picture that was too slow halves what the next ones may take: a document of many would hold up all others. No picture of any use takes as long as this. */
const LEAST_MS = 1_000;

/** A queue in front of a few processes. Each prefers pictures of the configuration of its last one: setting Mermaid up anew takes time. */
export function createPool({ processes, workerFile, timeoutMs }: PoolOptions): Pool {
  const queue: Job[] = [];
  const seats = Array.from({ length: processes }, (): Seat => ({
    process: new DrawingProcess(workerFile),
    configuration: '',
    busy: false,
  }));

  const take = (seat: Seat): Job | undefined => {
    const same = queue.slice(0, LOOK_AHEAD).findIndex((job) => job.configuration === seat.configuration);
    return queue.splice(Math.max(0, same), 1)[0];
  };
  let limitMs = timeoutMs;
  const draw = (seat: Seat, job: Job): Promise<void> =>
    seat.process.run(job.task, limitMs).then(job.resolve, (error: unknown) => {
      if (error instanceof TooSlowError) limitMs = Math.max(Math.min(LEAST_MS, timeoutMs), limitMs / 2);
      job.reject(error);
    });
  const work = async (seat: Seat): Promise<void> => {
    seat.busy = true;
    for (let job = take(seat); job !== undefined; job = take(seat)) {
      seat.configuration = job.configuration;
      await draw(seat, job);
    }
    seat.busy = false;
  };
  const run = (task: Task): Promise<Done> =>
    new Promise((resolve, reject) => {
      const configuration = 'draw' in task ? JSON.stringify(task.draw.config ?? {}) : 'chart' in task ? 'chart' : 'paint';
      queue.push({ task, configuration, resolve, reject });
      const idle = seats.find((seat) => !seat.busy && seat.configuration === configuration) ?? seats.find((seat) => !seat.busy);
      if (idle !== undefined) void work(idle);
    });
  const close = (): void => {
    for (const job of queue.splice(0)) job.reject(new Error('the drawer was closed'));
    for (const seat of seats) seat.process.close();
  };
  return { run, close };
}
