/**
 * What the pages print: plain data, strings ready to be shown as text, addresses without the site's base
 * (`/incidents/2024-03-22/march-18-outage/`). Pages compute nothing. HTML appears only as `Html`, which
 * site/prose.ts makes by rendering and sanitising source ranges.
 */
import type { SourceRange } from '../position.ts';
import type { InsightsPage } from './insights/insight.ts';

/** A link inside the site: `href` starts with `/`, without the base. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

/** Where a value comes from, for the note beside it. */
export interface OriginNote {
  readonly kind: 'declared' | 'read' | 'inferred';
  /** "Read at line 22", "Inferred from the meeting's date (line 1)", "Assumed: the site's default time zone". */
  readonly text: string;
  /** The source at its line: the repository's address where site.yml names one, else null. */
  readonly href: string | null;
}

/** A value that is shown elsewhere on the page, and where it comes from. */
export interface ValueOrigin {
  readonly label: string;
  readonly origin: OriginNote;
}

/** A value as shown. `null` in place of one means unknown. */
export interface Shown {
  readonly text: string;
  readonly origin: OriginNote;
}

/** Source ranges of one file, to be rendered where they are printed. `references`: the file's link definitions. */
export interface ProseRef {
  readonly path: string;
  readonly ranges: readonly SourceRange[];
  /** Prefix of heading ids and footnotes, so that two renderings on one page do not collide. */
  readonly prefix: string;
}

export interface SeverityStep {
  /** "SEV2", or the author's own word where the scale does not know it. */
  readonly text: string;
  /** The token of the style sheet; `none` where the scale does not know the word. */
  readonly colour: 'red' | 'orange' | 'yellow' | 'blue' | 'grey' | 'none';
  readonly meaning: string | null;
}

/** The severity of an incident. */
export type SeverityView = SeverityStep & { readonly origin: OriginNote };

/** A figure of the facts strip. No number without the two events that it spans. */
export interface FactView {
  /** "Duration", "Time to resolve". */
  readonly label: string;
  /** "45 min", "3 d 4 h 5 min". */
  readonly figure: string;
  /** ISO 8601, for `<data>` or `<time>`: "PT45M". */
  readonly iso: string;
  /** "of which 2 h 10 min in working hours", by site.yml's hours on the document's clock; null where all of it was. */
  readonly working: string | null;
  readonly from: { readonly label: string; readonly time: string; readonly href: string };
  readonly to: { readonly label: string; readonly time: string; readonly href: string };
  /** "The author wrote 45 minutes, which agrees." / "The author wrote 30 minutes." / null. */
  readonly stated: string | null;
}

export interface EventView {
  readonly id: string;
  /** "14:35"; "18 Mar 14:35" where the timeline spans days; the author's words where vague. */
  readonly time: string;
  /** For `<time datetime>`; null where vague or relative. */
  readonly datetime: string | null;
  /** The instant at which a range ends; null for all else. */
  readonly until: string | null;
  /** "14:35 UTC" in UTC, null where the zone is UTC or the time is not exact. */
  readonly utc: string | null;
  /** "+12 min" since the first event or the start; null at the zero and where not exact. */
  readonly sinceStart: string | null;
  /** Set on the first event of each day of a timeline that spans days: "Monday 18 March 2024". */
  readonly dayHeading: string | null;
  readonly text: string;
  readonly body: ProseRef;
  /** "Detected", and why: "by the words “alerts triggered”". */
  readonly milestone: { readonly name: string; readonly label: string; readonly origin: OriginNote } | null;
  readonly origin: OriginNote;
}

export interface PersonView {
  readonly name: string;
  readonly href: string | null;
  readonly team: string | null;
  readonly roles: readonly string[];
}

export interface ActionMentionView {
  /** "Raised", "Reviewed". */
  readonly role: string;
  readonly text: string;
  readonly documentTitle: string;
  readonly date: string;
  /** The day of `date`: of an incident that a meeting tells of, the day of the meeting. */
  readonly dateIso: string;
  readonly href: string;
  readonly status: string | null;
  /** "due 29 March 2024" where it names a first date, "due moved from 29 March 2024 to 5 April 2024" where it names another. */
  readonly due: string | null;
  /** The day of `due`. */
  readonly dueIso: string | null;
}

