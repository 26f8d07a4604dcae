import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errnoOf } from './errno.ts';

/** The files of a site that is being built. */
export interface SiteFiles {
  /** Writes a file that is not there yet; `file` is relative to the site. Throws EEXIST where one is. */
  readonly write: (file: string, content: Uint8Array | string) => void;
}

/**
 * Writes the files of the site in `siteDir`. What stands byte for byte in `lastDir`, the site that is published, is not written
 * again but linked, on the disk, to the same bytes: to make a file costs up to a millisecond, and after most changes of a large
 * site nearly all are the same. Nobody writes into a file of a finished site, which would change both: sites are replaced whole.
 */
export function siteFiles(siteDir: string, lastDir: string | null): SiteFiles {
  const made = new Set<string>();
  const link = linker(siteDir, lastDir);
  return {
    write: (file, content) => {
      const path = join(siteDir, file);
      const folder = dirname(path);
      if (!made.has(folder)) mkdirSync(folder, { recursive: true });
      made.add(folder);
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      if (!link(file, path, bytes)) writeFileSync(path, bytes, { flag: 'wx' });
    },
  };
}

/** Gives a file its bytes from the last site, or says that it cannot. */
type Link = (file: string, path: string, bytes: Uint8Array) => boolean;

function linker(siteDir: string, lastDir: string | null): Link {
  let from = lastDir !== null && existsSync(lastDir) ? lastDir : null;
  const folder = statSync(siteDir);
  // As a new file of this user would be.
  const isSame = (path: string, bytes: Uint8Array): boolean => {
    const stat = lstatSync(path);
    const isOwn = stat.isFile() && stat.uid === folder.uid && (stat.mode & 0o777) === (folder.mode & 0o666);
    return isOwn && stat.size === bytes.length && readFileSync(path).equals(bytes);
  };
  return (file, path, bytes) => {
    if (from === null) return false;
    try {
      linkSync(join(from, file), path);
    } catch (error) {
      const code = errnoOf(error);
      if (code === 'EEXIST' || code === null) throw error;
      // Another disk, or one without links: it will not be otherwise for the next file.
      if (code !== 'ENOENT' && code !== 'ENOTDIR') from = null;
      return false;
    }
    // Looked at after it is linked: another build may put another site in the place of the last one meanwhile.
    if (isSame(path, bytes)) return true;
    unlinkSync(path);
    return false;
  };
}
