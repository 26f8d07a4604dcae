import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { problem } from '../core/problem.ts';
import { decodeText, type Decoded } from './decode.ts';
import { errnoText } from './errno.ts';

/** One document: more is a sign of an export or a log, and would cost every reader of the page. */
export const MAX_FILE_BYTES = 1024 * 1024;

// Opening a pipe or a device must not wait for its other end, and a link must not be followed (Windows has neither; there these are undefined, which `|` takes for 0).
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;
const NO_LINK = constants.O_NOFOLLOW;

/**
 * The text of the file at `file`, or one problem at `path` (its name in messages). Never blocks, never throws on
 * what a disk can hold. `followLinks` is for a file that a person named on the command line.
 */
export function readText(file: string, path: string, { followLinks = false } = {}): Decoded {
  const place = { kind: 'unavailable', path } as const;
  const refuse = (found: string): Decoded => ({ text: null, problem: problem('unreadable', place, found) });
  let descriptor: number;
  try {
    descriptor = openSync(file, followLinks ? FLAGS : FLAGS | NO_LINK);
  } catch (error) {
    return refuse(`the file cannot be read: ${errnoText(error)}`);
  }
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) return refuse('this is a folder, not a file (EISDIR)');
    if (!stat.isFile()) return refuse('this is a pipe, a socket or a device, not a file');
    if (stat.size > MAX_FILE_BYTES) return tooLarge(path, stat.size);
    return decodeText(readAll(descriptor, stat.size), path);
  } catch (error) {
    return refuse(`the file cannot be read: ${errnoText(error)}`);
  } finally {
    closeSync(descriptor);
  }
}

export const tooLarge = (path: string, bytes: number): Decoded => ({
  text: null,
  problem: problem('too-large', { kind: 'unavailable', path }, `the file has ${bytes} bytes; the limit is ${MAX_FILE_BYTES}`),
});

/** Reads at most `size` bytes: a file that grows meanwhile is cut at the size that was checked. */
function readAll(descriptor: number, size: number): Buffer {
  const buffer = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, buffer, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
}
