import { createHash } from 'node:crypto';
import { getCollection } from 'astro:content';
import settings from 'virtual:afterword/settings';
import { deriveArchive } from '../core/derive/archive.ts';
import { pageAnchors } from '../core/derive/page-anchors.ts';
import type { Archive, DrawingData, IncidentPage, MeetingPage } from '../core/derive/page-data.ts';
import { READERS, REVIEWERS } from '../core/derive/visibility.ts';
import type { Site } from '../core/schema/site.ts';
import { contextOf } from './context.ts';
import { readChanges } from '../io/git.ts';
import { documentText } from './documents.ts';
import { listImages } from './images.ts';
import type { LinkTargets } from './links.ts';
import { stripLength, stripLengthText } from './strip-length.ts';

/** What pages print, and what rendering needs beside it. */
export interface SiteArchive extends Archive {
  readonly site: Site;
  readonly targets: LinkTargets;
  /** How long the full width of a small drawing is: the same in all lists. */
  readonly strip: { readonly ms: number; readonly text: string };
  /** For Astro's incremental build: changes with everything that the page shows. */
  readonly cacheKey: (page: IncidentPage | MeetingPage) => string;
}

let archive: Promise<SiteArchive> | null = null;

/** The whole archive, derived once for a build and anew for each request in development. */
export function getArchive(): Promise<SiteArchive> {
  if (import.meta.env.DEV) return deriveSite();
  archive ??= deriveSite();
  return archive;
}

async function deriveSite(): Promise<SiteArchive> {
  const [incidents, meetings] = await Promise.all([getCollection('incidents'), getCollection('meetings')]);
  const context = contextOf(settings.contentDir);
  const { changes } = await readChanges(settings.contentDir);
  const derived = deriveArchive({
    incidents: incidents.map((entry) => entry.data),
    meetings: meetings.map((entry) => entry.data),
    context,
    changes,
    audience: settings.previewFile === null ? READERS : REVIEWERS,
  });
  const targets: LinkTargets = { documents: addresses(derived), anchors: anchorsOf(derived), images: listImages(settings.contentDir) };
  const drawings = new Map(derived.incidents.map((page) => [page.href, page.drawing]));
  const stripMs = stripLength(derived.incidents.flatMap(({ drawing }) => drawing ?? []));
  const shared = digest([context.site, [...targets.images], settings.previewFile, [...derived.marks]]);
  const linked = digest([[...targets.documents], [...targets.anchors].map(([path, anchors]) => [path, ...anchors])]);
  return {
    ...derived,
    site: context.site,
    targets,
    strip: { ms: stripMs, text: stripLengthText(stripMs) },
    cacheKey: (page) =>
      digest([
        shared,
        page,
        documentText(page.provenance.path).digest,
        hasLinks(page) ? linked : null,
        smallDrawings(page, drawings),
        'incidents' in page ? stripMs : null,
      ]),
  };
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** A meeting shows the drawings of its incidents, small. */
const smallDrawings = (page: IncidentPage | MeetingPage, drawings: ReadonlyMap<string, DrawingData | null>): unknown =>
  'incidents' in page ? page.incidents.map(({ href }) => drawings.get(href)) : null;

/** A document that links to others shows their addresses: its key changes with them. */
const hasLinks = (page: IncidentPage | MeetingPage): boolean => /\]\(|\]:|<a/i.test(documentText(page.provenance.path).text);

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
