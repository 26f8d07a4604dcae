import { fork, type ChildProcess } from 'node:child_process';
import { isAnswer, type Ask } from './messages.ts';
import type { Drawing, DrawRequest } from './request.ts';

interface Job {
  readonly id: number;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (drawing: Drawing) => void;
  readonly reject: (error: Error) => void;
}

export interface DrawingProcess {
  /** One picture at a time. Rejects where the source is bad, where drawing takes too long, or where the process ends. */
  readonly draw: (request: DrawRequest) => Promise<Drawing>;
  readonly close: () => void;
}

/** Mermaid needs about 150 MB for many pictures; a picture that needs more than this is not worth having. */
const MEMORY_MB = 500;

/** A process that draws, started by its first picture and anew after one that had to be ended. Idle, it keeps nobody waiting. */
export function createDrawingProcess(workerFile: string, timeoutMs: number): DrawingProcess {
  let child: ChildProcess | null = null;
  let job: Job | null = null;
  let count = 0;

  const settle = (then: (job: Job) => void): void => {
    const done = job;
    job = null;
    child?.unref();
    child?.channel?.unref();
    if (done === null) return;
    clearTimeout(done.timer);
    then(done);
  };
  const leave = (from: ChildProcess, reason: string): void => {
    if (child !== from) return;
    child = null;
    settle(({ reject }) => reject(new Error(reason)));
  };
  const start = (): ChildProcess => {
    // In UTC, because Mermaid parses and prints the time of its process's zone.
    const started = fork(workerFile, {
      env: { ...process.env, TZ: 'UTC' },
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.on('message', (message) => {
      if (started !== child || !isAnswer(message) || message.id !== job?.id) return;
      settle(({ resolve, reject }) => ('svg' in message ? resolve({ svg: message.svg }) : reject(new Error(message.error))));
    });
    started.on('error', (error) => leave(started, `the drawing process could not be used: ${error.message}`));
    started.on('exit', (code, signal) => leave(started, `the drawing process ended (${signal ?? `code ${code ?? 'unknown'}`})`));
    return started;
  };
  const draw = (request: DrawRequest): Promise<Drawing> =>
    new Promise((resolve, reject) => {
      const asked = (child ??= start());
      asked.ref();
      asked.channel?.ref();
      const timer = setTimeout(() => {
        leave(asked, `drawing took longer than ${timeoutMs / 1000} s`);
        asked.kill('SIGKILL');
      }, timeoutMs);
      job = { id: ++count, timer, resolve, reject };
      asked.send({ id: count, request } satisfies Ask);
    });
  const close = (): void => {
    const closed = child;
    if (closed === null) return;
    leave(closed, 'the drawer was closed');
    closed.kill();
  };
  return { draw, close };
}
