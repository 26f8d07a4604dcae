import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { doorFiles, type DoorSite } from '../core/render/doors/doors.ts';

/** Writes what other programs read beside the pages in `outDir`. Throws where a page stands at such an address. */
export function writeDoors(outDir: string, door: DoorSite): void {
  const made = new Set<string>();
  for (const [href, text] of doorFiles(door)) {
    const file = join(outDir, href);
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(file, text, { flag: 'wx' });
  }
}

/** The addresses of the pages among the files of a site, without those that nobody is to find: `incidents/x/index.html` -> `/incidents/x/`. */
export const pagesAmong = (files: readonly string[]): string[] =>
  files.filter((file) => /(?:^|\/)index\.html$/.test(file)).map((file) => `/${file.slice(0, -'index.html'.length)}`);