/** One action of the ledger. */
export interface ActionView {
  /** Its anchor on its page of the ledger, from its first mention: what is said later does not move it. */
  readonly id: string;
  /** `/actions/2024/#…`: the year in which it was first mentioned. */
  readonly href: string;
  /** The ids that its mentions have on the page that this stands on, for links to arrive at; none elsewhere. */
  readonly anchors: readonly string[];
  readonly text: string;
  readonly owners: readonly PersonView[];
  /** "29 March 2024" with its origin (the year may be inferred). */
  readonly due: Shown | null;
  readonly dueIso: string | null;
  readonly status: 'open' | 'in-progress' | 'done' | 'dropped' | 'unknown';
  readonly statusText: string;
  readonly raised: { readonly date: string; readonly link: Link };
  readonly raisedIso: string;
  /** In how many meetings after its first mention it was listed and not closed. */
  readonly carried: number;
  /** The date of the document that says it is done or dropped, and how many days after it was raised; null where it is neither. */
  readonly closed: { readonly dateIso: string; readonly date: string; readonly days: number } | null;
  readonly mentions: readonly ActionMentionView[];
  /** "Joined with “Add connection pool monitoring”: a guess, by the same owner and the words connection, monitoring, pool." Empty where it has one mention. */
  readonly joined: readonly string[];
  /** Whether some mention was joined by likeness, and not by equal words or an explicit mark. */
  readonly guessed: boolean;
  readonly tickets: readonly { readonly text: string; readonly href: string | null }[];
}

/**
 * A stretch of prose. `prose.ranges` is empty for a heading that stands for what the page shows elsewhere (a topic whose
 * actions or incident were taken out: `role` says which): print it, since links lead to its id.
 */
export interface SectionView {
  readonly id: string;
  readonly heading: string | null;
  /** 2 to 6: the level of its `<h…>` on the page. */
  readonly level: number;
  readonly role: string;
  readonly prose: ProseRef;
}

/** A line of a list of incidents. */
export interface IncidentRow {
  readonly href: string;
  readonly title: string;
  readonly date: string;
  readonly dateIso: string;
  /** "March 2024", the group it stands under. */
  readonly month: string;
  readonly severity: SeverityView | null;
  readonly status: string | null;
  readonly services: readonly Link[];
  /** "45 min", null where no two events give it. */
  readonly duration: string | null;
  readonly summary: string | null;
  readonly openActions: number;
}

export interface MeetingRow {
  readonly href: string;
  readonly title: string;
  readonly series: string | null;
  readonly date: string;
  readonly dateIso: string;
  readonly month: string;
  readonly decisions: readonly string[];
  readonly present: number;
  readonly raisedActions: number;
  readonly incidents: readonly Link[];
}

/** A page that shows one part of a long list. `note`: "48 meetings, 3 January to 19 December 2024". */
export interface PartLink extends Link {
  readonly note: string;
}

/** One part of a list that is split by year: "2024", "2024, part 2". */
export interface ListPart<Item> {
  readonly href: string;
  readonly title: string;
  /** "3 January to 19 December 2024" */
  readonly span: string;
  readonly items: readonly Item[];
}

/** The page of one part of a long list or of a subject's documents. */
export interface PartPage {
  readonly href: string;
  /** "Ann Lee, 2023" */
  readonly title: string;
  /** The page that it is a part of. */
  readonly whole: Link;
  readonly span: string;
  /** Of a series. */
  readonly year: Omit<SeriesYear, 'meetings'> | null;
  readonly doneActions: readonly ActionView[];
  readonly incidents: readonly PersonIncident[];
  readonly meetings: readonly PersonMeeting[];
  /** All parts, this one among them. */
  readonly parts: readonly PartLink[];
}

