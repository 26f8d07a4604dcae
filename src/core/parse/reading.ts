import type { Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { Context } from '../schema/site.ts';

/** What the reader is given: one source file, decoded, and the context. No clock, no disk. */
export interface Source {
  /** Relative to the content folder, `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/**
 * What was understood of one file. A meeting may bring incidents along. `neither` is reported, not published.
 * An entry whose facts do not pass the schema is not here: `problems` says why, at the line.
 */
export interface Reading {
  readonly path: string;
  readonly kind: 'incident' | 'meeting' | 'neither';
  /** Why the kind was chosen, for people: "front matter says so", "the title names a meeting and attendees are listed". */
  readonly because: string;
  readonly meeting: Meeting | null;
  /** The document's own incident, or those found in the meeting. */
  readonly incidents: readonly Incident[];
  readonly problems: readonly Problem[];
}

/** The one door of core/parse: `readDocument` in read-document.ts has this type. It never throws on any text. */
export type ReadDocument = (source: Source, context: Context) => Reading;
