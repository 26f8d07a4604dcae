import { counted } from '../counted.ts';
import type { Meeting } from '../schema/meeting.ts';
import { STATUS_TEXTS } from './actions/status.ts';
import { meetingHref } from './addresses.ts';
import { dateText, monthText } from './dates-text.ts';
import { decisionView } from './decisions/decision-view.ts';
import { linkedIncidents } from './discussed-in.ts';
import { shorten } from './fold.ts';
import { incidentLink } from './incident-row.ts';
import { actionsHere, type Lookup } from './lookup.ts';
import { datesSaid } from './next-meeting.ts';
import { originNotes } from './origins.ts';
import type { ActionView, IncidentRow, MeetingPage, MeetingRow } from './page-data.ts';
import { peopleHere } from './people-here.ts';
import { provenance } from './provenance.ts';
import { keptAnchors } from './redirects.ts';
import { meetingSearch } from './search-meta.ts';
import { pageSections } from './sections.ts';
import type { Series } from './series.ts';
import { servicesNamed } from './services.ts';
import { meetingOrigins } from './value-origins.ts';

const DESCRIPTION_LENGTH = 160;

/** The page of a meeting and its line in lists. `rows`: incident id -> its line. */
export function meetingPage(
  meeting: Meeting,
  series: Series,
  rows: ReadonlyMap<string, IncidentRow>,
  lookup: Lookup,
): { page: MeetingPage; row: MeetingRow } {
  const { path, title, date } = meeting;
  const notes = originNotes(path, lookup.context.site);
  const parts = {
    href: meetingHref(meeting.id),
    raised: raisedHere(meeting, lookup),
    reviewed: reviewedHere(meeting, lookup),
    ...statedParts(meeting, series, lookup, notes),
    ...peopleParts(meeting, lookup),
    tags: lookup.tags.named(meeting.tags),
    dateIso: date.value,
  };
  const topicIds = new Set(meeting.topics.map(({ id }) => id));
  const services = servicesNamed(meeting.services, lookup.services).map(({ service }) => service.name);
  const page: MeetingPage = {
    title: title.value,
    titleOrigin: notes.note(title.origin),
    description: describe(meeting, parts.raised.length),
    date: notes.shown(date, dateText(date.value)),
    ...parts,
    keptAnchors: keptAnchors(meeting),
    origins: meetingOrigins(meeting, lookup.people, notes),
    incidents: (lookup.foundIn.get(meeting.id) ?? []).flatMap(({ id }) => rows.get(id) ?? []),
    linkedIncidents: linkedIncidents(meeting, lookup).flatMap(({ id }) => rows.get(id) ?? []),
    sections: mergeSummary(pageSections(meeting.sections, path, topicIds, SUMMARY)),
    previous: series.previous(meeting),
    next: series.next(meeting),
    provenance: provenance(path, null, lookup),
    search: meetingSearch({ ...parts, services }, lookup.context.site.people.pages),
    mdxEntryId: meeting.format === 'mdx' ? meeting.id : null,
  };
  return { page, row: meetingRow(page) };
}

const SUMMARY: ReadonlySet<string> = new Set(['summary']);

/** A meeting's page has no place of its own for a summary: it stays first. */
const mergeSummary = ({ summary, sections }: ReturnType<typeof pageSections>): MeetingPage['sections'] => [...summary, ...sections];

type Notes = ReturnType<typeof originNotes>;

function statedParts(
  meeting: Meeting,
  series: Series,
  lookup: Lookup,
  notes: Notes,
): Pick<MeetingPage, 'series' | 'decisions' | 'topics' | 'talks' | 'announcements' | 'nextMeeting' | 'movedTo'> {
  const { topics, talks, announcements } = meeting;
  const group = series.of(meeting);
  return {
    series: meeting.series === null || group === null ? null : { ...notes.shown(meeting.series, group.name), href: group.href },
    decisions: meeting.decisions.map((decision) => decisionView({ decision, meeting }, lookup.decisionLinks, lookup.people, notes)),
    topics: topics.map(({ id, title, number, incidentId }) => {
      const incident = incidentId === null ? undefined : lookup.incidentById.get(incidentId);
      return { id, title, number, incident: incident === undefined ? null : incidentLink(incident) };
    }),
    talks: talks.map(({ title, presenter, slides, origin }) => ({
      title,
      presenter: presenter === null ? null : presenterView(presenter, lookup),
      slides: slides?.value ?? null,
      origin: notes.note(origin),
    })),
    announcements: announcements.map(({ id, text, origin }) => ({ id, text, origin: notes.note(origin) })),
    ...datesSaid(meeting, series, notes, lookup.context.site),
  };
}

function presenterView(name: string, { people }: Lookup): MeetingPage['named'][number] {
  const { name: shown, person } = people.owner(name);
  return { name: shown, href: person?.href ?? null, team: person?.team ?? null, roles: [] };
}

function peopleParts({ people }: Meeting, lookup: Lookup): Pick<MeetingPage, 'present' | 'absent' | 'named'> {
  const here = peopleHere(people, lookup.people);
  const those = (presence: (typeof here)[number]['presence']): MeetingPage['present'] =>
    here.filter((person) => person.presence === presence).map(({ view }) => view);
  return { present: those('present'), absent: those('absent'), named: those('named') };
}

/** Its own new actions, then those that only its incidents raise, which have no anchor on the meeting's page. */
function raisedHere({ id, actions }: Meeting, lookup: Lookup): ActionView[] {
  const own = actionsHere(actions, 'raised', lookup);
  const known = new Set(own.map((action) => action.id));
  const found = (lookup.foundIn.get(id) ?? []).flatMap((incident) => incident.actions);
  const others = actionsHere(found, 'raised', lookup).filter((action) => !known.has(action.id));
  return [...own, ...others.map((action) => ({ ...action, anchors: [] }))];
}

function reviewedHere({ actions }: Meeting, { actionOf }: Lookup): MeetingPage['reviewed'] {
  return actions.flatMap((said) => {
    const tracked = said.role === 'reviewed' ? actionOf.get(said) : undefined;
    if (tracked === undefined) return [];
    const then = said.status === null ? null : STATUS_TEXTS[said.status.value];
    return [{ action: { ...tracked.view, anchors: [said.id] }, then, mentionId: said.id }];
  });
}

function describe({ date, decisions }: Meeting, raised: number): string {
  const decided = decisions.length === 0 ? '' : ` Decided: ${decisions.map(({ text }) => text).join(' ')}`;
  const facts = `${counted(decisions.length, 'decision')}, ${counted(raised, 'new action')}`;
  return shorten(`Meeting of ${dateText(date.value)}: ${facts}.${decided}`, DESCRIPTION_LENGTH);
}

const meetingRow = ({ href, title, series, date, dateIso, decisions, present, raised, incidents }: MeetingPage): MeetingRow => ({
  href,
  title,
  series: series?.text ?? null,
  date: date.text,
  dateIso,
  month: monthText(dateIso),
  decisions: decisions.map(({ text }) => text),
  present: present.length,
  raisedActions: raised.length,
  incidents: incidents.map((row) => ({ text: row.title, href: row.href })),
});
