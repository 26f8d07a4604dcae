import { escapeHtml } from './escape-html.ts';
import type { ProseTexts } from '../parse/prose-text.ts';
import type { EventView, IncidentPage, Mark, MeetingPage, PersonView, SectionView } from '../derive/page-data.ts';

/** What the index is given of one page. */
export interface SearchPage {
  /** Without the base: `/incidents/2024-03-18-x/`. */
  readonly url: string;
  /**
   * A page of nothing but what is searched. Each place (section, event, decision, action) is a heading with the anchor that
   * it has on the real page, and its name as a reader would say it, so that a hit has a place.
   */
  readonly html: string;
  /** The words of the page in reading order, for lists of words. */
  readonly text: string;
}

type Page = IncidentPage | MeetingPage;

/** A place of a page with its text. `name`: null where it is the page itself. `weight` is Pagefind's, 1 for plain text. */
interface Spot {
  readonly anchor: string | null;
  readonly name: string | null;
  readonly texts: readonly string[];
  readonly weight?: number;
}

/** How much a name in a list of those present counts: whoever looks for a person's words wants other places first. */
const PEOPLE_WEIGHT = 0.2;
/** Headings of sections are words of the author; names of events and actions are labels. */
const LABEL_WEIGHT = 1;

/** Before the anchor of a name that stands on the page without one: it ends the place before it (src/client/search/hits.ts). */
const NO_PLACE = 'none--';

interface Around {
  /** Groups of words that mean the same. */
  readonly synonyms: readonly (readonly string[])[];
  /** Of a preview's document that is not final. */
  readonly mark: Mark | null;
}

/** The page as it is searched. `textsOf` reads the prose of the page's document. */
export function searchPage(page: Page, textsOf: ProseTexts, { synonyms, mark }: Around): SearchPage {
  const spots = 'events' in page ? incidentSpots(page, textsOf) : meetingSpots(page, textsOf);
  const text = [page.title, ...spots.flatMap(({ name, texts }) => (name === null ? texts : [name, ...texts]))].join('\n');
  const also = alsoCalled(text, synonyms);
  const body = `<h1>${escapeHtml(page.title)}</h1>${spots.map(spotHtml).join('')}`;
  return {
    url: page.href,
    html: `<html><body><main data-pagefind-body>${body}</main><div hidden data-pagefind-ignore>${fields(page, also, mark)}</div></body></html>`,
    text,
  };
}

function incidentSpots(page: IncidentPage, textsOf: ProseTexts): Spot[] {
  const { severity, status, services, tags, date } = page;
  const facts = [severity?.text, status?.text, date.text, ...services.map(({ text }) => text), ...tags.map(({ text }) => text)];
  return [
    { anchor: null, name: null, texts: facts.filter((fact) => fact !== undefined) },
    ...sectionSpots(page, page.summary, textsOf),
    ...page.events.map((event) => eventSpot(event, textsOf)),
    ...sectionSpots(page, [...page.timelineNotes, ...page.sections], textsOf),
    ...lineSpots(page),
    peopleSpot(page.people),
  ];
}

function meetingSpots(page: MeetingPage, textsOf: ProseTexts): Spot[] {
  const talks = page.talks.map(({ title, presenter }) => (presenter === null ? title : `${title} (${presenter.name})`));
  return [
    { anchor: null, name: null, texts: [page.date.text, ...(page.series === null ? [] : [page.series.text])] },
    ...lineSpots(page),
    ...sectionSpots(page, page.sections, textsOf),
    ...(talks.length === 0 ? [] : [{ anchor: 'page--talks', name: 'Talk', texts: talks }]),
    ...page.announcements.map(({ id, text }) => ({ anchor: id, name: 'Announcement', texts: [text], weight: LABEL_WEIGHT })),
    peopleSpot([...page.present, ...page.absent, ...page.named]),
  ];
}

/** "Timeline, 14:35" */
function eventSpot({ id, time, text, body }: EventView, textsOf: ProseTexts): Spot {
  const texts = textsOf(body.ranges);
  return { anchor: id, name: `Timeline, ${time}`, texts: texts.length === 0 ? [text] : texts, weight: LABEL_WEIGHT };
}

function sectionSpots(page: Page, sections: readonly SectionView[], textsOf: ProseTexts): Spot[] {
  return sections.map(({ id, heading, prose }) => ({
    // The prose of an .mdx document is compiled as a whole, and its headings have no anchors: a name without a place.
    anchor: page.mdxEntryId === null || isSummary(page, id) ? id : `${NO_PLACE}${id}`,
    name: heading,
    texts: textsOf(prose.ranges),
  }));
}

const isSummary = (page: Page, id: string): boolean => 'events' in page && page.summary.some((section) => section.id === id);

const lineSpots = ({ search }: Page): Spot[] =>
  search.lines.map(({ anchor, place, texts }) => ({ anchor, name: place, texts, weight: LABEL_WEIGHT }));

const peopleSpot = (people: readonly PersonView[]): Spot => ({
  anchor: people.length === 0 ? null : 'page--people',
  name: people.length === 0 ? null : 'People',
  texts: people.map(({ name }) => name),
  weight: PEOPLE_WEIGHT,
});

function spotHtml({ anchor, name, texts, weight }: Spot): string {
  const heavy = weight === undefined ? '' : ` data-pagefind-weight="${String(weight)}"`;
  const id = anchor === null ? '' : ` id="${escapeHtml(anchor)}"`;
  const heading = name === null ? '' : `<h2${id}${heavy}>${escapeHtml(name)}</h2>`;
  return heading + texts.map((text) => `<p${heavy}>${escapeHtml(text)}</p>`).join('');
}

/** The other words of each group of synonyms of which the text has one: they find the page, too. */
function alsoCalled(text: string, synonyms: readonly (readonly string[])[]): string {
  if (synonyms.length === 0) return '';
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const has = (word: string): boolean =>
    words.includes(
      ` ${word
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    );
  return synonyms.flatMap((group) => (group.some(has) ? group.filter((word) => !has(word)) : [])).join(' ');
}

/** As text of elements: in Pagefind's attributes a comma would end a value. */
function fields({ search }: Page, also: string, mark: Mark | null): string {
  const { dateIso, minutes, filters } = search;
  return [
    `<span data-pagefind-sort="date" data-pagefind-meta="date">${escapeHtml(dateIso)}</span>`,
    `<span data-pagefind-sort="minutes">${String(minutes)}</span>`,
    ...filters.map(({ name, value }) => `<span data-pagefind-filter="${name}">${escapeHtml(value)}</span>`),
    ...(mark === null ? [] : [`<span data-pagefind-meta="mark">${mark}</span>`]),
    ...(also === '' ? [] : [`<span data-pagefind-meta="also">${escapeHtml(also)}</span>`]),
  ].join('');
}
