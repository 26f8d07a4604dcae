import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { doorFiles, type DoorSite } from '../core/render/doors/doors.ts';
import type { SiteSettings } from './settings.ts';

/** Of the program's schemas, those of what stands below `api/`. */
const SCHEMA = /^api-(.+\.schema\.json)$/;

/** Writes what other programs read beside the pages in `outDir`, with the schemas of the program at `root`. Throws where a page stands at such an address. */
export function writeDoors({ root, outDir }: Pick<SiteSettings, 'root' | 'outDir'>, door: DoorSite): void {
  const made = new Set<string>();
  for (const [href, text] of doorFiles(door)) {
    const file = join(outDir, href);
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(file, text, { flag: 'wx' });
  }
  const schemas = join(outDir, 'api/schemas');
  mkdirSync(schemas, { recursive: true });
  for (const file of readdirSync(join(root, 'schemas'))) {
    const name = SCHEMA.exec(file)?.[1];
    if (name !== undefined) copyFileSync(join(root, 'schemas', file), join(schemas, name));
  }
}

/** The addresses of the pages among the files of a site, without those that nobody is to find: `incidents/x/index.html` -> `/incidents/x/`. */
export const pagesAmong = (files: readonly string[]): string[] =>
  files.filter((file) => /(?:^|\/)index\.html$/.test(file)).map((file) => `/${file.slice(0, -'index.html'.length)}`);
