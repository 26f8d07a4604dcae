import type { SourceRange } from '../position.ts';
import type { Section, SectionRole } from '../schema/parts.ts';
import { isHtmlList } from './html-blocks.ts';
import { rangeOf, type Block } from './markdown.ts';
import type { MetadataRead } from './metadata.ts';
import type { Part } from './outline.ts';
import { hasTimedLine } from './timed-lines.ts';

/** What the sections of an entry are made from. */
export interface SectionPlan {
  /** The part at the top, and whether its own heading is the title (shown apart) or a section's. */
  readonly top: Part;
  readonly title: Part | null;
  /** Blocks and items that were turned into structure. */
  readonly taken: readonly SourceRange[];
  /** For a section whose blocks another reader has sorted (a timeline): what is left as prose, all below it included. */
  readonly prose: ReadonlyMap<Part, readonly SourceRange[]>;
  /** Parts that are entries of their own: their heading stays, their blocks belong to the entry. */
  readonly elsewhere: ReadonlySet<Part>;
  readonly anchor: (heading: string) => string;
  /** The lines at the top that are facts. */
  readonly metadata: MetadataRead;
}

/** The anchors that parts were given, for topics and found incidents. */
export interface SectionsMade {
  readonly sections: Section[];
  readonly anchors: ReadonlyMap<Part, string>;
}

/** The sections of an entry in document order, with every block that is not structure. */
export function sectionsOf(plan: SectionPlan): SectionsMade {
  const sections: Section[] = [];
  const anchors = new Map<Part, string>();
  const taken = new Set(plan.taken.map(keyOf));
  const visit = (part: Part, depth: number): void => {
    if (plan.metadata.dropped.has(part)) return;
    const heading = part === plan.title || part === plan.top ? null : part.heading;
    const own = plan.elsewhere.has(part) ? [] : (plan.prose.get(part) ?? leftOver(part.blocks, taken, plan.metadata));
    if (heading !== null || own.length > 0) {
      const id = plan.anchor(heading?.text ?? 'text');
      anchors.set(part, id);
      const role = plan.elsewhere.has(part) ? 'incident' : part.role;
      sections.push({ id, heading: heading?.text ?? null, headingRange: heading?.range ?? null, depth, role, blocks: [...own] });
    }
    if (plan.elsewhere.has(part)) return;
    const below = part === plan.top || part === plan.title ? depth : depth + 1;
    for (const child of part.children) if (!plan.prose.has(part) || plan.prose.has(child) || isOwn(child)) visit(child, below);
  };
  visit(plan.top, 1);
  return { sections, anchors };
}

/** A section below a timeline that is known to be something else. "Detection" over lines with times is a phase of it. */
export const isOwn = (part: Part): boolean => !GOES_ON.has(part.role) && !(PHASES.has(part.role) && hasTimedLine(part));

const GOES_ON: ReadonlySet<SectionRole> = new Set(['other', 'timeline', 'background']);
const PHASES: ReadonlySet<SectionRole> = new Set(['detection', 'response', 'trigger', 'impact']);

const keyOf = ({ start, end }: SourceRange): string => `${start.offset}-${end.offset}`;

function leftOver(blocks: readonly Block[], taken: ReadonlySet<string>, metadata: MetadataRead): readonly SourceRange[] {
  return blocks.flatMap((block) => {
    const range = rangeOf(block);
    const lines = metadata.left.get(block);
    if (lines !== undefined) return lines;
    if (taken.has(keyOf(range))) return [];
    if (block.type !== 'list') return [range];
    const items = block.children.map((item) => rangeOf(item));
    const left = items.filter((item) => !taken.has(keyOf(item)));
    if (isHtmlList(block)) return left.length === 0 ? [] : [range];
    // A list of which nothing was taken stays whole, so that it is still one list on the page.
    return left.length === items.length ? [range] : left;
  });
}