/** A list as its own page shows it: all, or the newest and the way to the others. */
export interface ShownList<Row> {
  readonly rows: readonly Row[];
  /** Of the whole list. */
  readonly count: number;
  /** Empty where `rows` are all. */
  readonly parts: readonly PartLink[];
}

/** A list by name. Where it is too long, each letter has a page (`/people/names/a/`) and the list's own page links to them. */
export interface NameList<Row> {
  readonly href: string;
  /** "A", "B, part 2"; null on the list's own page. */
  readonly letter: string | null;
  readonly rows: readonly Row[];
  readonly count: number;
  readonly parts: readonly PartLink[];
}

/** What a timeline drawing needs; core/render/timeline.ts turns it into Mermaid source. */
export interface DrawingData {
  /** "Timeline of March 18 Outage, 14:23 to 15:08 on 18 March 2024 (UTC)": the accessible title. */
  readonly title: string;
  readonly description: string;
  /** "14:23 to 15:08 on 18 March 2024 (UTC)"; empty where no event has an exact time. */
  readonly span: string;
  /** Wall clock in milliseconds as if it were UTC, so that the axis shows local time. */
  readonly events: readonly {
    readonly id: string;
    readonly at: number;
    readonly end: number | null;
    readonly label: string;
    readonly text: string;
    readonly milestone: string | null;
    readonly vague: boolean;
  }[];
  /** Where clocks were changed between two events: from `at` (on the same scale as the events) on they show `by` ms more. */
  readonly clockChanges?: readonly { readonly at: number; readonly by: number }[];
  /** Only between milestones that the document gives. */
  readonly phases: readonly {
    readonly name: string;
    readonly kind: 'detect' | 'respond' | 'diagnose' | 'mitigate' | 'recover';
    readonly start: number;
    readonly end: number;
  }[];
}

export interface ProvenanceView {
  readonly path: string;
  readonly line: number | null;
  readonly href: string | null;
  /** Whether readers are told of its history, or that it is unknown; false for the public. */
  readonly isHistoryTold: boolean;
  /** When the first commit of the file was made, and the last that touched it; null where git cannot say (no repository, a shallow clone, not committed). */
  readonly created: { readonly date: string; readonly dateIso: string } | null;
  readonly lastChange: RevisionView | null;
  /** The newest first, the last change among them; of a long history not the oldest, which are only counted. */
  readonly revisions: readonly RevisionView[];
  readonly earlierRevisions: number;
}

/** A commit that touched a document. */
export interface RevisionView {
  readonly date: string;
  readonly dateIso: string;
  /** The full id, and as much of it as a reader needs. */
  readonly commit: string;
  readonly short: string;
  readonly href: string | null;
  /** Null where the commit has none, or where it also speaks of what is not shown. */
  readonly subject: string | null;
}

/** What only front matter says, under the heading that its prose would have. */
export interface DeclaredPoints {
  readonly title: string;
  readonly points: readonly { readonly text: string; readonly href: string | null }[];
}

export interface IncidentPage {
  readonly href: string;
  readonly title: string;
  readonly titleOrigin: OriginNote;
  /** For `<meta name=description>`. */
  readonly description: string;
  readonly severity: SeverityView | null;
  readonly status: Shown | null;
  readonly date: Shown;
  readonly dateIso: string;
  /** "UTC, assumed: the document states no time zone". */
  readonly zone: Shown;
  readonly services: readonly (Link & { readonly origin: OriginNote })[];
  /** What told of it, where that is said in a few words. */
  readonly detectedBy: Shown | null;
  readonly facts: readonly FactView[];
  readonly statedDuration: Shown | null;
  /** The sections with role `summary`. */
  readonly summary: readonly SectionView[];
  /** The summary of the front matter, which stands in no section. */
  readonly declaredSummary: string | null;
  /** Why it happened and what is being done, further down. */
  readonly ahead: readonly Link[];
  readonly declared: readonly DeclaredPoints[];
  /** What the author wrote beside the events, under the timeline's heading. */
  readonly timelineNotes: readonly SectionView[];
  readonly drawing: DrawingData | null;
  /** As the document lists them, which may not be the order of time. */
  readonly events: readonly EventView[];
  readonly eventsInOrder: boolean;
  /** Everything else that is prose, in document order. */
  readonly sections: readonly SectionView[];
  readonly people: readonly PersonView[];
  readonly actions: readonly ActionView[];
  readonly commits: readonly { readonly text: string; readonly href: string | null; readonly origin: OriginNote }[];
  readonly meetings: readonly (Link & { readonly date: string; readonly why: string })[];
  readonly related: readonly (Link & { readonly why: readonly string[] })[];
  /** Other incidents of the same time or day. */
  readonly overlaps: readonly (Link & { readonly why: string })[];
  readonly tags: readonly Link[];
  /** Anchors that its page had once, and keeps at its head. */
  readonly keptAnchors: readonly string[];
  /** Of what carries no origin where it is shown: people, actions, and what is shown as prose. */
  readonly origins: readonly ValueOrigin[];
  readonly provenance: ProvenanceView;
  readonly previous: Link | null;
  readonly next: Link | null;
  readonly search: SearchMeta;
  /** For `.mdx`: the collection entry whose Content is rendered in place of `sections`. */
  readonly mdxEntryId: string | null;
}

