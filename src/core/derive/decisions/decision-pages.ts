import { counted } from '../../counted.ts';
import { DECISIONS_HREF, pageHref, yearHref } from '../addresses.ts';
import type { DecisionPages, DecisionsPage, LoggedDecision } from '../page-data.ts';
import { htmlBytes, pagersOf, pagesOf } from '../paging.ts';

/** What pages of decisions show in all; the rest of 150 kB is the page around it. */
const ROOM_BYTES = 125_000;

/** The log, newest first, cut into pages: all of it, and each year for itself. */
export function decisionPages(decisions: readonly LoggedDecision[]): DecisionPages {
  const years = [...Map.groupBy(decisions, ({ dateIso }) => dateIso.slice(0, 4))].map(([year, items]) => ({ year, items }));
  const all = `${counted(decisions.length, 'decision')}, newest first.`;
  const empty = 'No decisions yet. A line in meeting notes that begins “Decision:” appears here, with its topic and its date.';
  return {
    years: years.map(({ year }) => ({ text: year, href: yearHref(DECISIONS_HREF, year) })),
    pages: [
      ...list('Decisions', DECISIONS_HREF, decisions.length === 0 ? empty : all, years),
      ...years.flatMap((group) =>
        list(
          `Decisions of ${group.year}`,
          yearHref(DECISIONS_HREF, group.year),
          `${counted(group.items.length, 'decision')} in ${group.year}, newest first.`,
          [group],
        ),
      ),
    ],
  };
}

interface Year {
  readonly year: string;
  readonly items: readonly LoggedDecision[];
}

function list(title: string, view: string, lede: string, years: readonly Year[]): DecisionsPage[] {
  const pages = pagesOf<LoggedDecision, Year>(years, bytesOf, ROOM_BYTES);
  const pagers = pagersOf(view, pages.length);
  return pages.flatMap((shown, index) => {
    const pager = pagers[index];
    if (pager === undefined) return [];
    return {
      href: pageHref(view, index + 1),
      title: index === 0 ? title : `${title}, page ${String(index + 1)}`,
      lede,
      view,
      years: shown.map(({ year, items }) => ({ year, decisions: items })),
      pager,
    };
  });
}

/** Guesses the bytes of a decision's HTML: rather too much than too little. */
function bytesOf({ text, href, topic, deciders, meeting, supersedes, supersededBy, repeats }: LoggedDecision): number {
  const others = [...supersedes, ...supersededBy, ...(repeats === null ? [] : [repeats])];
  const linked = others.reduce((sum, other) => sum + 120 + htmlBytes(other.text) + htmlBytes(other.href), 0);
  return Math.ceil(1.1 * (300 + linked + htmlBytes([text, href, topic ?? '', ...deciders, meeting.text, meeting.href].join('  '))));
}
