import type {
  ActionView,
  Archive,
  DecisionsPage,
  DecisionView,
  IncidentPage,
  IncidentRow,
  LedgerPage,
  Link,
  MeetingPage,
  MeetingRow,
  NameList,
  PartPage,
  PeopleIndexRow,
  PersonPage,
  SeriesIndexRow,
  SeriesPage,
  ServiceIndexRow,
  ServicePage,
  TagIndexRow,
  TagPage,
} from '../derive/page-data.ts';
import { fingerprintOf, type Texts } from './fingerprint.ts';

/** A part of a page. `item`: one of a list, named by `text`; `whole`: `text` says that it differs. */
export interface PagePart {
  readonly kind: 'item' | 'whole';
  /** "the action “Add an alert”", or "its figures differ". */
  readonly text: string;
  readonly hash: string;
}

export type PageParts = ReadonlyMap<string, PagePart>;
type Entry = readonly [key: string, part: PagePart];

/** The key of what a page's own document says. */
export const OWN_PART = 'own';

/** Makes the parts of each kind of page. What a list does not print of a row is not in its part. */
export function manifestParts(archive: Archive, texts: Texts) {
  const maker = partMaker(texts);
  const rows = rowParts(archive, maker);
  return {
    ...listParts(archive, maker, rows),
    ...viewParts(archive, maker, rows),
    ...documentParts(maker, rows),
    ...subjectParts(maker, rows),
  };
}

type Maker = ReturnType<typeof partMaker>;
type Rows = ReturnType<typeof rowParts>;

function partMaker(texts: Texts) {
  const print = (value: unknown): string => fingerprintOf(value, texts);
  return {
    print,
    item: (key: string, noun: string, name: string, value: unknown): Entry => [
      `${noun} ${key}`,
      { kind: 'item', text: `the ${noun} “${name}”`, hash: print(value) },
    ],
    whole: (key: string, text: string, value: unknown): Entry => [key, { kind: 'whole', text, hash: print(value) }],
  };
}

function listParts(archive: Archive, { item, whole }: Maker, rows: Rows) {
  const names = ({ rows: named, parts }: NameList<{ readonly href: string | null; readonly name: string }>, noun: string): PageParts =>
    new Map([whole('letters', 'its letters differ', parts), ...named.map((row) => item(row.href ?? row.name, noun, row.name, row))]);
  const { counts, year, latestIncidents, latestMeetings, openActions, latestDecisions } = archive.overview;
  return {
    overview: (): PageParts =>
      new Map([
        whole('counts', 'its figures differ', counts),
        whole('year', 'the strip of the year differs', year),
        ...latestIncidents.map(rows.incident),
        ...latestMeetings.map(rows.meeting),
        ...openActions.map(rows.action),
        ...latestDecisions.map(rows.decision),
      ]),
    incidentList: (): PageParts => new Map(archive.lists.incidents.rows.map(rows.incident)),
    meetingList: (): PageParts => new Map(archive.lists.meetings.rows.map(rows.meeting)),
    peopleList: (list: NameList<PeopleIndexRow>): PageParts => names(list, 'person'),
    serviceList: (list: NameList<ServiceIndexRow>): PageParts => names(list, 'service'),
    tagList: (list: NameList<TagIndexRow>): PageParts => names(list, 'tag'),
    seriesList: (list: NameList<SeriesIndexRow>): PageParts => names(list, 'series'),
  };
}

/**
 * Lists that are cut into pages. The links from view to view, with their counts, are not what a page says, no more than its header is;
 * nor is the day to which ages are counted, which every commit moves.
 */
function viewParts({ insights }: Archive, { item, whole }: Maker, rows: Rows) {
  return {
    ledger: ({ lede, groups }: LedgerPage): PageParts => {
      const entries = groups.flatMap((group) => group.entries);
      const late = entries.flatMap(({ action, overdue }) => (overdue === null ? [] : action.id));
      return new Map([
        whole('figures', 'its figures differ', [lede, groups.map(({ title, note }) => [title, note])]),
        whole('overdue', 'other actions are overdue', late),
        ...entries.map(({ action }) => rows.action(action)),
      ]);
    },
    decisionLog: ({ lede, years }: DecisionsPage): PageParts =>
      new Map([whole('figures', 'its figures differ', lede), ...years.flatMap(({ decisions }) => decisions.map(rows.decision))]),
    insights: (): PageParts =>
      new Map([
        whole('figures', 'its figures differ', insights.lede),
        ...insights.insights.map((insight) => item(insight.id, 'section', insight.title, insight)),
      ]),
  };
}

