/** From the program to a part of it in a process of its own. */
export interface SideAsk {
  readonly id: number;
  readonly task: unknown;
}

/** And back: what came of a task, or what it threw; and what the part says meanwhile. */
export type SideAnswer =
  { readonly id: number; readonly done: unknown } | { readonly id: number; readonly error: SentError } | { readonly note: unknown };

/** An error on its way: a clone alone would lose its class, and what system errors and compilers say beside the message. */
export interface SentError {
  readonly kind: string;
  readonly message: string;
  readonly stack: string;
  readonly more: ReadonlyMap<string, string>;
  readonly cause: SentError | null;
}

/** A class of errors that somebody asks for by `instanceof`. */
export type ErrorClass = new (...args: never[]) => Error;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export const isSideAsk = (message: unknown): message is SideAsk =>
  isObject(message) && 'id' in message && typeof message.id === 'number' && 'task' in message;

export const isSideAnswer = (message: unknown): message is SideAnswer =>
  isObject(message) &&
  ('note' in message ||
    ('id' in message && typeof message.id === 'number' && ('done' in message || ('error' in message && isObject(message.error)))));

/** What a system error says beside its message, and what a compiler advises. */
const MORE = ['code', 'syscall', 'path', 'dest', 'hint'];

/** Whatever was thrown, as it can be sent. */
export function sentError(error: unknown): SentError {
  if (!(error instanceof Error)) return { kind: 'Error', message: String(error), stack: '', more: new Map(), cause: null };
  const more = MORE.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const cause = error.cause instanceof Error ? sentError(error.cause) : null;
  return { kind: error.constructor.name, message: error.message, stack: error.stack ?? '', more: new Map(more), cause };
}

/** The error again: of its class where that is among `classes`. */
export function readError({ kind, message, stack, more, cause }: SentError, classes: readonly ErrorClass[]): Error {
  const error = new Error(message, cause === null ? {} : { cause: readError(cause, classes) });
  error.stack = stack;
  for (const [name, value] of more) Object.defineProperty(error, name, { value, enumerable: true });
  const known = classes.find(({ name }) => name === kind);
  const prototype: unknown = known?.prototype;
  if (prototype instanceof Error) Object.setPrototypeOf(error, prototype);
  return error;
}
