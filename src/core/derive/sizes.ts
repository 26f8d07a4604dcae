import type { ActionView, IncidentPage, IncidentRow, Link, MeetingRow } from './page-data.ts';

/**
 * About how many bytes of HTML a row takes: only to cut lists by. Measured on built pages and rounded up; the tests compare
 * them with pages that are built.
 */

/** The bytes of a text in HTML: UTF-8, with what is escaped. */
export function htmlSize(text: string): number {
  let size = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) size += code > 2047 ? 2 : 1;
    // & < > " '
    else if (code === 38 || code === 60 || code === 62 || code === 34 || code === 39) size += 5;
  }
  return size;
}

/** A link in a line. Its address may have a base before it. */
const linkSize = ({ text, href }: Link): number => 90 + htmlSize(text) + 3 * href.length;

/** By the pages' drawings: a row shows a small one, with a mark for each event. */
export function incidentSizes(pages: readonly IncidentPage[]): (row: IncidentRow) => number {
  const drawn = new Map(
    pages.map(({ href, drawing }) => [href, drawing === null ? 0 : 300 + 90 * (drawing.phases.length + drawing.events.length)]),
  );
  return (row) => 480 + linkSize({ text: row.title, href: row.href }) + sum(row.services.map(linkSize)) + (drawn.get(row.href) ?? 0);
}

export const meetingSize = ({ title, href, decisions, incidents }: MeetingRow): number =>
  250 + linkSize({ text: title, href }) + sum(decisions.map((text) => 40 + htmlSize(text))) + sum(incidents.map(linkSize));

export function actionSize({ text, mentions, joined, owners, tickets }: ActionView): number {
  const details =
    mentions.length < 2
      ? 0
      : 150 + sum(mentions.map((one) => 120 + htmlSize(one.text) + linkSize({ text: one.documentTitle, href: one.href })));
  return 1200 + htmlSize(text) + 150 * (owners.length + tickets.length) + details + sum(joined.map((reason) => 10 + htmlSize(reason)));
}

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