function documentParts({ item, whole, print }: Maker, rows: Rows) {
  const own = (value: unknown): Entry => whole(OWN_PART, 'its document differs', value);
  const links = (noun: string, list: readonly Link[]): Entry[] => list.map((link) => item(link.href, noun, link.text, link));
  const neighbours = (previous: Link | null, next: Link | null, noun: string): Entry[] => [
    ...beside('previous', previous, `the ${noun} before it`),
    ...beside('next', next, `the ${noun} after it`),
  ];
  const beside = (key: string, link: Link | null, text: string): Entry[] =>
    link === null ? [] : [[key, { kind: 'item', text, hash: print(link) }]];
  return {
    incident: ({ actions, meetings, related, overlaps, previous, next, ...rest }: IncidentPage): PageParts =>
      new Map([
        // What is ahead is told by the actions and the sections themselves.
        own({ ...rest, ahead: [] }),
        ...actions.map(rows.action),
        ...links('meeting', meetings),
        ...links('related incident', related),
        ...links('overlapping incident', overlaps),
        ...neighbours(previous, next, 'incident'),
      ]),
    meeting: ({ raised, reviewed, incidents, topics, decisions, nextMeeting, previous, next, ...rest }: MeetingPage): PageParts =>
      new Map([
        own([
          rest,
          decisions.map(({ text, topic, deciders }) => [text, topic, deciders]),
          topics.map(({ title, number }) => [title, number]),
          reviewed.map(({ then }) => then),
          nextMeeting?.text ?? null,
        ]),
        ...[...raised, ...reviewed.map(({ action }) => action)].map(rows.action),
        ...incidents.map(rows.incident),
        whole('decision links', 'what supersedes its decisions differs', decisions.map(linked)),
        whole('next meeting', 'its next meeting has a page, or has none any more', nextMeeting?.link ?? null),
        ...neighbours(previous, next, 'meeting'),
      ]),
  };
}

function subjectParts({ whole }: Maker, rows: Rows) {
  return {
    tag: ({ incidents, meetings, ...rest }: TagPage): PageParts =>
      new Map([whole('about', 'its figures differ', rest), ...incidents.map(rows.incident), ...meetings.map(rows.meeting)]),
    series: ({ years, ...rest }: SeriesPage): PageParts =>
      new Map([
        whole('about', 'what is known of the series differs', [rest, years.map(({ meetings, ...year }) => [year, meetings.length])]),
        ...years.flatMap(({ meetings }) => meetings.map(rows.meeting)),
      ]),
    part: ({ incidents, meetings, doneActions, ...rest }: PartPage): PageParts =>
      new Map([
        whole('about', 'its figures differ', rest),
        ...doneActions.map(rows.action),
        ...incidents.map(rows.incident),
        ...meetings.map(rows.meeting),
      ]),
    person: ({ openActions, doneActions, incidents, meetings, ...rest }: PersonPage): PageParts =>
      new Map([
        // A link that is not shown differs for nobody.
        whole('about', 'what is known of the person differs', rest.moreOpen > 0 ? rest : { ...rest, allOpenHref: null }),
        ...[...openActions, ...doneActions].map(rows.action),
        ...incidents.map((row) => withMore(rows.incident(row), row.roles)),
        ...meetings.map((row) => withMore(rows.meeting(row), [row.presence, ...row.roles])),
      ]),
    service: ({ incidents, openActions, ...rest }: ServicePage): PageParts =>
      new Map([
        // Every day it is a day more: nobody changed that.
        whole('about', 'what is known of the service differs', { ...rest, since: null }),
        ...incidents.map(rows.incident),
        ...openActions.map(rows.action),
      ]),
  };
}

/** What other decisions make of one. */
const linked = ({ supersedes, supersededBy, repeats }: DecisionView): unknown => [supersedes, supersededBy, repeats];

const withMore = ([key, part]: Entry, more: readonly string[]): Entry => [key, { ...part, hash: [part.hash, ...more].join(' ') }];

/** Lines of lists, each with what its list prints. An action stands on up to five pages: its part is made once. */
function rowParts(archive: Archive, { item, print }: Maker) {
  // Under a key that is fingerprinted: `drawing` itself is not.
  const drawn = new Map(archive.incidents.map(({ href, drawing }) => [href, drawing === null ? null : print({ strip: drawing.phases })]));
  const known = new Map<string, Entry>();
  return {
    incident: ({ href, title, date, severity, services, duration, openActions }: IncidentRow): Entry =>
      item(href, 'incident', title, [title, date, severity?.text, services, duration, openActions, drawn.get(href)]),
    meeting: ({ href, title, date, decisions, present, raisedActions, incidents }: MeetingRow): Entry =>
      item(href, 'meeting', title, [title, date, decisions, present, raisedActions, incidents]),
    action: (action: ActionView): Entry => {
      const made = known.get(action.id) ?? item(action.id, 'action', action.text, action);
      known.set(action.id, made);
      return made;
    },
    decision: (decision: Archive['overview']['latestDecisions'][number]): Entry => {
      const { href, text, topic, deciders, date, meeting } = decision;
      return item(href, 'decision', text, [text, topic, deciders, date, meeting, linked(decision)]);
    },
  };
}
