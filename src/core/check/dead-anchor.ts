import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Reading } from '../parse/reading.ts';
import { entriesOf } from './actions-open.ts';
import type { Checked } from './checked.ts';
import { contentPath } from '../content-path.ts';
import { linksOf, type Named } from './prose-links.ts';

/** Links to an anchor that no page of the document will have: its text is shown without the link, or leads to the page's top. */
export function deadAnchors(checked: Checked): Problem[] {
  const readings = new Map(checked.readings.map((reading) => [reading.path, reading]));
  return checked.readings.flatMap(({ path, kind }) => {
    const text = checked.texts.get(path);
    if (kind === 'neither' || (text !== undefined && !MAY_HAVE_ANCHOR.test(text))) return [];
    return linksOf(path, checked).flatMap((link) => deadAnchor(link, path, readings) ?? []);
  });
}

const MAY_HAVE_ANCHOR = /\]\([^)\s]{0,500}#|\]:\s{0,20}\S{0,500}#|<[^>\s]{0,500}#/;

function deadAnchor({ url, range }: Named, from: string, readings: ReadonlyMap<string, Reading>): Problem | null {
  const fragment = decoded(/#(.+)$/s.exec(url)?.[1] ?? '');
  const target = contentPath(url, from);
  const path = url.startsWith('#') ? from : target.kind === 'file' ? target.path : null;
  const reading = path === null ? undefined : readings.get(path);
  if (fragment === '' || path === null || reading === undefined || reading.kind === 'neither') return null;
  const ids = anchorsOf(reading);
  if (ids.has(fragment)) return null;
  const where = path === from ? 'this document' : quote(path);
  const meant = meantAnchor(fragment, reading);
  const advice = meant === null ? undefined : `Write “#${quote(meant)}”.`;
  return problem('dead-anchor', placeOf(from, range), `no heading or event of ${where} has the anchor “#${quote(fragment)}”`, advice);
}

/** The anchors that the pages of a document have (site/archive.ts): of sections, of events, of decisions. */
function anchorsOf(reading: Reading): Set<string> {
  const ids = new Set<string>();
  for (const entry of entriesOf(reading)) {
    const marked = entry.kind === 'incident' ? entry.timeline : entry.decisions;
    // The prose of an .mdx document has no anchors.
    for (const { id } of [...(entry.format === 'mdx' ? [] : entry.sections), ...marked]) ids.add(id);
  }
  return ids;
}

/** Other sites leave punctuation out of an anchor: `#whats-next` is the heading "What's next". And the case is a slip. */
function meantAnchor(fragment: string, reading: Reading): string | null {
  const bare = letters(fragment);
  const sections = entriesOf(reading).flatMap((entry) => (entry.format === 'mdx' ? [] : entry.sections));
  return sections.find(({ heading, id }) => bare !== '' && (letters(heading ?? '') === bare || letters(id) === bare))?.id ?? null;
}

const letters = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    if (error instanceof URIError) return fragment;
    throw error;
  }
}
