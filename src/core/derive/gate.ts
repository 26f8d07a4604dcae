import type { Source } from '../parse/reading.ts';
import { withoutMarks } from '../parse/visibility-marks.ts';
import type { Problem } from '../problem.ts';
import type { Context, Site } from '../schema/site.ts';
import { cutText } from '../visibility/cut.ts';
import { visibilityOf, type DocumentVisibility } from '../visibility/document-visibility.ts';
import type { Audience } from './visibility.ts';

/** What an audience is given in place of a folder's documents: as if all else had never been written (docs/adr/0006). */
export interface Opened {
  readonly sources: readonly Source[];
  /** Paths of the documents that are kept from the audience, in the order of the folder. */
  readonly hidden: readonly string[];
  /** Where nobody can tell what may be seen. Such a document is hidden from all but the team. */
  readonly problems: readonly Problem[];
  /** By path, of the documents that are not given whole: for telling problems at the lines of the file. */
  readonly cut: ReadonlyMap<string, { readonly lineOf: (line: number) => number; readonly blanked: string }>;
}

/**
 * The one gate, before anything is read: documents that are not for the audience are gone, and so are the sections and
 * facts; what is left carries no mark. Time and memory grow with the texts.
 */
export function openTo(audience: Audience, sources: readonly Source[], { visibility }: Pick<Site, 'visibility'>): Opened {
  const given: Source[] = [];
  const hidden: string[] = [];
  const problems: Problem[] = [];
  const cut = new Map<string, { lineOf: (line: number) => number; blanked: string }>();
  for (const source of sources) {
    const seen = visibilityOf(source);
    problems.push(...seen.problems);
    if (!mayRead(audience, seen, visibility)) {
      hidden.push(source.path);
      continue;
    }
    // A document with a fault is refused, and its lines are those of the file.
    const known = seen.problems.length === 0 ? seen.spans : [];
    const stretches = known.filter(({ kind }) => (kind === 'internal' ? !audience.internal : !audience.drafts));
    const parts = stretches.length === 0 ? null : cutText(source.text, stretches);
    if (parts !== null) cut.set(source.path, { lineOf: parts.lineOf, blanked: parts.blanked });
    given.push({ path: source.path, text: withoutMarks(parts?.text ?? source.text) });
  }
  return { sources: given, hidden, problems, cut };
}

/** A draft of a public document is public when it is published: a preview may show it. `mayShow` keeps drafts from readers. */
function mayRead(audience: Audience, { level, problems }: DocumentVisibility, unmarked: Site['visibility']): boolean {
  return audience.internal || (problems.length === 0 && (level === null || level === 'draft' ? unmarked : level) === 'public');
}

/** What pages may say besides the documents: outside the team, nothing that tells of lines which were cut. */
export function contextFor({ internal }: Audience, context: Context): Context {
  if (internal) return context;
  const { site } = context;
  return { ...context, site: { ...site, showsLines: false, repository: { ...site.repository, source: null } } };
}