/** Another decision: its words, its line in the minutes, and its day. */
export type DecisionRef = Link & { readonly date: string };

export interface DecisionView {
  readonly id: string;
  readonly href: string;
  readonly text: string;
  readonly topic: string | null;
  readonly deciders: readonly string[];
  /** As the words of either say outright. */
  readonly supersedes: readonly DecisionRef[];
  readonly supersededBy: readonly DecisionRef[];
  /** The first decision in the same words, of another meeting before. */
  readonly repeats: DecisionRef | null;
  readonly origin: OriginNote;
}

export interface TopicView {
  readonly id: string;
  readonly title: string;
  readonly number: number | null;
  readonly incident: Link | null;
}

export interface MeetingPage {
  readonly href: string;
  readonly title: string;
  readonly titleOrigin: OriginNote;
  readonly description: string;
  /** `href`: where the series has a page. */
  readonly series: (Shown & { readonly href: string | null }) | null;
  readonly date: Shown;
  readonly dateIso: string;
  readonly present: readonly PersonView[];
  readonly absent: readonly PersonView[];
  readonly named: readonly PersonView[];
  readonly decisions: readonly DecisionView[];
  /** The actions it raised (its own list and its incidents'), each once. */
  readonly raised: readonly ActionView[];
  /** The actions it looked back at, with what it said then and where they stand now. */
  readonly reviewed: readonly { readonly action: ActionView; readonly then: string | null; readonly mentionId: string }[];
  readonly incidents: readonly IncidentRow[];
  /** Incidents of other documents that its text links to, in the order of its lines. */
  readonly linkedIncidents: readonly IncidentRow[];
  readonly topics: readonly TopicView[];
  readonly sections: readonly SectionView[];
  readonly talks: readonly {
    readonly title: string;
    readonly presenter: PersonView | null;
    readonly slides: string | null;
    readonly origin: OriginNote;
  }[];
  readonly announcements: readonly { readonly id: string; readonly text: string; readonly origin: OriginNote }[];
  readonly tags: readonly Link[];
  /** Where the notes say that this meeting was moved: the day, and that meeting where it has a page. */
  readonly movedTo: (Shown & { readonly link: Link | null; readonly dateIso: string }) | null;
  /**
   * "29 March 2024, 10:00"; `link` where that meeting has a page. `later`: what became of it, where it was not held on that day.
   * `instant` where the time is known, and somebody chose the zone that its clock shows.
   */
  readonly nextMeeting:
    | (Shown & {
        readonly link: Link | null;
        readonly later: readonly LaterDate[];
        readonly dateIso: string;
        readonly instant: string | null;
      })
    | null;
  readonly keptAnchors: readonly string[];
  /** Of what carries no origin where it is shown: people, actions, and what is shown as prose. */
  readonly origins: readonly ValueOrigin[];
  readonly previous: Link | null;
  readonly next: Link | null;
  readonly provenance: ProvenanceView;
  readonly search: SearchMeta;
  readonly mdxEntryId: string | null;
}

