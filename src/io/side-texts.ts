import { join } from 'node:path';
import { decodeText, type Decoded } from './decode.ts';
import { readBlobs } from './git-blobs.ts';
import type { TreeFile } from './git-tree.ts';
import { MAX_FILE_BYTES, readText, tooLarge } from './read-text.ts';

/** Where the files of one side of a comparison are. */
export interface SideFiles {
  /** A folder of the repository, for git to be called in. */
  readonly cwd: string;
  /** The content folder: files without an id are read from it. */
  readonly dir: string;
  readonly tree: ReadonlyMap<string, TreeFile>;
}

/** The texts of the files `paths`, or why one has none. What git keeps is asked of one process; a file that is too large is never loaded. */
export async function readTexts({ cwd, dir, tree }: SideFiles, paths: Iterable<string>): Promise<Map<string, Decoded>> {
  const wanted = [...paths].flatMap((path) => {
    const file = tree.get(path);
    return file === undefined ? [] : [{ path, ...file }];
  });
  const kept = wanted.filter(({ size }) => size <= MAX_FILE_BYTES).flatMap(({ oid }) => oid ?? []);
  const blobs = await readBlobs(cwd, kept);
  return new Map(
    wanted.map(({ path, oid, size }): [string, Decoded] => {
      if (oid === null) return [path, readText(join(dir, path), path)];
      const bytes = blobs.get(oid);
      return [path, bytes === undefined ? tooLarge(path, size) : decodeText(bytes, path)];
    }),
  );
}
