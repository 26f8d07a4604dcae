import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doorFiles, type DoorSite } from '../core/render/doors/doors.ts';
import type { SiteFiles } from '../io/site-files.ts';

/** Of the program's schemas, those of what stands below `api/`. */
const SCHEMA = /^api-(.+\.schema\.json)$/;

/** Writes what other programs read beside the pages, with the schemas of the program at `root`. Throws where a page stands at such an address. */
export function writeDoors(root: string, files: SiteFiles, door: DoorSite): void {
  for (const [href, text] of doorFiles(door)) files.write(href, text);
  const schemas = join(root, 'schemas');
  for (const file of readdirSync(schemas)) {
    const name = SCHEMA.exec(file)?.[1];
    if (name !== undefined) files.write(`api/schemas/${name}`, readFileSync(join(schemas, file)));
  }
}

/** The addresses of the pages among the files of a site, without those that nobody is to find: `incidents/x/index.html` -> `/incidents/x/`. */
export const pagesAmong = (files: readonly string[]): string[] =>
  files.filter((file) => /(?:^|\/)index\.html$/.test(file)).map((file) => `/${file.slice(0, -'index.html'.length)}`);
