import type {
  Archive,
  IncidentPage,
  IncidentRow,
  MeetingPage,
  NameList,
  PartPage,
  PersonPage,
  SeriesPage,
  ServicePage,
  TagPage,
} from '../core/derive/page-data.ts';
import type { Insight, InsightsPage } from '../core/derive/insights/insight.ts';
import type { Site } from '../core/schema/site.ts';
import { digestOf, drawingDigest } from './digest.ts';
import { documentText } from './documents.ts';
import type { LinkTargets } from './links.ts';

/** What all pages of a site are rendered with. */
interface Shared {
  readonly archive: Archive;
  readonly site: Site;
  readonly targets: LinkTargets;
  readonly stripMs: number;
}

/** A page of which each entry has its own. */
type Keyed =
  IncidentPage | MeetingPage | PersonPage | ServicePage | TagPage | SeriesPage | PartPage | NameList<unknown> | InsightsPage | Insight;

/**
 * Makes the keys of pages: a page whose key is that of the last build is not rendered again. A key changes with everything
 * that the page shows; the program, and the settings of the build, are watched apart from it (render-site.ts).
 */
export function pageKeys({ archive, site, targets, stripMs }: Shared): (page: Keyed) => string {
  const drawings = new Map(archive.incidents.map((page) => [page.href, page.drawing]));
  const shared = digestOf([site, [...targets.images], [...archive.marks]]);
  const linked = digestOf([[...targets.documents], [...targets.anchors].map(([path, anchors]) => [path, ...anchors])]);
  const keys = new WeakMap<Keyed, string>();
  const drawn = ({ href }: IncidentRow): string | null => {
    const drawing = drawings.get(href) ?? null;
    return drawing === null ? null : drawingDigest(drawing);
  };
  const make = (page: Keyed): string =>
    digestOf([shared, page, 'provenance' in page ? proseKey(page, linked) : null, rowsKey(page, drawn, stripMs)]);
  return (page) => {
    const key = keys.get(page) ?? make(page);
    keys.set(page, key);
    return key;
  };
}

/** Makes the keys of pages that print nothing but the value that is given: lists of the ledger and of decisions. */
export function listKeys({ archive, site }: Pick<Shared, 'archive' | 'site'>): (shown: unknown) => string {
  const shared = digestOf([site, [...archive.marks]]);
  return (shown) => digestOf([shared, shown]);
}

/** Prose is rendered from the document itself. One that links to others shows their addresses: its key changes with them. */
function proseKey({ provenance }: IncidentPage | MeetingPage, linked: string): unknown {
  const { text, digest } = documentText(provenance.path);
  return [digest, /\]\(|\]:|<a/i.test(text) ? linked : null];
}

/** Rows of incidents show their drawings, small and to one scale; a meeting shows those of its own also whole. */
function rowsKey(page: Keyed, drawn: (row: IncidentRow) => string | null, stripMs: number): unknown {
  if (!('incidents' in page)) return null;
  return [stripMs, page.incidents.map(drawn), 'linkedIncidents' in page ? page.linkedIncidents.map(drawn) : []];
}
