import type { Incident } from '../../schema/incident.ts';
import type { Meeting } from '../../schema/meeting.ts';
import type { ActionMention } from '../../schema/parts.ts';
import type { Site } from '../../schema/site.ts';
import { anchorHref, entryHref } from '../addresses.ts';
import type { Owner, People } from '../people.ts';
import { compareText, type VisibleEntries } from '../visibility.ts';
import { wordingOf, type Wording } from './action-words.ts';
import { settledBy, type Settled } from './settled.ts';

/** The page that a mention stands on. */
export interface MentionPage {
  readonly kind: 'incident' | 'meeting';
  readonly id: string;
  readonly title: string;
  readonly href: string;
}

/** One mention with what joining needs to know of it. */
export interface Mention extends Wording {
  readonly said: ActionMention;
  readonly page: MentionPage;
  /** Where it stands on the site: `/meetings/x/#review-2`. */
  readonly href: string;
  /** The document's date: for an incident found in a meeting, the meeting's. */
  readonly date: string;
  readonly path: string;
  readonly owners: readonly Owner[];
  /** What it has in common with all mentions that authors say are of its action, by `^key` or in site.yml; null where none does. */
  readonly mark: string | null;
  /** The addresses of mentions that site.yml keeps apart from it. */
  readonly apart: ReadonlySet<string>;
  /** Mentions of one list are different actions. */
  readonly list: number;
}

/** Every mention of the published documents, oldest document first, those of one file in the order of its lines. */
export function mentionsOf({ incidents, meetings }: VisibleEntries, people: People, site: Pick<Site, 'actions'>): Mention[] {
  const dates = new Map(meetings.map(({ id, date }) => [id, date.value]));
  const numberOf = numbered();
  const settled = settledBy(site.actions, [...meetings, ...incidents]);
  const mentions = [...meetings, ...incidents].flatMap((entry) => {
    const host = entry.kind === 'incident' && entry.foundIn !== null ? dates.get(entry.foundIn.meetingId) : undefined;
    return mentionsIn(entry, host ?? entry.date.value, people, settled, numberOf);
  });
  const offset = ({ said }: Mention): number => said.origin.range?.start.offset ?? 0;
  return mentions.sort((a, b) => compareText(a.date, b.date) || compareText(a.path, b.path) || offset(a) - offset(b));
}

function mentionsIn(
  entry: Incident | Meeting,
  date: string,
  people: People,
  settled: Settled,
  numberOf: (list: string) => number,
): Mention[] {
  const href = entryHref(entry);
  const page: MentionPage = { kind: entry.kind, id: entry.id, title: entry.title.value, href };
  const listOf = lists(entry, numberOf);
  return entry.actions.map((said) => ({
    said,
    page,
    href: anchorHref(href, said.id),
    mark: settled.markOf(said.key, anchorHref(href, said.id)),
    apart: settled.apartFrom(anchorHref(href, said.id)),
    date,
    path: entry.path,
    owners: said.owners.map(({ value }) => people.owner(value)),
    list: listOf(said),
    ...wordingOf(said.text),
  }));
}

/** Numbers, which compare faster than texts: each candidate of each mention is asked for its lists. */
function numbered(): (list: string) => number {
  const numbers = new Map<string, number>();
  return (list) => {
    const number = numbers.get(list) ?? numbers.size;
    numbers.set(list, number);
    return number;
  };
}

/** The list of a mention, as a number: its page, its role, and the heading that it stands under. */
function lists({ kind, id, sections, actions }: Incident | Meeting, numberOf: (list: string) => number): (said: ActionMention) => number {
  const starts = sections.flatMap(({ headingRange }) => headingRange?.start.offset ?? []).sort((a, b) => a - b);
  const sorted = [...actions].sort((a, b) => (a.origin.range?.start.offset ?? 0) - (b.origin.range?.start.offset ?? 0));
  const headings = new Map<ActionMention, number>();
  let heading = 0;
  for (const said of sorted) {
    while (heading < starts.length && (starts[heading] ?? 0) <= (said.origin.range?.start.offset ?? 0)) heading += 1;
    headings.set(said, heading);
  }
  return (said) => numberOf(`${kind}\n${id}\n${said.role}\n${headings.get(said) ?? 0}`);
}
