import type { Reading } from '../parse/reading.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { Context } from '../schema/site.ts';
import type { BuildMoment } from './as-of.ts';
import type { Revisions } from './history.ts';
import type { Audience } from './visibility.ts';

/** What `deriveArchive` is given: validated entries in any order, the context, and what git knows of each path. */
export interface ArchiveInput {
  readonly incidents: readonly Incident[];
  readonly meetings: readonly Meeting[];
  readonly context: Context;
  readonly changes: Revisions;
  /** Readers of the published site where nobody says. */
  readonly audience?: Audience;
  /** When the site is built, as far as something reproducible says so; the newest document's date stands for it where nothing does. */
  readonly builtAt?: BuildMoment | null;
}

/** The entries of readings: incidents of their own and those found in meetings, and the meetings. */
export const entriesIn = (readings: readonly Reading[]): Pick<ArchiveInput, 'incidents' | 'meetings'> => ({
  incidents: readings.flatMap(({ incidents }) => incidents),
  meetings: readings.flatMap(({ meeting }) => (meeting === null ? [] : [meeting])),
});
