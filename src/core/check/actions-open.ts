import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { ActionMention } from '../schema/parts.ts';
import type { Reading } from '../parse/reading.ts';

/** A meeting or an incident of a document. */
export type Entry = Meeting | Incident;

/** The entries of a document: the meeting first, then the incidents. */
export const entriesOf = ({ meeting, incidents }: Reading): Entry[] => [...(meeting === null ? [] : [meeting]), ...incidents];

/** New work that is still to be done. What is done, or was given up, needs nobody. */
export const isStillToDo = ({ role, status }: ActionMention): boolean =>
  role === 'raised' && status?.value !== 'done' && status?.value !== 'dropped';

/** A ticket, or a link to where the work is kept: who does it by when stands there. */
export const isTracked = ({ tickets }: ActionMention): boolean => tickets.length > 0;

/** "lines 12, 14 and 15": where the others are. Empty for one. */
export function linesText(mentions: readonly ActionMention[]): string {
  const lines = [...new Set(mentions.flatMap(({ origin }) => origin.range?.start.line ?? []))];
  if (lines.length < 2) return '';
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  const last = more > 0 ? `${more} more` : String(shown.pop());
  return ` (lines ${shown.join(', ')} and ${last})`;
}
const MOST_LINES = 8;
