import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleLimits } from '../../core/bundle/limits.ts';
import { BundleError, kindOfMode, type BundleEntry, type OpenBundle } from './entry.ts';

/** Lists a folder that somebody else has unpacked; no link is followed. Throws a BundleError where it has too many files. */
export function openFolder(root: string, limits: BundleLimits): OpenBundle {
  const entries: BundleEntry[] = [];
  const visit = (folder: string): void => {
    for (const raw of readdirSync(join(root, folder), { encoding: 'buffer' })) {
      const name = `${folder === '' ? '' : `${folder}/`}${raw.toString()}`;
      if (entries.length >= limits.files) throw new BundleError(`the folder has more than ${limits.files} entries`);
      // A name that is no UTF-8 cannot be asked for by its text; it is refused by its name.
      const stat = lstatSync(join(root, name), { throwIfNoEntry: false });
      const kind = stat === undefined ? 'file' : kindOfMode(stat.mode);
      const size = stat?.size ?? 0;
      entries.push({ name, kind, size, packedSize: null, read: () => Promise.resolve(readWhole(join(root, name), size)) });
      if (kind === 'folder') visit(name);
    }
  };
  visit('');
  return { entries, close: () => undefined };
}

function readWhole(path: string, size: number): Uint8Array {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if (fstatSync(fd).size !== size) throw new BundleError('it has changed while it was looked at');
    const bytes = Buffer.alloc(size);
    let at = 0;
    while (at < size) {
      const count = readSync(fd, bytes, at, size - at, at);
      if (count === 0) throw new BundleError('it has changed while it was looked at');
      at += count;
    }
    return bytes;
  } finally {
    closeSync(fd);
  }
}
