import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChange, TreeFile } from './git-tree.ts';
import { MAX_FILE_BYTES } from './read-text.ts';

/** The files of the folder `dir` as they are: those of the commit that it is compared with, but for what differs. */
export function workingTree(dir: string, base: ReadonlyMap<string, TreeFile>, changes: readonly FileChange[]): Map<string, TreeFile> {
  const tree = new Map(base);
  for (const { oldPath } of changes) if (oldPath !== null) tree.delete(oldPath);
  for (const { path } of changes) if (path !== null) tree.set(path, fileOnDisk(join(dir, path)));
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fileOnDisk(file: string): TreeFile {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  const kind = stat?.isSymbolicLink() === true ? 'link' : stat?.isDirectory() === true ? 'other' : 'file';
  return { kind, oid: null, size: stat?.size ?? 0 };
}

/** The id that git gives to the bytes of a file (in repositories with SHA-1); of a large file, a mark of its size and time. */
export function hashOnDisk(file: string): string {
  const stat = lstatSync(file);
  if (!stat.isFile() || stat.size > MAX_HASHED_BYTES) return `${String(stat.size)} bytes, changed ${stat.mtime.toISOString()}`;
  const bytes = readFileSync(file);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

const MAX_HASHED_BYTES = 64 * MAX_FILE_BYTES;
