import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Cache {
  /** Null where it is not there. `name`: a key and an ending. */
  readonly read: (name: string) => Promise<Buffer | null>;
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
}

/** What decides the content, in any number of parts, as the name of a file. */
export function cacheKey(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Files in `folder`, which is made when the first is written. Whole or not at all: a reader never sees half a file. */
export function createCache(folder: string): Cache {
  const fileOf = (name: string): string => path.join(folder, name.slice(0, 2), name);
  const read = async (name: string): Promise<Buffer | null> => {
    try {
      return await readFile(fileOf(name));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  };
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    const file = fileOf(name);
    const partial = `${file}.${randomUUID()}.partial`;
    await mkdir(path.dirname(file), { recursive: true });
    try {
      await writeFile(partial, content);
      await rename(partial, file);
    } finally {
      await rm(partial, { force: true });
    }
  };
  return { read, write };
}
