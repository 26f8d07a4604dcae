import { pageAnchors } from '../core/derive/page-anchors.ts';
import type { Archive, IncidentPage, MeetingPage } from '../core/derive/page-data.ts';
import { listImages } from './images.ts';
import type { LinkTargets } from './links.ts';

/** What the links of documents are resolved against, of an archive and the content folder that it was read from. */
export const linkTargets = (archive: Archive, contentDir: string): LinkTargets => ({
  documents: addresses(archive),
  anchors: anchorsOf(archive),
  images: listImages(contentDir),
});

/** Path -> address; a meeting that brought an incident along is linked as the meeting. */
function addresses(derived: Archive): Map<string, string> {
  const own = (page: IncidentPage | MeetingPage): [string, string] => [page.provenance.path, page.href];
  return new Map([...derived.incidents.map(own), ...derived.meetings.map(own)]);
}

/** What the pages of each document have as `id`: sections and events, and a meeting's decisions. */
function anchorsOf(derived: Archive): Map<string, Map<string, string>> {
  const anchors = new Map<string, Map<string, string>>();
  for (const page of [...derived.meetings, ...derived.incidents]) {
    const known = anchors.get(page.provenance.path) ?? new Map<string, string>();
    anchors.set(page.provenance.path, known);
    for (const id of pageAnchors(page)) if (!known.has(id)) known.set(id, page.href);
  }
  return anchors;
}
