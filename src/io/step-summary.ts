import { appendFileSync, statSync } from 'node:fs';
import { errnoOf, errnoText } from './errno.ts';

/** The whole summary of a step may have a mebibyte; beyond it GitHub drops all of it. */
const LIMIT_BYTES = 1024 * 1024;

/** Appends what `render` makes for the room that is left in `file`. Returns why it could not, else null. */
export function appendSummary(file: string, render: (limitBytes: number) => string): string | null {
  try {
    const room = LIMIT_BYTES - sizeOf(file);
    const text = render(room);
    if (text !== '' && Buffer.byteLength(text) <= room) appendFileSync(file, text);
    return null;
  } catch (error) {
    return errnoText(error);
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 0;
    throw error;
  }
}
