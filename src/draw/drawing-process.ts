import { fork, type ChildProcess } from 'node:child_process';
import { isAnswer, type Ask, type Done, type Task } from './messages.ts';

interface Job {
  readonly id: number;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
}

/** Mermaid needs about 60 MB of it for any number of timelines; a picture that needs more than this is not worth having. */
const MEMORY_MB = 400;

/** What a process may take to start, on top of its first picture: a second, and many where the machine has much else to do. */
const START_MS = 40_000;

/** A process that draws, started by its first picture and anew after one that had to be ended. Idle, it keeps nobody waiting. */
export class DrawingProcess {
  readonly #workerFile: string;
  readonly #timeoutMs: number;
  #child: ChildProcess | null = null;
  #job: Job | null = null;
  #count = 0;

  /** `workerFile`: the absolute path of `worker.ts`. */
  constructor(workerFile: string, timeoutMs: number) {
    this.#workerFile = workerFile;
    this.#timeoutMs = timeoutMs;
  }

  /** One picture at a time. Rejects where the source is bad, where drawing takes too long, and where the process ends. */
  run(task: Task): Promise<Done> {
    return new Promise((resolve, reject) => {
      const isNew = this.#child === null;
      const child = (this.#child ??= this.#start());
      child.ref();
      child.channel?.ref();
      const id = ++this.#count;
      const timer = setTimeout(
        () => {
          this.#end(child, `drawing took longer than ${this.#timeoutMs / 1000} s`);
          child.kill('SIGKILL');
        },
        this.#timeoutMs + (isNew ? START_MS : 0),
      );
      this.#job = { id, timer, resolve, reject };
      child.send({ id, ...task } satisfies Ask);
    });
  }

  close(): void {
    const child = this.#child;
    if (child === null) return;
    this.#end(child, 'the drawer was closed');
    child.kill();
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
    child.on('error', (error) => this.#end(child, `the drawing process could not be used: ${error.message}`));
    child.on('exit', (code, signal) => this.#end(child, `the drawing process ended (${signal ?? `code ${code ?? 'unknown'}`})`));
    return child;
  }

  #end(child: ChildProcess, reason: string): void {
    if (child !== this.#child) return;
    this.#settle((job) => job.reject(new Error(reason)));
    this.#child = null;
  }

  #settle(then: (job: Job) => void): void {
    const job = this.#job;
    this.#job = null;
    this.#child?.unref();
    this.#child?.channel?.unref();
    if (job === null) return;
    clearTimeout(job.timer);
    then(job);
  }
}