/** "Moved to 10 March 2024", or the meeting that came next in its place. */
export interface LaterDate {
  readonly text: string;
  readonly link: Link | null;
}

/** A row of a person's page: with the roles that the report says. */
export type PersonIncident = IncidentRow & { readonly roles?: readonly string[] };
export type PersonMeeting = MeetingRow & { readonly presence?: string; readonly roles?: readonly string[] };

/** A role as documents name it, from the first to the last that does. */
export interface RoleView {
  /** "Lead, Backend" */
  readonly text: string;
  readonly documents: number;
  readonly first: { readonly date: string; readonly dateIso: string; readonly link: Link };
  readonly last: { readonly date: string; readonly dateIso: string; readonly link: Link };
}

export interface PersonPage {
  readonly href: string;
  readonly name: string;
  readonly team: string | null;
  readonly role: string | null;
  readonly aliases: readonly string[];
  /** In the order in which they were first said. */
  readonly roles: readonly RoleView[];
  readonly openActions: readonly ActionView[];
  /** Open actions that the page has no room for, and where all of them stand. */
  readonly moreOpen: number;
  readonly allOpenHref: string;
  readonly doneActions: readonly ActionView[];
  readonly incidents: readonly (IncidentRow & { readonly roles: readonly string[] })[];
  readonly meetings: readonly (MeetingRow & { readonly presence: string; readonly roles: readonly string[] })[];
  /** Where older documents and actions stand; empty where the page shows all. */
  readonly parts: readonly PartLink[];
}

export interface ServicePage {
  readonly href: string;
  readonly name: string;
  readonly about: string | null;
  readonly team: string | null;
  readonly aliases: readonly string[];
  readonly incidents: readonly IncidentRow[];
  readonly incidentCount: number;
  /** How long the newest is ago; null where there is none, and where it is after that day. */
  readonly since: SinceView | null;
  readonly parts: readonly PartLink[];
  readonly openActions: readonly ActionView[];
  readonly moreOpen: number;
  /** Services that the same incidents affected, those of most incidents first. */
  readonly failedWith: readonly (Link & { readonly count: number; readonly latest: Link })[];
}

/** Whole days from a date to the day of the build. */
export interface SinceView {
  /** "3 May 2024" */
  readonly date: string;
  readonly dateIso: string;
  /** "26 days before", "the same day": `asOf` stands behind it. */
  readonly text: string;
  /** "29 May 2024, the date of the last commit" */
  readonly asOf: string;
}

/** The newest document of a list's row. */
export interface LastDocument {
  readonly date: string;
  readonly link: Link;
}

/** A person in the list of people. It has no figures: a list of people that can be compared is a ranking. */
export interface PeopleIndexRow extends PersonView {
  /** The newest document that names the person. */
  readonly last: LastDocument | null;
}

export interface ServiceIndexRow {
  readonly href: string;
  readonly name: string;
  readonly about: string | null;
  readonly incidents: number;
  readonly last: LastDocument | null;
}

export interface TagPage {
  readonly href: string;
  readonly name: string;
  readonly incidents: readonly IncidentRow[];
  readonly meetings: readonly MeetingRow[];
  readonly incidentCount: number;
  readonly meetingCount: number;
  readonly parts: readonly PartLink[];
}

export interface TagIndexRow {
  readonly href: string;
  readonly name: string;
  readonly incidents: number;
  readonly meetings: number;
  readonly last: LastDocument | null;
}

/** A stretch without a meeting that is longer than usual in its series, and between which meetings it lies. */
export interface SeriesGap {
  /** "28 days without a meeting" */
  readonly text: string;
  readonly from: Link & { readonly date: string };
  readonly to: Link & { readonly date: string };
}

/** What a series did in one year. */
export interface SeriesYear {
  readonly year: string;
  readonly calendar: YearStrip;
  /** "Usually 14 days apart: 9 of 11 times"; null where no rhythm can be told. */
  readonly rhythm: string | null;
  readonly gaps: readonly SeriesGap[];
  readonly meetings: readonly MeetingRow[];
}

