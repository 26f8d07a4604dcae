import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Cache {
  /** Null where it is not there. */
  readonly read: (key: string) => Promise<string | null>;
  readonly write: (key: string, text: string) => Promise<void>;
}

/** What decides the content, in any number of parts, as the name of a file. */
export function cacheKey(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Files in `folder`, which is made when the first is written. Whole or not at all: a reader never sees half a file. */
export function createCache(folder: string): Cache {
  const fileOf = (key: string): string => path.join(folder, key.slice(0, 2), `${key}.svg`);
  const read = async (key: string): Promise<string | null> => {
    try {
      return await readFile(fileOf(key), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  };
  const write = async (key: string, text: string): Promise<void> => {
    const file = fileOf(key);
    const partial = `${file}.${randomUUID()}.partial`;
    await mkdir(path.dirname(file), { recursive: true });
    try {
      await writeFile(partial, text);
      await rename(partial, file);
    } finally {
      await rm(partial, { force: true });
    }
  };
  return { read, write };
}
