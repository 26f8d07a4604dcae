import { fork, type ChildProcess } from 'node:child_process';
import { cpuMsOf } from './cpu-time.ts';
import { isAnswer, type Ask, type Done, type Task } from './messages.ts';

/** A picture was given up since it took too long. */
export class TooSlowError extends Error {}

interface Job {
  readonly id: number;
  readonly watch: NodeJS.Timeout;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
}

/** Mermaid needs about 60 MB of it for any number of timelines; a picture that needs more than this is not worth having. */
const MEMORY_MB = 400;

/** What a process may compute to start, on top of its first picture. It takes a second. */
const START_MS = 2_000;
/** The same by the clock, where no system tells what it has computed: many, where the machine has much else to do. */
const START_BY_CLOCK_MS = 40_000;
/** A process that others keep from computing has so many times as long, by the clock. */
const MOST_WAITING = 6;
/** How often a process is looked at. */
const LOOK_MS = 500;

/** A process that draws, started by its first picture and anew after one that had to be ended. Idle, it keeps nobody waiting. */
export class DrawingProcess {
  readonly #workerFile: string;
  #child: ChildProcess | null = null;
  #job: Job | null = null;
  #count = 0;

  /** `workerFile`: the absolute path of `worker.ts`. */
  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  /**
   * One picture at a time. Rejects where the source is bad, where the process ends, and with a TooSlowError where it has
   * computed for longer than `limitMs`: on a machine that does much else a picture takes its time, and is none the worse.
   */
  run(task: Task, limitMs: number): Promise<Done> {
    return new Promise((resolve, reject) => {
      const isNew = this.#child === null;
      const child = (this.#child ??= this.#start());
      child.ref();
      child.channel?.ref();
      const id = ++this.#count;
      const isOver = stopwatch(child, limitMs, isNew);
      const watch = setInterval(
        () => {
          if (!isOver()) return;
          this.#end(child, new TooSlowError(`drawing took longer than ${limitMs / 1000} s`));
          child.kill('SIGKILL');
        },
        Math.min(LOOK_MS, limitMs),
      );
      this.#job = { id, watch, resolve, reject };
      child.send({ id, ...task } satisfies Ask);
    });
  }

  close(): void {
    const child = this.#child;
    if (child === null) return;
    const isIdle = this.#job === null;
    this.#end(child, new Error('the drawer was closed'));
    // One that is idle is told: at its end Node keeps what it has compiled of Mermaid, for the next build.
    if (isIdle && child.connected) child.disconnect();
    else child.kill();
  }

  #start(): ChildProcess {
    const child = fork(this.#workerFile, {
      // Mermaid parses and prints the time of its process's zone.
      env: { ...process.env, TZ: 'UTC' },
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      // A process that a diagram uses up ends in a page of addresses, which tells an author nothing.
      stdio: ['ignore', 'ignore', process.env['AFTERWORD_DEBUG'] === undefined ? 'ignore' : 'inherit', 'ipc'],
      // Pixels come as bytes.
      serialization: 'advanced',
    });
    child.on('message', (message) => {
      if (child !== this.#child || !isAnswer(message) || message.id !== this.#job?.id) return;
      this.#settle((job) => ('error' in message ? job.reject(new Error(message.error)) : job.resolve(message)));
    });
    child.on('error', (error) => this.#end(child, new Error(`the drawing process could not be used: ${error.message}`)));
    child.on('exit', (code, signal) => {
      this.#end(child, new Error(`the drawing process ended (${signal ?? `code ${code ?? 'unknown'}`})`));
    });
    return child;
  }

  #end(child: ChildProcess, reason: Error): void {
    if (child !== this.#child) return;
    this.#settle((job) => job.reject(reason));
    this.#child = null;
  }

  #settle(then: (job: Job) => void): void {
    const job = this.#job;
    this.#job = null;
    this.#child?.unref();
    this.#child?.channel?.unref();
    if (job === null) return;
    clearInterval(job.watch);
    then(job);
  }
}

/** Whether a process has computed for so long since now; where no system tells, how long it has taken. */
function stopwatch({ pid = -1 }: ChildProcess, limitMs: number, isNew: boolean): () => boolean {
  const started = performance.now();
  const before = cpuMsOf(pid);
  const most = limitMs + (isNew ? START_MS : 0);
  return () => {
    const taken = performance.now() - started;
    const now = before === null ? null : cpuMsOf(pid);
    if (now === null || before === null) return taken > limitMs + (isNew ? START_BY_CLOCK_MS : 0);
    return now - before > most || taken > most * MOST_WAITING;
  };
}
