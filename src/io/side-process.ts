import { fork, type ChildProcess } from 'node:child_process';
import { isSideAnswer, readError, type ErrorClass, type SideAsk } from './side-messages.ts';

/** A part of the program in a process of its own: it computes on another core, and its memory goes when it ends. */
export interface SideProcess {
  /** Resolves with what the part answers; rejects with what it threw, or where the process ends. Tasks and answers may be anything that can be cloned. */
  readonly ask: (task: unknown) => Promise<unknown>;
  /** Ends the process; what it has not answered is refused. Resolves when it has ended, and writes nothing any more. */
  readonly close: () => Promise<void>;
}

export interface SideOptions {
  /** Absolute path of a module that calls `answerTasks`. */
  readonly module: string;
  /** Errors of these classes are of them here, too. */
  readonly errors: readonly ErrorClass[];
  /** Called with what the part says meanwhile. */
  readonly onNote?: (note: unknown) => void;
}

interface Waiting {
  readonly resolve: (done: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A part that does not even hear that it is to end is killed. */
const PATIENCE_MS = 5_000;

/** Starts the process. It ends with this one, whatever ends that, and idle it keeps nobody waiting. */
export function startSideProcess(options: SideOptions): SideProcess {
  const waiting = new Map<number, Waiting>();
  let gone: Error | null = null;
  let count = 0;
  const child = fork(options.module, {
    // Not those of a test runner or a profiler.
    execArgv: [],
    stdio: ['ignore', 'ignore', process.env['AFTERWORD_DEBUG'] === undefined ? 'ignore' : 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const end = (reason: string): void => {
    gone ??= new Error(`a process of the build ${reason}`);
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  child.on('message', (message) => take(message, child, waiting, options));
  child.on('error', (error) => end(`could not be used: ${error.message}`));
  child.on('exit', (code, signal) => end(`ended (${signal ?? `code ${String(code)}`})`));
  rest(child);
  const ask = (task: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone !== null) return reject(gone);
      const id = ++count;
      waiting.set(id, { resolve, reject });
      child.ref();
      child.channel?.ref();
      // Where the process is gone, its end says why.
      child.send({ id, task } satisfies SideAsk, () => undefined);
    });
  const close = (): Promise<void> => {
    end('was closed');
    child.ref();
    // Told, not killed: at its end Node keeps what it has compiled of the program, for the next build.
    if (child.connected) child.disconnect();
    const watch = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    return exited.finally(() => clearTimeout(watch));
  };
  return { ask, close };
}

function take(message: unknown, child: ChildProcess, waiting: Map<number, Waiting>, { errors, onNote }: SideOptions): void {
  if (!isSideAnswer(message)) return;
  if ('note' in message) return onNote?.(message.note);
  const job = waiting.get(message.id);
  waiting.delete(message.id);
  if (waiting.size === 0) rest(child);
  if ('error' in message) job?.reject(readError(message.error, errors));
  else job?.resolve(message.done);
}

function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
