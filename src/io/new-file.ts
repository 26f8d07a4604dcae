import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errnoText } from './errno.ts';

/** Writes a file that is not there yet, with the folders above it. Returns why it was not written, else null: nothing is ever replaced. */
export function writeNewFile(file: string, text: string): string | null {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    return null;
  } catch (error) {
    return errnoText(error);
  }
}
