import type { SourceRange } from '../position.ts';
import { dateText } from './dates-text.ts';
import type { Lookup } from './lookup.ts';
import { commitHref, sourceHref } from './origins.ts';
import type { ProvenanceView } from './page-data.ts';

/** Where a page came from; `range`: the section that an incident was found in. */
export function provenance(path: string, range: SourceRange | null, { context, changes }: Lookup): ProvenanceView {
  const line = range?.start.line ?? null;
  const change = changes.get(path);
  return {
    path,
    line,
    href: sourceHref(context.site, path, line),
    lastChange:
      change === undefined
        ? null
        : { date: dateText(change.date), dateIso: change.date, commit: change.commit, href: commitHref(context.site, change.commit) },
  };
}
