import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AudienceName } from '../core/derive/visibility.ts';
import { siteManifestSchema, type PublishedPage } from '../core/schema/site-manifest.ts';
import { parseJson } from './json.ts';

const FILE = 'site-manifest.json';

/** What was published: address, without the base -> page. */
export type PublishedPages = ReadonlyMap<string, PublishedPage>;

/** Writes down what the site in `siteDir` says, a page a line, for the build that replaces it and for reviews. */
export function writeSiteManifest(siteDir: string, pages: PublishedPages, audience: AudienceName = 'internal'): void {
  const lines = [...pages].map(([address, { title, path, hash, anchors }]) => JSON.stringify([address, { title, path, hash, anchors }]));
  writeFileSync(
    join(siteDir, FILE),
    `{"version":1,${audience === 'public' ? '"audience":"public",' : ''}"pages":[\n${lines.join(',\n')}\n]}\n`,
  );
}

/** What the site in `siteDir` wrote down; null where there is none, and where that is not of this version. A site for others is not to be compared. */
export function readSiteManifest(siteDir: string, audience: AudienceName = 'internal'): PublishedPages | 'for others' | null {
  const file = join(siteDir, FILE);
  if (!existsSync(file)) return null;
  const parsed = siteManifestSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success) return null;
  return (parsed.data.audience ?? 'internal') === audience ? new Map(parsed.data.pages) : 'for others';
}