export interface SeriesPage {
  readonly href: string;
  readonly name: string;
  /** "The meetings whose title, without its date, is “Engineering Sync”." */
  readonly grouping: string;
  /** "19 January to 14 June 2024" */
  readonly span: string;
  /** Without notes of meetings that were moved. */
  readonly meetingCount: number;
  /** Newest first. */
  readonly years: readonly SeriesYear[];
  readonly parts: readonly PartLink[];
}

export interface SeriesIndexRow {
  readonly href: string;
  readonly name: string;
  readonly meetings: number;
  readonly span: string;
  readonly last: LastDocument | null;
}

/** Incidents by day and severity over twelve months. Places are per cent of the width. */
export interface YearStrip {
  /** "July 2023 to June 2024" */
  readonly title: string;
  readonly months: readonly { readonly label: string; readonly at: number }[];
  /** One for each severity that occurs, the worst first. */
  readonly rows: readonly {
    readonly name: string;
    readonly marks: readonly {
      readonly at: number;
      readonly colour: SeverityView['colour'];
      /** Something that was to be and was not: a meeting that was moved. */
      readonly hollow?: true;
      readonly text: string;
      readonly href: string;
    }[];
  }[];
}

export interface OverviewPage {
  /** Null where no incident is published. */
  readonly year: YearStrip | null;
  readonly counts: {
    readonly incidents: number;
    readonly meetings: number;
    readonly actions: number;
    readonly openActions: number;
    readonly decisions: number;
  };
  readonly latestIncidents: readonly IncidentRow[];
  readonly latestMeetings: readonly MeetingRow[];
  readonly openActions: readonly ActionView[];
  readonly latestDecisions: readonly (DecisionView & { readonly date: string; readonly meeting: Link })[];
}

export interface ActionsPage {
  /** "Open", "In progress", "Done", "Dropped", "State not said", in that order, none empty. */
  readonly groups: readonly { readonly id: string; readonly title: string; readonly actions: readonly ActionView[] }[];
  readonly actionCount: number;
  readonly mentionCount: number;
}

/** The day that "overdue" is counted against. */
export interface AsOf {
  readonly dateIso: string;
  /** "24 June 2024, the date of the last commit". */
  readonly text: string;
}

/** An action in a list of the ledger, seen on the day of the build. */
export interface LedgerEntry {
  readonly action: ActionView;
  /** "142 days old"; null where it is closed, or was raised on that day or later. */
  readonly age: string | null;
  /** "12 days overdue"; null where it is not. */
  readonly overdue: string | null;
}

/** Entries under one heading. */
export interface LedgerGroup {
  readonly id: string;
  readonly title: string;
  /** The page of what the heading names. */
  readonly href: string | null;
  /** "3 actions, 1 overdue". */
  readonly note: string;
  readonly entries: readonly LedgerEntry[];
}

/** The pages of a long list, of which this is one: addresses in order. */
export interface Pager {
  readonly number: number;
  readonly hrefs: readonly string[];
}

/** One page of a view of the ledger. */
export interface LedgerPage {
  readonly href: string;
  readonly title: string;
  readonly lede: string;
  /** The address of the view's first page. */
  readonly view: string;
  readonly groups: readonly LedgerGroup[];
  /** The number of mentions of an action that have room on this page; the page of its year shows the most. */
  readonly mentionsShown: number;
  /** Whether entries say their state: the headings do not. */
  readonly states: boolean;
  /** Whether links to actions lead here, so that entries have their anchors. */
  readonly anchored: boolean;
  readonly pager: Pager;
}

/** The ledger of actions as pages. */
export interface LedgerPages {
  /** Null where no document is published. */
  readonly asOf: AsOf | null;
  readonly views: readonly (Link & { readonly count: number | null })[];
  /** Newest first. */
  readonly years: readonly Link[];
  readonly pages: readonly LedgerPage[];
}

/** A decision in the log, with its meeting. */
export type LoggedDecision = DecisionView & { readonly date: string; readonly dateIso: string; readonly meeting: Link };

