import { UsageError } from './usage-error.ts';

/** The options as the parser gives them: a number where the text looks like one, `true` for a flag, a list where repeated. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** The text of option `name`, exactly as typed (the parser turns `007` into 7); `fallback` where it is absent. */
export function textOption<T extends string | null>(
  options: RawOptions,
  rawArgs: readonly string[],
  name: string,
  fallback: T,
): string | T {
  const value = options[name];
  if (value === undefined) return fallback;
  if (Array.isArray(value)) throw new UsageError(`--${name} is given more than once`);
  // The parser takes an empty text for the number 0.
  const text = typeof value === 'number' ? typedNumber(rawArgs, name, value) : value;
  if (typeof text === 'string' && text !== '') return text;
  throw new UsageError(`--${name} needs a value`);
}

/** Every text of option `name`, which may be given more than once. Numbers come as they were typed. */
export function textsOption(options: RawOptions, rawArgs: readonly string[], name: string): string[] {
  const value = options[name];
  if (!Array.isArray(value)) return [textOption(options, rawArgs, name, null) ?? []].flat();
  // The parser turns `007` into 7: what was typed stands in the arguments.
  return rawArgs.flatMap((arg, at) =>
    arg === `--${name}` ? (rawArgs[at + 1] ?? []) : arg.startsWith(`--${name}=`) ? arg.slice(name.length + 3) : [],
  );
}

function typedNumber(rawArgs: readonly string[], name: string, value: number): string {
  const after = rawArgs[rawArgs.indexOf(`--${name}`) + 1];
  const joined = rawArgs.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  return joined ?? (after !== undefined && Number(after) === value ? after : String(value));
}

export function flagOption(options: RawOptions, key: string, name: string): boolean {
  const value = options[key];
  if (value === undefined || value === false) return false;
  if (value === true) return true;
  throw new UsageError(`--${name} takes no value`);
}

const MAX_PORT = 65_535;

export function portOption(options: RawOptions, rawArgs: readonly string[]): number | null {
  const text = textOption(options, rawArgs, 'port', null);
  if (text === null) return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity;
  if (port > MAX_PORT) throw new UsageError(`--port must be a whole number from 0 to ${MAX_PORT}, not ${text}`);
  return port;
}

/** `pr/7` -> `/pr/7/`; null where it is absent. */
export function baseOption(options: RawOptions, rawArgs: readonly string[]): string | null {
  const text = textOption(options, rawArgs, 'base', null);
  if (text === null) return null;
  const base = baseOf(text);
  if (base === null) throw new UsageError(`--base must be a path such as /preview/7/, not ${text}`);
  return base;
}

/** `pr/7` -> `/pr/7/`; null where that is no path of plain words. */
export function baseOf(path: string): string | null {
  if (!/^[\w.~/-]*$/.test(path) || /(^|\/)\.{1,2}(\/|$)/.test(path)) return null;
  return `/${path}/`.replace(/\/{2,}/g, '/');
}

export function choiceOption<T extends string>(
  options: RawOptions,
  rawArgs: readonly string[],
  name: string,
  choices: readonly [T, ...T[]],
): T {
  const text = textOption(options, rawArgs, name, choices[0]);
  const choice = choices.find((one) => one === text);
  if (choice === undefined) throw new UsageError(`--${name} must be one of ${choices.join(', ')}, not ${text}`);
  return choice;
}

/** A whole number from 1, under the name that was typed (`pull-request`); null where it is absent. */
export function countOption(options: RawOptions, rawArgs: readonly string[], name: string): number | null {
  const key = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const value = options[key];
  const text = textOption(value === undefined ? {} : { [name]: value }, rawArgs, name, null);
  if (text === null) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--${name} must be a whole number from 1, not ${text}`);
  return Number(text);
}

/** The full SHA of a commit; null where `--head` is absent. */
export function shaOption(options: RawOptions, rawArgs: readonly string[]): string | null {
  const text = textOption(options, rawArgs, 'head', null);
  if (text !== null && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text))
    throw new UsageError(`--head must be the full SHA of a commit, not ${text}`);
  return text;
}
