import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { Context } from '../schema/site.ts';
import type { Change } from './page-data.ts';
import type { Audience } from './visibility.ts';

/** What `deriveArchive` is given: validated entries in any order, the context, and what git knows of each path. */
export interface ArchiveInput {
  readonly incidents: readonly Incident[];
  readonly meetings: readonly Meeting[];
  readonly context: Context;
  readonly changes: ReadonlyMap<string, Change>;
  /** Readers of the published site where nobody says. */
  readonly audience?: Audience;
}
