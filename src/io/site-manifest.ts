import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteManifestSchema, type PublishedPage } from '../core/schema/site-manifest.ts';

const FILE = 'site-manifest.json';

/** What was published: address, without the base -> page. */
export type PublishedPages = ReadonlyMap<string, PublishedPage>;

/** Writes down what the site in `siteDir` says, a page a line, for the build that replaces it and for reviews. */
export function writeSiteManifest(siteDir: string, pages: PublishedPages): void {
  const lines = [...pages].map(([address, { title, path, hash, anchors }]) => JSON.stringify([address, { title, path, hash, anchors }]));
  writeFileSync(join(siteDir, FILE), `{"version":1,"pages":[\n${lines.join(',\n')}\n]}\n`);
}

/** What the site in `siteDir` wrote down; null where there is none, and where that is not of this version. */
export function readSiteManifest(siteDir: string): PublishedPages | null {
  const file = join(siteDir, FILE);
  if (!existsSync(file)) return null;
  const parsed = siteManifestSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  return parsed.success ? new Map(parsed.data.pages) : null;
}

/** Somebody may have edited the folder: what is no JSON says nothing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
