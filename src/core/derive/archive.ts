import type { ArchiveInput } from './archive-input.ts';
import { actionsPage } from './actions/actions-page.ts';
import { ledgerPages } from './actions/ledger-pages.ts';
import { asOfOf } from './as-of.ts';
import { decisionPages } from './decisions/decision-pages.ts';
import { incidentPage } from './incident-page.ts';
import { archiveLists } from './archive-lists.ts';
import { insightsPage } from './insights/insights-page.ts';
import { marksOf } from './marks.ts';
import { READERS } from './visibility.ts';
import { lookupOf, type Lookup } from './lookup.ts';
import { meetingPage } from './meeting-page.ts';
import { overviewPage } from './overview.ts';
import type { Archive, IncidentPage, IncidentRow, MeetingPage, MeetingRow } from './page-data.ts';
import { relationsOf } from './related.ts';
import { seriesOf, type Series } from './series.ts';
import { severitiesUsed } from './severity.ts';
import type { Site } from '../schema/site.ts';
import { overlapsOf } from './timeline-overlaps.ts';

/**
 * Everything that the site prints, from validated entries in any order; drafts are left out, unless they are for the audience. Lists are newest first.
 * Time and memory grow with the number of documents. The same input gives the same archive.
 */
export function deriveArchive(input: ArchiveInput): Archive {
  const lookup = lookupOf(input);
  const series = seriesOf(lookup.meetings);
  const incidents = incidentPages(lookup);
  const incidentRows = new Map(incidents.map(({ id, row }) => [id, row]));
  const meetings = meetingPages(lookup, series, incidentRows);
  const meetingRows = new Map(meetings.map(({ id, row }) => [id, row]));
  const views = lookup.actions.map(({ view }) => view);
  const rows = {
    incidentRows: incidents.map(({ row }) => row),
    meetingRows: meetings.map(({ row }) => row),
    decisions: meetings.flatMap(({ page }) => decisionsOf(page)),
  };
  const ledger = ledgerPages(lookup.actions, asOfOf(input.builtAt ?? null, input.context.site, lookup));
  const pages = { incidents: incidents.map(({ page }) => page), meetings: meetings.map(({ page }) => page) };
  return {
    overview: overviewPage(
      rows,
      views,
      input.context.site.severities.map(({ label }) => label),
    ),
    ...pages,
    ...rows,
    severities: severitiesUsed(rows.incidentRows, input.context.site.severities),
    decisionPages: decisionPages(rows.decisions),
    actions: actionsPage(views),
    insights: insightsPage(lookup, incidentRows, ledger.asOf),
    ledger,
    ...archiveLists({ lookup, series, pages, incidentRows, meetingRows, ledger }),
    marks: marksOf(lookup, input.audience ?? READERS),
  };
}

function incidentPages(lookup: Lookup): { id: string; page: IncidentPage; row: IncidentRow }[] {
  const { incidents } = lookup;
  const related = relationsOf(incidents, lookup.services, lookup.people, namesPeople(lookup.context.site));
  const overlaps = overlapsOf(incidents);
  const pages = incidents.map((incident, index) => {
    const around = {
      previous: incidents[index - 1] ?? null,
      next: incidents[index + 1] ?? null,
      related: related.get(incident.id) ?? [],
      overlaps: overlaps.get(incident.id) ?? [],
    };
    return { id: incident.id, ...incidentPage(incident, around, lookup) };
  });
  return pages.reverse();
}

const meetingPages = (
  lookup: Lookup,
  series: Series,
  rows: ReadonlyMap<string, IncidentRow>,
): { id: string; page: MeetingPage; row: MeetingRow }[] =>
  lookup.meetings.map((meeting) => ({ id: meeting.id, ...meetingPage(meeting, series, rows, lookup) })).reverse();

const decisionsOf = ({ decisions, title, href, date, dateIso }: MeetingPage): Archive['decisions'] =>
  decisions.map((decision) => ({ ...decision, date: date.text, dateIso, meeting: { text: title, href } }));

/** Whether a page may say of people what the documents do not: that they stand in two of them. */
const namesPeople = ({ people }: Site): boolean => people.pages && people.show === 'names';
