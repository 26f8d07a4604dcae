import type { Section, SectionRole } from '../schema/parts.ts';
import type { SectionView } from './page-data.ts';

/** Sections whose content the page shows in a place of its own: with nothing left in them, their heading goes too. */
const SHOWN_APART: ReadonlySet<SectionRole> = new Set<SectionRole>([
  'summary',
  'timeline',
  'actions',
  'action-review',
  'decisions',
  'people',
  'announcements',
  'next-meeting',
  'agenda',
]);

/** Parts of an incident's page that have a place of their own, with the prose that the author wrote there. */
type Place = 'summary' | 'timeline';

/** The prose of a page: its summary, what stands beside its events, and everything else in document order. */
export interface PageSections {
  readonly summary: readonly SectionView[];
  readonly timelineNotes: readonly SectionView[];
  readonly sections: readonly SectionView[];
}

/**
 * The sections that a page prints. `keep`: ids that links lead to (topics), printed even where everything in them
 * was turned into structure. `places`: what the page has a place for; what stands below such a heading belongs to it.
 */
export function pageSections(
  sections: readonly Section[],
  path: string,
  keep: ReadonlySet<string>,
  places: ReadonlySet<string>,
): PageSections {
  const printed = printedSections(sections, keep);
  const parts: Record<Place | 'rest', SectionView[]> = { summary: [], timeline: [], rest: [] };
  let place: { readonly name: Place; readonly depth: number } | null = null;
  for (const section of printed) {
    const below: boolean = place !== null && section.depth > place.depth && section.role === 'other';
    if (!below) place = isPlace(section.role) && places.has(section.role) ? { name: section.role, depth: section.depth } : null;
    parts[place?.name ?? 'rest'].push(sectionView(section, path));
  }
  return { summary: parts.summary, timelineNotes: parts.timeline, sections: parts.rest };
}

const isPlace = (role: SectionRole): role is Place => role === 'summary' || role === 'timeline';

function printedSections(sections: readonly Section[], keep: ReadonlySet<string>): Section[] {
  const printed: Section[] = [];
  // The least depth from the section after this one to the next printed one: a heading over a printed section stays.
  let below = 0;
  for (const section of sections.toReversed()) {
    const { id, role, blocks, depth, heading } = section;
    const own = blocks.length > 0 || keep.has(id) || (heading !== null && !SHOWN_APART.has(role));
    const stays = own || (heading !== null && below > depth);
    below = stays ? depth : Math.min(below, depth);
    if (stays) printed.push(section);
  }
  return printed.reverse();
}

const sectionView = ({ id, heading, depth, role, blocks }: Section, path: string): SectionView => ({
  id,
  heading,
  level: Math.min(6, depth + 1),
  role,
  prose: { path, ranges: blocks, prefix: id },
});
