import type { SourceRange } from '../position.ts';
import { printable } from '../problem.ts';
import type { Site } from '../schema/site.ts';
import { dateText } from './dates-text.ts';
import { shorten, tidy } from './fold.ts';
import type { Revision } from './history.ts';
import type { Lookup } from './lookup.ts';
import { commitHref, sourceHref } from './origins.ts';
import type { ProvenanceView, RevisionView } from './page-data.ts';

/** The newest that a page lists. */
const LISTED = 20;
const SUBJECT_LENGTH = 120;
/** As many as tell commits of a large repository apart. */
const SHORT_ID = 10;

/** Where a page came from; `range`: the section that an incident was found in. */
export function provenance(path: string, range: SourceRange | null, { context, history }: Lookup): ProvenanceView {
  const line = context.site.showsLines ? (range?.start.line ?? null) : null;
  const revisions = history.revisionsOf(path);
  const view = (revision: Revision): RevisionView => revisionView(revision, history.maySay(revision), context.site);
  const [newest, oldest] = [revisions[0], revisions.at(-1)];
  return {
    path,
    line,
    href: sourceHref(context.site, path, line),
    isHistoryTold: history.isTold,
    created: oldest === undefined ? null : { date: dateText(oldest.date), dateIso: oldest.date },
    lastChange: newest === undefined ? null : view(newest),
    revisions: revisions.slice(0, LISTED).map(view),
    earlierRevisions: Math.max(0, revisions.length - LISTED),
  };
}

function revisionView({ date, commit, subject }: Revision, maySay: boolean, site: Site): RevisionView {
  const said = tidy(printable(subject));
  return {
    date: dateText(date),
    dateIso: date,
    commit,
    short: commit.slice(0, SHORT_ID),
    href: commitHref(site, commit),
    subject: maySay && said !== '' ? shorten(said, SUBJECT_LENGTH) : null,
  };
}
