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

/** The prose of a page: its summary, and everything else in document order. */
export interface PageSections {
  readonly summary: readonly SectionView[];
  readonly sections: readonly SectionView[];
}

/**
 * The sections that a page prints. `keep`: ids that links lead to (topics), printed even where everything in them
 * was turned into structure. What stands below a summary's heading belongs to the summary.
 */
export function pageSections(sections: readonly Section[], path: string, keep: ReadonlySet<string>): PageSections {
  const printed = printedSections(sections, keep);
  const summary: SectionView[] = [];
  const rest: SectionView[] = [];
  let summaryDepth: number | null = null;
  for (const section of printed) {
    const below = summaryDepth !== null && section.depth > summaryDepth && section.role === 'other';
    if (!below) summaryDepth = section.role === 'summary' ? section.depth : null;
    (summaryDepth === null ? rest : summary).push(sectionView(section, path));
  }
  return { summary, sections: rest };
}

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
