import type { Incident } from '../schema/incident.ts';
import { incidentHref, meetingHref } from './addresses.ts';
import type { Mark } from './page-data.ts';
import type { Audience, VisibleEntries } from './visibility.ts';

const DRAFT = /^\W*draft\b/i;
const IN_REVIEW =
  /\b(?:in|under|for|needs?|awaiting|pending|waiting for)\s+(?:\w+\s+)?review\b|\breview\s+(?:is\s+)?(?:pending|needed|open|in progress)\b/i;

/** What is not final of a preview, by address: drafts, and reports whose status says that they are still being reviewed. */
export function marksOf({ incidents, meetings }: VisibleEntries, audience: Audience): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  // Readers of the published site see no draft, and the status of a report stands on its page.
  if (!audience.drafts) return marks;
  for (const meeting of meetings) if (meeting.draft) marks.set(meetingHref(meeting.id), 'Draft');
  for (const incident of incidents) {
    const mark = markOf(incident);
    if (mark !== null) marks.set(incidentHref(incident.id), mark);
  }
  return marks;
}

function markOf({ draft, status }: Incident): Mark | null {
  if (draft || DRAFT.test(status?.value ?? '')) return 'Draft';
  return IN_REVIEW.test(status?.value ?? '') ? 'In review' : null;
}