/** One page of the decision log. */
export interface DecisionsPage {
  readonly href: string;
  readonly title: string;
  readonly lede: string;
  /** The address of the list's first page. */
  readonly view: string;
  readonly years: readonly { readonly year: string; readonly decisions: readonly LoggedDecision[] }[];
  readonly pager: Pager;
}

/** The decision log as pages: all of it, and each year. */
export interface DecisionPages {
  /** Newest first. */
  readonly years: readonly Link[];
  readonly pages: readonly DecisionsPage[];
}

/** What a search can narrow by. A page has any number of values of each; `date` is the whole date, for before and after. */
export type FacetName = 'kind' | 'severity' | 'service' | 'person' | 'team' | 'series' | 'year' | 'status' | 'tag' | 'date';

export interface FacetValue {
  readonly name: FacetName;
  readonly value: string;
}

/** A decision or an action, for a hit that leads to its line. */
export interface SearchLine {
  readonly kind: 'decision' | 'action';
  readonly anchor: string;
  /** Where on the page, in a reader's words: "Decision: Technical debt", "Action, open, Alex Johnson". */
  readonly place: string;
  /** As the page shows it, and the document's own words where they are others. */
  readonly texts: readonly string[];
  readonly filters: readonly FacetValue[];
  /** An action is a hit of its own once, where it was raised. */
  readonly own: boolean;
}

/** How a page is found: what it can be narrowed and sorted by, and the lines that deserve a hit of their own. */
export interface SearchMeta {
  readonly kind: 'incident' | 'meeting';
  readonly dateIso: string;
  /** How long the incident lasted, in whole minutes; 0 where no two events give it, and for meetings. */
  readonly minutes: number;
  readonly filters: readonly FacetValue[];
  readonly lines: readonly SearchLine[];
}

/** What a search page knows of an archive without asking the index: names for suggestions and for `owner:alex`. */
export interface SearchNames {
  /** Every value of each facet but kind, in the order in which a reader looks for it. */
  readonly facets: Readonly<Record<Exclude<FacetName, 'kind'>, readonly string[]>>;
  /** Other spellings: `[facet, spelling, value]`. */
  readonly also: readonly (readonly [FacetName, string, string])[];
  /** Groups of words that site.yml calls the same. */
  readonly synonyms: readonly (readonly string[])[];
}

/** Said beside a document of a preview that is not final. */
export type Mark = 'Draft' | 'In review';

/** Everything that the site prints. `deriveArchive` in core/derive/archive.ts makes it, in linear time. */
export interface Archive {
  readonly overview: OverviewPage;
  readonly incidents: readonly IncidentPage[];
  readonly incidentRows: readonly IncidentRow[];
  /** The steps of the scale that an incident has, the worst first. */
  readonly severities: readonly SeverityStep[];
  readonly meetings: readonly MeetingPage[];
  readonly meetingRows: readonly MeetingRow[];
  readonly actions: ActionsPage;
  readonly insights: InsightsPage;
  readonly ledger: LedgerPages;
  readonly people: readonly PersonPage[];
  readonly services: readonly ServicePage[];
  readonly tags: readonly TagPage[];
  readonly series: readonly SeriesPage[];
  /** The lists as their own pages show them. */
  readonly lists: {
    readonly incidents: ShownList<IncidentRow>;
    readonly meetings: ShownList<MeetingRow>;
    /** The list's own page first, then those of its letters. No page at all where people have none. */
    readonly people: readonly NameList<PeopleIndexRow>[];
    readonly services: readonly NameList<ServiceIndexRow>[];
    readonly tags: readonly NameList<TagIndexRow>[];
    readonly series: readonly NameList<SeriesIndexRow>[];
  };
  /** Pages of the parts of lists and subjects that are too long for one page. */
  readonly parts: readonly PartPage[];
  /** Address -> why a document is not final. Empty but for previews. */
  readonly marks: ReadonlyMap<string, Mark>;
  readonly decisions: readonly LoggedDecision[];
  readonly decisionPages: DecisionPages;
}
