import { byDue } from './actions/actions-page.ts';
import { isOpen } from './lookup.ts';
import type { ActionView, Archive, OverviewPage } from './page-data.ts';
import { yearStrip } from './timeline-year.ts';

const LATEST = 5;
const OPEN_SHOWN = 10;

/** The first page. Rows and decisions: newest first; `views`: every action; `severities`: the scale, the worst first. */
export function overviewPage(
  { incidentRows, meetingRows, decisions }: Pick<Archive, 'incidentRows' | 'meetingRows' | 'decisions'>,
  views: readonly ActionView[],
  severities: readonly string[],
): OverviewPage {
  const open = views.filter(isOpen);
  return {
    year: yearStrip(incidentRows, severities),
    counts: {
      incidents: incidentRows.length,
      meetings: meetingRows.length,
      actions: views.length,
      openActions: open.length,
      decisions: decisions.length,
    },
    latestIncidents: incidentRows.slice(0, LATEST),
    latestMeetings: meetingRows.slice(0, LATEST),
    openActions: byDue(open.toReversed()).slice(0, OPEN_SHOWN),
    latestDecisions: decisions.slice(0, LATEST),
  };
}
