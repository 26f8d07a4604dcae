import { entriesIn } from '../../src/core/derive/archive-input.ts';
import { deriveArchive } from '../../src/core/derive/archive.ts';
import type { Archive } from '../../src/core/derive/page-data.ts';
import { readDocument } from '../../src/core/parse/read-document.ts';
import { doorFiles, type DoorSite } from '../../src/core/render/doors/doors.ts';
import { twinPages } from '../../src/core/render/doors/twins.ts';
import { siteSchema, type SiteInput } from '../../src/core/schema/site.ts';
import { resolveLink } from '../../src/site/links.ts';

const CONTEXT = { people: [], services: [] };

/** What the doors of a folder are made of. `texts`: path -> text. */
export function doorSite(texts: Readonly<Record<string, string>>, site: SiteInput = {}, base = '/'): DoorSite {
  const context = { ...CONTEXT, site: siteSchema.parse(site) };
  const readings = Object.entries(texts).map(([path, text]) => readDocument({ path, text }, context));
  const archive = deriveArchive({ ...entriesIn(readings), context, changes: new Map() });
  return doorsOf(archive, new Map(Object.entries(texts)), site, base);
}

/** The same of an archive. */
export function doorsOf(archive: Archive, texts: ReadonlyMap<string, string>, site: SiteInput = {}, base = '/'): DoorSite {
  const documents = new Map([...archive.incidents, ...archive.meetings].map(({ provenance, href }) => [provenance.path, href]));
  const targets = { documents, anchors: new Map<string, Map<string, string>>(), images: new Set<string>() };
  return {
    archive,
    site: siteSchema.parse(site),
    base,
    texts,
    pages: [...twinPages(archive)],
    resolve: (url, path) => resolveLink(url, path, targets),
  };
}

/** All files of the doors, by address. */
export const filesOf = (door: DoorSite): Map<string, string> => new Map(doorFiles(door));

/** The one file; throws where it is not written. */
export function fileOf(door: DoorSite, href: string): string {
  const text = filesOf(door).get(href);
  if (text === undefined) throw new Error(`${href} was not written: ${[...filesOf(door).keys()].join(' ')}`);
  return text;
}
