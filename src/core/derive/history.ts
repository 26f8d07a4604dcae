import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { Audience, VisibleEntries } from './visibility.ts';

/** A commit that touched a file: `date` as `YYYY-MM-DD` in the commit's own zone, `commit` the full id, `subject` as written. */
export interface Revision {
  readonly date: string;
  readonly commit: string;
  readonly subject: string;
}

/** By path relative to the content folder, deleted files too: the commits that touched it, newest first, never none. */
export type Revisions = ReadonlyMap<string, readonly Revision[]>;

/** What is known of the files behind pages. */
export interface History {
  readonly revisionsOf: (path: string) => readonly Revision[];
  /** Whether readers are told of it, or that it is unknown. The public is not: it would tell of changes to what was cut. */
  readonly isTold: boolean;
  /** A subject speaks of everything that its commit touched: it is shown where all of that is. */
  readonly maySay: (revision: Revision) => boolean;
}

type Entry = Pick<Incident | Meeting, 'path' | 'id' | 'kind'>;

/**
 * The history as readers of the `visible` entries may know it. A commit that also touched a document that they do not see,
 * or one that is no longer there, keeps its subject to itself. Linear in the number of commits and of the files that each touched.
 */
export function historyOf(
  revisions: Revisions,
  all: readonly Entry[],
  { incidents, meetings }: VisibleEntries,
  { internal }: Audience,
): History {
  const shown = new Map([...incidents, ...meetings].map((entry) => [keyOf(entry), entry.path]));
  const partlyHidden = new Set(all.filter((entry) => !shown.has(keyOf(entry))).map(({ path }) => path));
  const shownPaths = new Set([...shown.values()].filter((path) => !partlyHidden.has(path)));
  const withheld = new Set<string>();
  for (const [path, touched] of revisions) {
    if (!isDocument(path) || shownPaths.has(path)) continue;
    for (const { commit } of touched) withheld.add(commit);
  }
  return {
    isTold: internal,
    revisionsOf: (path) => (internal ? (revisions.get(path) ?? []) : []),
    maySay: ({ commit }) => !withheld.has(commit),
  };
}

const keyOf = ({ kind, id }: Entry): string => `${kind}\n${id}`;
const isDocument = (path: string): boolean => /\.mdx?$/i.test(path);
