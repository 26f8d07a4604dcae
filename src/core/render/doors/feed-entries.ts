import type { Archive, IncidentPage, MeetingPage } from '../../derive/page-data.ts';

/** A document as feeds tell of it. */
export interface FeedEntry {
  /** Its page, without the base. */
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  /** Plain text, in lines. */
  readonly text: string;
  /** `YYYY-MM-DD` */
  readonly published: string;
  readonly updated: string;
  readonly categories: readonly string[];
}

/** One feed: what it is about (`subject`: the address of a page; null for everything) and its newest documents, the newest first. */
export interface FeedSource {
  readonly subject: string | null;
  /** "Order Service"; null for everything. */
  readonly name: string | null;
  readonly entries: readonly FeedEntry[];
}

/** Readers ask for a feed every hour: it holds the newest, the rest is on the site. */
const MOST = 50;

/** Every feed of the archive: everything, each service, each tag. Linear in the number of documents and of what they name. */
export function feedsOf({
  incidents,
  meetings,
  services,
  tags,
}: Pick<Archive, 'incidents' | 'meetings' | 'services' | 'tags'>): FeedSource[] {
  const pages = [...incidents, ...meetings].sort(newestFirst);
  const entries = new Map<string, FeedEntry[]>([...services, ...tags].map(({ href }) => [href, []]));
  const newest: FeedEntry[] = [];
  for (const page of pages) {
    const entry = entryOf(page);
    if (newest.length < MOST) newest.push(entry);
    for (const { href } of [...('services' in page ? page.services : []), ...page.tags]) {
      const list = entries.get(href);
      if (list !== undefined && list.length < MOST) list.push(entry);
    }
  }
  const subjects = [...services, ...tags].map(({ href, name }) => ({ subject: href, name, entries: entries.get(href) ?? [] }));
  return [{ subject: null, name: null, entries: newest }, ...subjects];
}

type Page = IncidentPage | MeetingPage;

const newestFirst = (a: Page, b: Page): number => (a.dateIso === b.dateIso ? (a.href < b.href ? -1 : 1) : a.dateIso < b.dateIso ? 1 : -1);

function entryOf(page: Page): FeedEntry {
  const { href, title, description, dateIso, provenance } = page;
  const common = {
    href,
    title,
    summary: description,
    published: dateIso,
    updated: laterOf(dateIso, provenance.lastChange?.dateIso ?? null),
  };
  return 'events' in page
    ? { ...common, text: incidentText(page), categories: incidentCategories(page) }
    : { ...common, text: meetingText(page), categories: meetingCategories(page) };
}

/** A document may be dated after the commit that brought it: a feed's reader takes nothing as changed before it was there. */
const laterOf = (dateIso: string, changed: string | null): string => (changed !== null && changed > dateIso ? changed : dateIso);

const incidentCategories = (page: IncidentPage): string[] => [
  'incident',
  ...(page.severity === null ? [] : [page.severity.text]),
  ...page.services.map(({ text }) => text),
  ...page.tags.map(({ text }) => text),
];

const meetingCategories = (page: MeetingPage): string[] => [
  'meeting',
  ...(page.series === null ? [] : [page.series.text]),
  ...page.tags.map(({ text }) => text),
];

function incidentText({ date, severity, status, services, facts, description, actions }: IncidentPage): string {
  return lines([
    `Incident of ${date.text}`,
    severity === null ? null : `Severity: ${severity.text}`,
    status === null ? null : `Status: ${status.text}`,
    services.length === 0 ? null : `Services: ${services.map(({ text }) => text).join(', ')}`,
    ...facts.map(({ label, figure, from, to }) => `${label}: ${figure} (${from.label} ${from.time} to ${to.label} ${to.time})`),
    '',
    description,
    ...listed('Actions', actions.map(actionText)),
  ]);
}

const actionText = ({ text, owners, due, statusText }: IncidentPage['actions'][number]): string =>
  [text, owners.map(({ name }) => name).join(', '), due === null ? '' : `due ${due.text}`, statusText]
    .filter((part) => part !== '')
    .join(' · ');

function meetingText({ date, series, decisions, raised, incidents, nextMeeting }: MeetingPage): string {
  return lines([
    `Meeting of ${date.text}`,
    series === null ? null : `Series: ${series.text}`,
    ...listed(
      'Decisions',
      decisions.map(({ text }) => text),
    ),
    ...listed('To be done', raised.map(actionText)),
    ...listed(
      'Incidents',
      incidents.map(({ title }) => title),
    ),
    ...(nextMeeting === null ? [] : ['', `Next meeting: ${nextMeeting.text}`]),
  ]);
}

const listed = (heading: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : ['', `${heading}:`, ...items.map((item) => `- ${item}`)];

const lines = (all: readonly (string | null)[]): string => all.filter((line) => line !== null).join('\n');
