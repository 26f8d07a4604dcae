import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { applyEdits } from '../core/fix/edits.ts';
import type { Edit } from '../core/problem.ts';
import { errnoText } from './errno.ts';
import { MAX_FILE_BYTES } from './read-text.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const READ = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** The text of a file as rules see it, control characters and all; null where it is no regular file of the folder in UTF-8. */
export function readRaw(root: string, path: string): string | null {
  const opened = openOwn(root, path);
  return typeof opened === 'string' ? null : asRead(opened.raw);
}

/**
 * Makes `edits` in the file `path` of the folder `root`: the whole file or nothing, in one rename. Byte order mark and line
 * ends stay. Only where the file still says `expected`, lies in the folder, and no link leads to it. Returns why not, else null.
 */
export function rewriteText(root: string, path: string, expected: string, edits: readonly Edit[]): string | null {
  const opened = openOwn(root, path);
  if (typeof opened === 'string') return opened;
  const { raw, mode } = opened;
  if (asRead(raw) !== expected) return 'it has changed meanwhile';
  const rawOffset = offsetsIn(raw);
  const feed = /^[^\n]*\r\n/.test(raw) ? '\r\n' : '\n';
  const rawEdits = edits.map(({ start, end, text }) => ({
    start: rawOffset(start),
    end: rawOffset(end),
    text: text.replaceAll('\n', feed),
  }));
  return replaceFile(join(root, path), applyEdits(raw, rawEdits), mode);
}

/** As decode.ts gives it to the rules. */
const asRead = (raw: string): string => raw.replace(BYTE_ORDER_MARK_AT_START, '').replace(/\r\n?/g, '\n');
const BYTE_ORDER_MARK_AT_START = new RegExp(`^${BYTE_ORDER_MARK}`);

/** Where an offset of the text as rules see it stands in the file: each CRLF before it took one letter more, the mark one. */
function offsetsIn(raw: string): (offset: number) => number {
  const mark = raw.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const ends = [...raw.slice(mark).matchAll(/\r\n/g)].map(({ index }, count) => index - count);
  return (offset) => offset + mark + countBelow(ends, offset);
}

/** How many of the sorted numbers are below `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isBelow = (path: string): boolean => !isAbsolute(path) && !path.split('/').includes('..');

/** The file's content, or why it is not ours to change. */
function openOwn(root: string, path: string): { raw: string; mode: number } | string {
  const file = join(root, path);
  let descriptor: number;
  try {
    if (!isBelow(path)) return 'it lies outside the folder';
    if (realpathSync(dirname(file)) !== join(realpathSync(root), dirname(path))) return 'a link leads to it';
    descriptor = openSync(file, READ);
  } catch (error) {
    return errnoText(error);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > MAX_FILE_BYTES) return 'it is no document';
    const bytes = readFileSync(descriptor);
    const raw = bytes.toString('utf8');
    return Buffer.from(raw).equals(bytes) ? { raw, mode: stat.mode & 0o777 } : 'it is not UTF-8';
  } catch (error) {
    return errnoText(error);
  } finally {
    closeSync(descriptor);
  }
}

/** Written beside the file under a name that no reader takes, then put in its place. */
function replaceFile(file: string, text: string, mode: number): string | null {
  const draft = join(dirname(file), `.afterword-${randomUUID()}`);
  try {
    // A file that its owner has protected is not replaced, although the folder would allow it.
    accessSync(file, constants.W_OK);
    const descriptor = openSync(draft, 'wx', mode);
    try {
      fchmodSync(descriptor, mode);
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
    return null;
  } catch (error) {
    rmSync(draft, { force: true });
    return errnoText(error);
  }
}
