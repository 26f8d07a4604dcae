import type { IncidentPage, MeetingPage } from './page-data.ts';

/** What the page of a document has as `id` for links to arrive at: sections and events, or sections and decisions. */
export function pageAnchors(page: IncidentPage | MeetingPage): string[] {
  // The prose of an .mdx document is compiled, and has no ids.
  const sections = page.mdxEntryId === null ? page.sections : [];
  const own = 'events' in page ? [...sections, ...page.summary, ...page.timelineNotes, ...page.events] : [...sections, ...page.decisions];
  return [...new Set([...own.map(({ id }) => id), ...page.keptAnchors])];
}
