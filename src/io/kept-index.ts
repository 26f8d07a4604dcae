import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { decode, encode } from 'cborg';
import { z } from 'zod';
import type { IndexFiles } from './search-order.ts';

const keptSchema = z.strictObject({ digest: z.string(), files: z.array(z.tuple([z.string(), z.instanceof(Uint8Array)])) });

/** The index that was kept under `digest`, or null. Thousands of small files are kept as one: each costs as much as a page. */
export function readKeptIndex(file: string, digest: string): IndexFiles | null {
  const kept = existsSync(file) ? keptSchema.safeParse(decodeWhole(readFileSync(file))) : null;
  return kept?.success === true && kept.data.digest === digest ? new Map(kept.data.files) : null;
}

/** Written beside and renamed, so that a kill leaves no half index to be reused. */
export function keepIndex(file: string, digest: string, files: IndexFiles): void {
  const fresh = `${file}.${String(process.pid)}`;
  writeFileSync(fresh, encode({ digest, files: [...files] }));
  renameSync(fresh, file);
}

/** A file that is no CBOR is no index. */
function decodeWhole(bytes: Uint8Array): unknown {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('CBOR decode error')) return null;
    throw error;
  }
}
