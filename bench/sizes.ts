import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes and files below a folder. */
export function folderSize(dir: string): { bytes: number; files: number } {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { bytes: files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0), files: files.length };
}
